import { describe, expect, it } from 'vitest';
import { analyze, toRows } from '../../src/index.ts';

let order = 0;
/** Orders of one product each, or of several. */
const orders = (count: number, customer: string, ...products: string[]): object[] =>
  Array.from({ length: count }, (_, i) => {
    order++;
    return products.map((product) => ({
      ...{ customer: `${customer}${i}`, order, product, amount: 5 },
      productName: `The ${product}`,
      time: `2026-03-${String((i % 27) + 1).padStart(2, '0')}`,
    }));
  }).flat();
const lines = [
  ...orders(30, 'a', 'diapers', 'wipes'),
  ...orders(10, 'b', 'diapers'),
  ...orders(40, 'c', 'beer'),
  ...orders(20, 'd', 'cola'),
];

describe('the rules stage', () => {
  it('finds what chance does not explain, and says whom to offer it', () => {
    const { rules, tables, stages, notes } = analyze(lines);
    expect(stages.rules).toBe('done');
    expect(toRows(rules, ['antecedent', 'consequent', 'count', 'n', 'lift'])).toEqual([
      { antecedent: ['wipes'], consequent: ['diapers'], count: 30, n: 100, lift: 2.5 },
      { antecedent: ['diapers'], consequent: ['wipes'], count: 30, n: 100, lift: 2.5 },
    ]);
    expect(toRows(tables?.['promotions'] ?? rules, ['antecedent', 'item', 'customers'] as never)).toEqual([
      { antecedent: ['diapers'], item: 'wipes', customers: 10 },
    ]);
    expect(toRows(tables?.['productNames'] ?? rules)).toEqual([
      { product: 'diapers', productName: 'The diapers' },
      { product: 'wipes', productName: 'The wipes' },
    ]);
    expect(notes.map(({ code }) => code)).toContain('rules-mined');
  });
  it('says what it lacks: products, or lines that put one into a basket', () => {
    const bare = lines.map((line) => ({ ...line, product: undefined, productName: undefined }));
    expect(analyze(bare).stages.rules).toMatch(/^needs (a column of products|baskets)/);
    const { rules } = analyze(orders(3, 'e', 'tea'));
    expect([rules.length, Object.keys(rules.columns).length]).toEqual([0, 11]);
  });
});
