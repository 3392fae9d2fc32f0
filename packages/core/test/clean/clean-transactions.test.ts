import { cleanTransactions, safeParseTransactions, toRows } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const at = (clock: string): string => `2026-01-05T${clock}`;
const off = { exactDuplicates: 'off', nearDuplicates: 'off', cancellations: 'off', outliers: 'off' } as const;

function effects(report: ReturnType<typeof cleanTransactions>['report']): Record<string, unknown> {
  const rows = toRows(report).filter((row) => row['lines'] !== 0);
  return Object.fromEntries(
    rows.map(({ rule, removed, changed, flagged, amount }) => [rule, { removed, changed, flagged, amount }]),
  );
}

describe('cleaning without options', () => {
  it('changes nothing and names what it meets', () => {
    const line = { customer: 'Ada', time: at('10:00'), amount: 12, order: '1' };
    const rows = [
      line,
      line,
      { ...line, time: at('10:05'), order: '2' },
      { customer: 'Bo', time: at('09:00'), amount: -3 },
    ];
    const { log } = safeParseTransactions(rows);
    const clean = cleanTransactions(log);
    expect(clean.log).toEqual(log);
    expect(effects(clean.report)).toEqual({
      exactDuplicates: { removed: 0, changed: 0, flagged: 1, amount: 12 },
      nearDuplicates: { removed: 0, changed: 0, flagged: 1, amount: 12 },
      cancellations: { removed: 0, changed: 0, flagged: 1, amount: -3 },
    });
    expect(clean.issues.counts).toEqual({ 'exact-duplicate': 1, 'near-duplicate': 1, 'refund-without-purchase': 1 });
    expect(clean.issues.listed.every(({ action }) => action === 'kept')).toBe(true);
  });

  it('says of rules that are off that they are', () => {
    const { report } = cleanTransactions([{ customer: 'Ada', time: '2026-01-05', amount: 12 }], off);
    expect(toRows(report, ['setting']).map((row) => row['setting'])).toEqual(new Array(9).fill('off'));
  });
});

describe('each rule', () => {
  it('writes ids in one way', () => {
    const rows = [' Ada', 'ADA', 'ada', 'Bo'].map((customer) => ({ customer, time: '2026-01-05', amount: 5 }));
    expect(cleanTransactions(rows, { ...off, ids: 'trim' }).log.customer.dictionary.values).toEqual([
      'Ada',
      'ADA',
      'ada',
      'Bo',
    ]);
    const lower = cleanTransactions(rows, { ...off, ids: 'lower' });
    expect(lower.log.customer.dictionary.values).toEqual(['ada', 'bo']);
    expect([...lower.touched.ids]).toEqual([0, 1, 3]);
    expect(lower.issues.listed[0]).toMatchObject({ code: 'tidied-id', row: 0, expected: '"ada"', received: '" Ada"' });
  });

  it('joins products under one id, along chains of aliases', () => {
    const rows = ['a', 'b', 'c', 'd'].map((product) => ({ customer: 'Ada', time: '2026-01-05', amount: 5, product }));
    const { log, touched } = cleanTransactions(rows, { ...off, productAliases: { a: 'b', b: 'c', x: 'y' } });
    expect(toRows({ length: 4, columns: { product: log.product } } as never)).toEqual([
      { product: 'c' },
      { product: 'c' },
      { product: 'c' },
      { product: 'd' },
    ]);
    expect([...touched.productAliases]).toEqual([0, 1]);
  });

  it('gives a product its most frequent name, or its latest', () => {
    const names: [string, string][] = [
      ['2026-01-01', 'Tea'],
      ['2026-01-02', 'Tea'],
      ['2026-01-03', 'Green tea'],
    ];
    const rows = names.map(([time, productName]) => ({ customer: 'Ada', time, amount: 5, product: 't', productName }));
    const namesOf = (productNames: 'most-frequent' | 'latest'): unknown[] => {
      const { log } = cleanTransactions(rows, { ...off, productNames });
      return [...(log.productName?.codes ?? [])].map((code) => log.productName?.dictionary.values[code]);
    };
    expect(namesOf('most-frequent')).toEqual(['Tea', 'Tea', 'Tea']);
    expect(namesOf('latest')).toEqual(['Green tea', 'Green tea', 'Green tea']);
    const { issues } = cleanTransactions(rows, { ...off, productNames: 'latest' });
    expect(issues.counts).toEqual({ 'product-with-several-names': 2 });
  });

  it('drops or fills what is missing by the rule that is stated, and names what it cannot fill', () => {
    const line = { customer: 'Ada', time: '2026-01-05', amount: 5 };
    const rows = [
      { ...line, product: 't', category: 'tea', quantity: 1 },
      { ...line, product: 't', category: 'tea', quantity: 4 },
      { ...line, product: 't', category: '', quantity: '' },
      { ...line, product: 'x', category: '', quantity: 100 },
      { ...line, product: '', category: 'pots', quantity: 100 },
    ];
    const fill = cleanTransactions(rows, {
      ...off,
      missing: { category: 'by-product', quantity: 'by-product', product: 'drop' },
    });
    expect([...(fill.log.quantity ?? [])]).toEqual([1, 4, 2.5, 100]);
    expect([...fill.touched.missing]).toEqual([2, 3, 4]);
    expect(effects(fill.report)).toEqual({ missing: { removed: 1, changed: 1, flagged: 1, amount: 15 } });
    const stated = cleanTransactions(rows, {
      ...off,
      missing: { quantity: 'median', category: 'most-frequent', product: { value: 'other' } },
    });
    expect(stated.log.quantity?.[2]).toBe(52);
    expect(stated.log.product?.dictionary.values).toEqual(['t', 'x', 'other']);
    expect(stated.issues.counts).toEqual({ 'missing-value': 5 }); // four filled, and the empty number that reading met
  });

  it('removes lines that stand twice, and those sent twice', () => {
    const line = { customer: 'Ada', time: at('10:00'), amount: 12, order: '1' };
    const rows = [line, line, { ...line, time: at('10:09'), order: '2' }, { ...line, time: at('10:30'), order: '3' }];
    const exact = cleanTransactions(rows, { ...off, exactDuplicates: 'remove' });
    expect([exact.log.length, [...exact.touched.exactDuplicates]]).toEqual([3, [1]]);
    const near = cleanTransactions(rows, { exactDuplicates: 'remove', nearDuplicates: 'remove' });
    expect([near.log.length, [...near.touched.nearDuplicates]]).toEqual([2, [2]]);
    const wide = cleanTransactions(rows, {
      exactDuplicates: 'remove',
      nearDuplicates: 'remove',
      nearWithin: { hours: 1 },
    });
    expect(wide.log.length).toBe(1);
  });

  it('flags an amount beside which all others are small, and keeps it', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      customer: `c${i}`,
      time: '2026-01-05',
      amount: 10 + (i % 7),
    }));
    const clean = cleanTransactions([...rows, { customer: 'whale', time: '2026-01-05', amount: 90_000 }], {
      nearDuplicates: 'off',
    });
    expect([...clean.touched.outliers]).toEqual([40]);
    expect(clean.log.length).toBe(41);
    expect(
      cleanTransactions([...rows, { customer: 'whale', time: '2026-01-05', amount: 90_000 }], { outliers: 'remove' })
        .log.length,
    ).toBe(40);
  });

  it('judges an amount by the modified z-score of Iglewicz and Hoaglin', () => {
    // Worked by hand: ln of 1, e, ..., e^8 has median 4 and MAD 2, so 3.5 * 2 / 0.6745 = 10.378 is how far is too far.
    const rows = [...Array.from({ length: 9 }, (_, i) => i), 14.37, 14.39].map((power, i) => ({
      customer: `c${i}`,
      time: '2026-01-05',
      amount: Math.exp(power),
    }));
    const first = cleanTransactions(rows.slice(0, 10), { ...off, outliers: 'flag' });
    expect(first.touched.outliers.length).toBe(0); // median 4.5, MAD 2.5
    const { touched } = cleanTransactions(rows.slice(0, 9), { ...off, outliers: 'flag', outlierThreshold: 1.3 });
    expect([...touched.outliers]).toEqual([0, 8]); // |0 - 4| * 0.6745 / 2 = 1.349, the next is 1.012
  });
});

describe('rows', () => {
  it('are numbered as in the input, those set aside while reading counted too', () => {
    const rows = [
      { customer: '', time: '2026-01-05', amount: 1 },
      { customer: 'Ada', time: '2026-01-05', amount: 2 },
      { customer: 'Ada', time: '2026-01-05', amount: 2 },
    ];
    const clean = cleanTransactions(rows, { exactDuplicates: 'remove' });
    expect([clean.rowsRead, clean.rowsDropped, clean.log.length]).toEqual([3, 1, 1]);
    expect([...clean.touched.exactDuplicates]).toEqual([2]);
    expect(clean.issues.counts).toEqual({ 'missing-value': 1, 'exact-duplicate': 1 });
    expect([...(clean.origin.rows ?? [])]).toEqual([1]);
  });

  it('take the findings of a log that was read before along', () => {
    const parsed = safeParseTransactions([
      { customer: 'Ada', time: 'soon', amount: 2 },
      { customer: 'Ada', time: '2026-01-05', amount: 2 },
    ]);
    expect(cleanTransactions(parsed.log, { read: parsed }).issues.counts).toEqual({ 'invalid-date': 1 });
  });
});
