import { deriveRules, mineItemsets, mineRules, toRows } from '@clientele/association-rules';
import { InvalidOptionError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basketLists } from './oracle.ts';

const weighted = fc
  .array(
    fc.record({ basket: basketLists.map((lists) => lists[0] as string[]), weight: fc.integer({ min: 0, max: 4 }) }),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .filter((rows) => rows.some(({ weight }) => weight > 0));

describe('weights', () => {
  it.each(['frequent', 'closed', 'maximal'] as const)('whole ones are copies of baskets: %s sets', (target) => {
    fc.assert(
      fc.property(weighted, fc.double({ min: 0.05, max: 1, noNaN: true }), (rows, minSupport) => {
        const copies = rows.flatMap(({ basket, weight }) => Array.from({ length: weight }, () => basket));
        const weights = rows.map(({ weight }) => weight);
        const one = mineItemsets(
          rows.map(({ basket }) => basket),
          { weights, minSupport, target, maxLength: 3 },
        );
        const other = mineItemsets(copies, { minSupport, target, maxLength: 3 });
        const sorted = (table: typeof one): string[] =>
          toRows(table)
            .map((row) => JSON.stringify(row))
            .sort();
        expect(sorted(one)).toEqual(sorted(other));
        expect([one.n, one.complete]).toEqual([other.n, other.complete]);
      }),
    );
  });
  it('rules of whole weights are those of copies, significance included', () => {
    const lists = [['a', 'b'], ['a'], ['b'], []];
    const weights = [30, 4, 3, 40];
    const copies = lists.flatMap((list, i) => Array.from({ length: weights[i] as number }, () => list));
    const options = { minSupport: 0.1, significance: {}, measures: 'all' } as const;
    expect(toRows(mineRules(lists, { ...options, weights }))).toEqual(toRows(mineRules(copies, options)));
  });
  it('have the same bits in any order of the baskets', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 9 }), (weights) => {
        const lists = weights.map((_, i) => (i % 3 === 0 ? ['a'] : ['a', 'b']));
        const options = { minSupport: 1e-9 };
        const turned = mineItemsets([...lists].reverse(), { ...options, weights: [...weights].reverse() });
        expect(turned.columns).toEqual({
          ...mineItemsets(lists, { ...options, weights }).columns,
          items: expect.anything(),
        });
      }),
    );
  });
  it('that are no whole numbers have no exact test: the chi-squared test is offered', () => {
    const sets = mineItemsets([['a', 'b'], ['a'], []], { weights: [0.5, 1.25, 2], minSupport: 0.01 });
    expect(toRows(deriveRules(sets, { measures: ['fisherP', 'hyperLift'] }), ['fisherP', 'hyperLift'])[0]).toEqual({
      fisherP: null,
      hyperLift: null,
    });
    expect(() => deriveRules(sets, { significance: {} })).toThrow(/significance must be { test: "chi-squared" }/);
    expect(deriveRules(sets, { significance: { test: 'chi-squared', alpha: 0.99 } }).length).toBe(1);
  });
  it('respect include, exclude, top, lengths and the limit', () => {
    const lists = [['a', 'b', 'c'], ['a', 'b'], ['c']];
    const weights = Float64Array.of(1, 2, 4);
    const sets = (options: object): unknown[] =>
      toRows(mineItemsets(lists, { weights, minSupport: 0.1, ...options }), ['items', 'count']);
    expect(sets({ include: ['c'], minLength: 2, maxLength: 2 })).toEqual([
      { items: ['a', 'c'], count: 1 },
      { items: ['b', 'c'], count: 1 },
    ]);
    expect(sets({ exclude: ['a', 'b'] })).toEqual([{ items: ['c'], count: 5 }]);
    expect(sets({ top: 1 })).toEqual([{ items: ['c'], count: 5 }]);
    expect(mineItemsets(lists, { weights, minSupport: 0.1, maxItemsets: 2 }).truncated).toBe(true);
  });
  it.each([
    [[1, 2], 'one number a basket, 1 of them, got 2 numbers'],
    [[-1], 'finite numbers >= 0, got -1 for basket 0'],
    [[Number.NaN], 'got NaN for basket 0'],
    ['heavy', 'a list of numbers'],
  ])('refuses %j', (weights, message) => {
    const mine = (): unknown => mineItemsets([['a']], { weights: weights as never });
    expect(mine).toThrow(InvalidOptionError);
    expect(mine).toThrow(message);
  });
});
