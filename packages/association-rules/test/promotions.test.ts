import { mineRules, promotionsOf, toRows } from '@clientele/association-rules';
import { deriveBaskets, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const sold = (customer: string, order: number, ...products: string[]): object[] =>
  products.map((product) => ({ customer, order, product, time: '2026-03-01', amount: 1 }));
const baskets = deriveBaskets([
  ...sold('Ada', 1, 'diapers', 'wipes', 'formula'),
  ...sold('Bo', 2, 'diapers', 'wipes', 'formula'),
  ...sold('Cy', 3, 'diapers'),
  ...sold('Cy', 4, 'wipes'),
  ...sold('Di', 5, 'diapers'),
  ...sold('Di', 6, 'formula'),
  ...sold('Ed', 7, 'beer'),
]);
const rules = mineRules(baskets, { minSupport: { count: 2 }, minConfidence: 0.1, maxLength: 2, sortBy: 'confidence' });

describe('promotionsOf', () => {
  it('offers an item once, to those who bought the rest in any basket and never the item', () => {
    const rows = toRows(promotionsOf(rules, baskets), ['antecedent', 'item', 'customers']);
    // Di has bought formula, never wipes; Cy diapers, never formula; nobody but Ed lacks diapers.
    expect(rows).toEqual([
      { antecedent: ['formula'], item: 'wipes', customers: 1 },
      { antecedent: ['wipes'], item: 'formula', customers: 1 },
    ]);
  });
  it('keeps the first k, and gives the reason with its counts', () => {
    const { columns, length } = promotionsOf(rules, baskets, { k: 1 });
    expect([length, columns.reason]).toEqual([1, ['of 3 baskets with formula 2 hold wipes too']]);
  });
  it('refuses rules of other baskets, and wrong options', () => {
    const others = mineRules([['a', 'b']], { minSupport: 1 });
    expect(() => promotionsOf(others, baskets)).toThrow(InvalidInputError);
    expect(() => promotionsOf(rules, baskets, { k: 0 })).toThrow(InvalidOptionError);
  });
});
