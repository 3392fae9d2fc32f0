import {
  customerTable,
  encode,
  enrich,
  filterRows,
  InvalidInputError,
  InvalidOptionError,
  parseTransactions,
  table,
  toRows,
} from '@clientele/core';
import { describe, expect, it } from 'vitest';

const log = parseTransactions(
  [
    { customer: 'Ada', time: '2026-01-05T23:30:00Z', amount: 20, product: 't1', category: 'tea' },
    { customer: 'Bo', time: '2026-01-06', amount: 5, product: 'p9', category: '' },
    { customer: '007', time: '2026-02-01', amount: 7, product: '', category: '' },
  ],
  { timeZone: 'Europe/Berlin' },
);

describe('enrich', () => {
  it('joins attributes of customers to their lines, and says which ids nearly match', () => {
    const customers = customerTable(['Ada', '7', 'Nobody'], { age: [41, 20, 1], city: ['Ulm', 'Bonn', null] });
    const found = enrich(log, { customers });
    expect(found.log.custom?.['age']).toEqual(Float64Array.of(41, Number.NaN, Number.NaN));
    expect(found.log.custom?.['city']).toEqual(['Ulm', null, null]);
    expect(toRows(found.misses)).toEqual([{ source: 'customers', keys: 2, lines: 2, amount: 12 }]);
    expect(found.notes[0]?.message).toContain('1 would match but for leading zeros, such as "007" and "7"');
    expect(found.log.length).toBe(3);
  });

  it('fills names and categories of products where the log has none, and keeps its own', () => {
    const products = table({ product: ['t1', 'p9'], name: ['Tea', 'Pot'], category: ['hot', 'pots'], price: [4, 30] });
    const found = enrich(log, { products });
    const shown = {
      length: 3,
      columns: { name: found.log.productName, category: found.log.category, price: found.log.custom?.['price'] },
    };
    expect(toRows(shown as never)).toEqual([
      { name: 'Tea', category: 'tea', price: 4 },
      { name: 'Pot', category: 'pots', price: 30 },
      { name: null, category: null, price: null },
    ]);
    expect(toRows(found.misses)).toEqual([{ source: 'products', keys: 1, lines: 1, amount: 7 }]);
  });

  it('knows the days in the zone of the log', () => {
    const calendar = table({ date: ['2026-01-06'], holiday: ['Epiphany'] });
    expect(enrich(log, { calendar }).log.custom?.['holiday']).toEqual(['Epiphany', 'Epiphany', null]);
    const { custom } = enrich(log, { calendar: 'civil' }).log;
    expect(custom?.['weekday']).toEqual(encode(['tuesday', 'tuesday', 'sunday']));
    expect([custom?.['month'], custom?.['quarter'], custom?.['year']]).toEqual([
      Float64Array.of(1, 1, 2),
      Float64Array.of(1, 1, 1),
      Float64Array.of(2026, 2026, 2026),
    ]);
  });

  it('gives columns that views take along', () => {
    const { log: more } = enrich(log, { calendar: 'civil' });
    expect(filterRows(more, [0, 0, 1]).custom?.['month']).toEqual(Float64Array.of(2));
    expect(structuredClone(more)).toEqual(more);
  });

  it('refuses what would be ambiguous', () => {
    const twice = table({ product: ['t1', 't1'], price: [1, 2] });
    expect(() => enrich(log, { products: twice })).toThrow('"t1" stands twice in products, in rows 0 and 1');
    expect(() => enrich(log, { products: table({ price: [1] }) })).toThrow(
      'products needs a column "product" of texts',
    );
    expect(() => enrich(log, { customers: customerTable(['Ada'], { amount: [1] }) })).toThrow(
      'column "amount" of customers is there already',
    );
    const both = { customers: customerTable(['Ada'], { month: [1] }), calendar: 'civil' } as const;
    expect(() => enrich(log, both)).toThrow(InvalidInputError);
    expect(() => enrich([{ customer: 'Ada', time: '2026-01-05', amount: 1 }], { products: twice })).toThrow(
      'column "product"',
    );
    expect(() => enrich(log, { calendar: 'lunar' } as never)).toThrow(InvalidOptionError);
    expect(() => enrich(log, { shops: table({}) } as never)).toThrow(InvalidOptionError);
  });

  it('takes customers named as fields of objects', () => {
    const rows = [{ customer: '__proto__', time: '2026-01-05', amount: 1 }];
    const found = enrich(rows, { customers: customerTable(['__proto__', 'constructor'], { age: [5, 6] }) });
    expect(found.log.custom?.['age']).toEqual(Float64Array.of(5));
  });
});
