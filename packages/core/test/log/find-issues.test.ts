import { findIssues, InvalidOptionError, parseTransactions, safeParseTransactions } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const line = {
  customer: 'Ada',
  time: '2026-01-05T10:00',
  amount: 12.5,
  order: 'A1',
  product: 'P1',
  productName: 'Tea',
};
const found = (rows: object[], options: object = {}): unknown[] =>
  safeParseTransactions(rows, options).issues.listed.map(({ code, row, expected, received }) => [
    code,
    row,
    expected,
    received,
  ]);

describe('exact duplicates', () => {
  it('are kept, one issue a surplus line with its amount: money and frequency stay as they were', () => {
    const { log, issues } = safeParseTransactions([line, line, { ...line, amount: 3 }, line]);
    expect(log.length).toBe(4);
    expect(issues.listed).toEqual([
      {
        code: 'exact-duplicate',
        row: 1,
        column: 'amount',
        expected: 'a line that differs from row 0',
        received: '12.5',
        action: 'kept',
      },
      {
        code: 'exact-duplicate',
        row: 3,
        column: 'amount',
        expected: 'a line that differs from row 0',
        received: '12.5',
        action: 'kept',
      },
    ]);
  });
  it('are equal in every mapped column: any one that differs makes another line', () => {
    const others = Object.entries({
      customer: 'Bo',
      time: '2026-01-05T11:00',
      amount: 1,
      product: 'P2',
      quantity: 2,
      channel: 'web',
    });
    for (const [name, value] of others) {
      const rows = [
        { ...line, quantity: 1, channel: 'shop' },
        { ...line, quantity: 1, channel: 'shop', [name]: value },
      ];
      expect(safeParseTransactions(rows).issues.counts['exact-duplicate'], name).toBeUndefined();
    }
  });
  it('are judged by the columns that are mapped, not by those that are not', () => {
    expect(
      safeParseTransactions([
        { ...line, note: 'a' },
        { ...line, note: 'b' },
      ]).issues.counts,
    ).toEqual({ 'exact-duplicate': 1 });
  });
  it('a cell missing in both is equal', () => {
    const rows = [
      { ...line, channel: null, quantity: null },
      { ...line, channel: '', quantity: undefined },
    ];
    expect(safeParseTransactions(rows).issues.counts).toEqual({ 'missing-value': 2, 'exact-duplicate': 1 });
  });
  it('are those that comparing every pair of lines finds', () => {
    const row = fc.record({
      customer: fc.constantFrom('a', 'b'),
      time: fc.constantFrom('2026-01-05', '2026-01-06'),
      amount: fc.constantFrom(0, 1.5),
      channel: fc.constantFrom('x', null),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const texts = rows.map((cells) => JSON.stringify(cells));
        const surplus = texts.flatMap((text, at) => (texts.indexOf(text) < at ? [[at, texts.indexOf(text)]] : []));
        const listed = safeParseTransactions(rows).issues.listed.filter(({ code }) => code === 'exact-duplicate');
        expect(listed.map((issue) => [issue.row, Number(issue.expected.split(' ').at(-1))])).toEqual(surplus);
      }),
    );
  });
});

describe('order ids', () => {
  it('met on several civil days are one finding each: restarted numbers, or lines across midnight', () => {
    const rows = [
      line,
      { ...line, time: '2026-02-05T10:00' },
      { ...line, time: '2026-03-05T10:00' },
      { ...line, order: 'A2', time: '2026-01-05T23:59' },
      { ...line, order: 'A2', time: '2026-01-06T00:01' },
    ];
    expect(found(rows)).toEqual([
      ['order-on-several-days', 1, 'one civil day, 2026-01-05', '"A1"'],
      ['order-on-several-days', 4, 'one civil day, 2026-01-05', '"A2"'],
    ]);
  });
  it('are on one day or two as the zone says', () => {
    const rows = ['2026-01-05T22:30:00Z', '2026-01-05T23:30:00Z'].map((time) => ({ ...line, time }));
    expect(found(rows)).toEqual([]);
    expect(found(rows, { timeZone: 'Europe/Berlin' })).toHaveLength(1);
  });
  it('of several customers are one finding each', () => {
    expect(found([line, { ...line, customer: 'Bo' }, { ...line, customer: 'Cy' }])).toEqual([
      ['order-of-several-customers', 1, 'one customer, "Ada"', '"A1"'],
    ]);
  });
  it('that are missing are no order', () => {
    expect(
      found([
        { ...line, order: '' },
        { ...line, order: '', customer: 'Bo', time: '2027-01-05' },
      ]),
    ).toEqual([]);
  });
});

describe('product ids', () => {
  it('with several names are one finding each; a missing name is none', () => {
    const rows = ['Tea', '', 'Green tea', 'Black tea'].map((productName, at) => ({ ...line, productName, amount: at }));
    expect(found(rows)).toEqual([['product-with-several-names', 2, 'one name, "Tea"', '"P1"']]);
  });
});

describe('findIssues on a log alone', () => {
  const log = parseTransactions([line, line]);
  it('names rows, lines and columns as it is told', () => {
    const lines = Uint32Array.of(2, 3, 4, 5, 6, 9);
    const issues = findIssues(log, { rows: Uint32Array.of(2, 5), lines, map: { amount: 'Sales' } });
    expect(issues.listed[0]).toMatchObject({
      row: 5,
      line: 9,
      column: 'Sales',
      expected: 'a line that differs from row 2',
    });
  });
  it('lists no more than it is told, and counts all', () => {
    const many = parseTransactions(Array.from({ length: 10 }, () => line));
    const issues = findIssues(many, { maxIssues: 4 });
    expect([issues.listed.length, issues.counts]).toEqual([4, { 'exact-duplicate': 9 }]);
    expect(issues.listed.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
  });
  it('finds nothing in an empty log, and refuses unknown options', () => {
    expect(findIssues(parseTransactions([]))).toEqual({ counts: {}, listed: [] });
    expect(() => findIssues(log, { maxIssue: 4 } as never)).toThrow(InvalidOptionError);
  });
});
