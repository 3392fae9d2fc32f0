import { deriveBaskets, InvalidInputError, parseTransactions, type Transaction, toRows } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const line = (product: string | undefined, over: Partial<Transaction> = {}): Transaction => ({
  customer: 'Ada',
  time: '2026-01-05T10:00:00Z',
  amount: 1,
  order: '1',
  ...(product === undefined ? {} : { product }),
  ...over,
});
const itemsOf = (rows: readonly Transaction[], timeZone = 'UTC'): unknown[] =>
  toRows(deriveBaskets(parseTransactions(rows, { timeZone }))).map(({ items }) => items);

describe('a basket', () => {
  it('is the set of products of an order, wherever its lines stand', () => {
    const rows = [line('wipes'), line('beer', { order: '2' }), line('diapers'), line('wipes', { amount: 2 })];
    const baskets = deriveBaskets(rows);
    expect(toRows(baskets, ['items'])).toEqual([{ items: ['wipes', 'diapers'] }, { items: ['beer'] }]);
    expect(baskets.notes).toEqual([
      {
        code: 'repeated-items',
        message: '1 times an item was named again in its basket: a basket is a set',
        details: { repeated: 1 },
      },
    ]);
  });
  it('holds what was paid nothing for, and what has no quantity', () => {
    expect(itemsOf([line('gift', { amount: 0 }), line('wipes', { quantity: 2 })])).toEqual([['gift', 'wipes']]);
  });
  it('is not made by refunds, lines of quantity 0 or lines without a product; they are counted, the last are listed', () => {
    const rows = [
      line('wipes'),
      line('beer', { amount: -1 }),
      line('salt', { quantity: 0 }),
      line(undefined),
      line('diapers', { amount: -5, order: '2' }),
      line(undefined, { order: '3' }),
    ];
    const baskets = deriveBaskets(parseTransactions(rows));
    expect(toRows(baskets, ['items'])).toEqual([{ items: ['wipes'] }]);
    expect(baskets.notes.map(({ code, details }) => [code, details])).toEqual([
      ['lines-not-in-baskets', { lines: 5, refunds: 2, zeroQuantity: 1, withoutProduct: 2 }],
    ]);
    expect(baskets.issues.counts).toEqual({ 'missing-value': 2 });
    expect(baskets.issues.listed.map(({ row, column, action }) => [row, column, action])).toEqual([
      [3, 'product', 'dropped'],
      [5, 'product', 'dropped'],
    ]);
  });
  it('is what a customer buys on a civil day of the zone where there are no orders', () => {
    const rows = ['2026-01-05T23:30:00Z', '2026-01-06T00:30:00Z', '2026-01-06T23:30:00Z'].map((time, i) => {
      const { order: _, ...row } = line(`p${i}`, { time });
      return row;
    });
    expect(itemsOf(rows, 'UTC')).toEqual([['p0'], ['p1', 'p2']]);
    expect(itemsOf(rows, 'Europe/Berlin')).toEqual([['p0', 'p1'], ['p2']]);
  });
  it('is a day also for the lines that name no order in a log with orders', () => {
    const { order: _, ...loose } = line('beer');
    expect(itemsOf([line('wipes'), loose, { ...loose, product: 'salt' }])).toEqual([['wipes'], ['beer', 'salt']]);
  });
  it('belongs to one customer: an order id that two share makes two', () => {
    const baskets = deriveBaskets([line('wipes'), line('beer', { customer: 'Bo' })]);
    expect(toRows(baskets, ['customer', 'items'])).toEqual([
      { customer: 'Ada', items: ['wipes'] },
      { customer: 'Bo', items: ['beer'] },
    ]);
  });
  it('has the time of its first line that counts', () => {
    const rows = [
      line('a', { time: '2026-01-05T12:00:00Z' }),
      line('b', { time: '2026-01-05T11:00:00Z' }),
      line('c', { time: '2026-01-05T09:00:00Z', amount: -1 }),
    ];
    expect([...deriveBaskets(rows).columns.time]).toEqual([Date.UTC(2026, 0, 5, 11)]);
  });
});

describe('deriveBaskets', () => {
  it('says that there is no product column', () => {
    const rows = [{ customer: 'Ada', time: '2026-01-05', amount: 1 }];
    expect(() => deriveBaskets(rows)).toThrow(InvalidInputError);
    expect(() => deriveBaskets(rows)).toThrow('deriveBaskets: the transactions have no column "product"');
  });
  it('sees only what was before asOf, and says so', () => {
    const baskets = deriveBaskets([line('wipes'), line('beer', { time: '2026-01-06', order: '2' })], {
      asOf: '2026-01-06',
    });
    expect(toRows(baskets, ['items'])).toEqual([{ items: ['wipes'] }]);
    expect([baskets.asOf, baskets.timeZone]).toEqual([Date.UTC(2026, 0, 6), 'UTC']);
    expect(baskets.notes.map(({ code, details }) => [code, details])).toEqual([['lines-after-as-of', { lines: 1 }]]);
  });
  it('gives no basket for a log of refunds', () => {
    expect(deriveBaskets([line('wipes', { amount: -1 })]).length).toBe(0);
  });
  it('shares the dictionaries of the log, and survives a clone', () => {
    const log = parseTransactions([line('wipes'), line('__proto__')]);
    const baskets = deriveBaskets(log);
    expect(baskets.columns.items.dictionary).toBe(log.product?.dictionary);
    expect(baskets.customer.dictionary).toBe(log.customer.dictionary);
    expect(toRows(structuredClone(baskets), ['items'])).toEqual([{ items: ['wipes', '__proto__'] }]);
  });
});
