import { type ItemHierarchy, mineItemsets, mineRules, toRows } from '@clientele/association-rules';
import { InvalidOptionError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basketLists, countAll, countsOf, itemsOf, keyOf } from './oracle.ts';

/** Every item of the arbitrary has a category, some of those another one above. */
const parents: Readonly<Record<string, string>> = {
  a: 'first',
  b: 'first',
  c: 'second',
  d: 'second',
  10: 'numbers',
  9: 'numbers',
  é: 'letters',
  first: 'letters',
  second: 'letters',
};
const hierarchy: ItemHierarchy = Object.entries(parents).map(([item, parent]) => ({ item, parent }));

function ancestors(item: string): string[] {
  const parent = Object.hasOwn(parents, item) ? parents[item] : undefined;
  return parent === undefined ? [] : [parent, ...ancestors(parent)];
}
const isMixed = (items: readonly string[]): boolean =>
  items.some((item) => ancestors(item).some((one) => items.includes(one)));

describe('a hierarchy', () => {
  it('makes sets of items and categories, none with an item and its own ancestor', () => {
    fc.assert(
      fc.property(basketLists, fc.integer({ min: 1, max: 4 }), (baskets, count) => {
        const families = baskets.map((basket) => [...new Set(basket.flatMap((item) => [item, ...ancestors(item)]))]);
        const wanted = [...countAll(families)].filter(([key, met]) => met >= count && !isMixed(itemsOf(key)));
        const { counts, rows } = countsOf(mineItemsets(baskets, { minSupport: { count }, hierarchy }));
        expect(counts).toEqual(new Map(wanted));
        expect(rows).toBe(wanted.length);
      }),
      { numRuns: 60 },
    );
  });
  it('does so in the dense part of the search as well, with weights, and with items that every set must hold', () => {
    const items = Array.from({ length: 9 }, (_, i) => `p${i}`);
    const rows = items.map((item, i) => ({ item, parent: `c${i % 3}` }));
    const baskets = Array.from({ length: 80 }, (_, i) => items.filter((_, bit) => (i * 7919) & (1 << bit)));
    const families = baskets.map((basket) => [
      ...new Set([...basket, ...basket.map((item) => `c${Number(item[1]) % 3}`)]),
    ]);
    const isKin = (set: readonly string[]): boolean =>
      set.some((item) => item[0] === 'p' && set.includes(`c${Number(item[1]) % 3}`));
    const wanted = new Map([...countAll(families)].filter(([key, met]) => met >= 4 && !isKin(itemsOf(key))));
    const options = { minSupport: { count: 4 }, hierarchy: rows } as const;
    expect(countsOf(mineItemsets(baskets, options)).counts).toEqual(wanted);
    expect(countsOf(mineItemsets(baskets, { ...options, weights: baskets.map(() => 1) })).counts).toEqual(wanted);
    const held = countsOf(mineItemsets(baskets, { ...options, include: ['c0', 'p1'] })).counts;
    expect(held).toEqual(
      new Map([...wanted].filter(([key]) => itemsOf(key).includes('c0') && itemsOf(key).includes('p1'))),
    );
  });
  it('makes rules between levels: what follows from an item, what from its category', () => {
    const baskets = [['espresso', 'milk'], ['filter', 'milk'], ['filter'], ['tea']];
    const coffee = ['espresso', 'filter'].map((item) => ({ item, parent: 'coffee' }));
    const rules = mineRules(baskets, {
      minSupport: { count: 1 },
      hierarchy: coffee,
      consequent: ['milk'],
      antecedent: ['coffee', 'filter'],
    });
    expect(toRows(rules, ['antecedent', 'count', 'antecedentCount'])).toEqual([
      { antecedent: ['coffee'], count: 2, antecedentCount: 3 },
      { antecedent: ['filter'], count: 1, antecedentCount: 2 },
    ]);
    expect(keyOf(['b', 'a'])).toBe('["a","b"]');
  });
  it.each([
    [
      {
        hierarchy: [
          { item: 'a', parent: 'b' },
          { item: 'b', parent: 'a' },
        ],
      },
      'free of circles, got "a" in "b" in "a"',
    ],
    [{ hierarchy: [{ item: 'a', parent: 'a' }] }, 'free of circles'],
    [{ hierarchy: { a: 'b' } }, 'a list of rows with item and parent'],
    [{ hierarchy: [{ item: 'a', parent: 'b' }], target: 'closed' }, 'hierarchy must be left out'],
    [{ hierarchy: [{ item: 'a', parent: 'b' }], include: ['a', 'b'] }, 'free of items together with their ancestors'],
  ])('refuses %j', (options, message) => {
    const mine = (): unknown => mineItemsets([['a']], options as never);
    expect(mine).toThrow(InvalidOptionError);
    expect(mine).toThrow(message);
  });
});
