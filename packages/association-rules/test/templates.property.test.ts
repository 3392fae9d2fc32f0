import { deriveRules, mineItemsets, mineRules, toRows } from '@clientele/association-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basketLists } from './oracle.ts';

describe('templates are pushed into the search', () => {
  it('and change nothing: all measures, improvement too, are those of rules that were filtered afterwards', () => {
    const names = fc.option(fc.subarray(['a', 'b', 'c', '10'], { minLength: 1 }), { nil: undefined });
    fc.assert(
      fc.property(basketLists, names, names, fc.integer({ min: 1, max: 3 }), (baskets, before, after, count) => {
        const known = new Set(baskets.flat());
        const named = (list: readonly string[] | undefined): readonly string[] | undefined =>
          list?.filter((item) => known.has(item));
        const rules = {
          antecedent: named(before),
          consequent: named(after),
          maxConsequent: 2,
          minConfidence: 0,
          measures: 'all',
        } as const;
        const pushed = mineRules(baskets, { ...rules, minSupport: { count } });
        const filtered = deriveRules(mineItemsets(baskets, { minSupport: { count } }), rules);
        expect(toRows(pushed)).toEqual(toRows(filtered));
      }),
    );
  });
  it('what they rule out is not mined: 2^26 sets without wipes never come up', () => {
    const wide = Array.from({ length: 26 }, (_, i) => `p${i}`);
    const baskets = [wide, wide, ['wipes', 'diapers'], ['wipes', 'diapers']];
    const rules = mineRules(baskets, { minSupport: { count: 2 }, consequent: ['wipes'] });
    expect(toRows(rules, ['antecedent', 'consequent'])).toEqual([{ antecedent: ['diapers'], consequent: ['wipes'] }]);
  });
});

describe('the chi-squared test', () => {
  it('finds what Fisher finds on large counts, and never a consequent of every basket', () => {
    const often = (count: number, items: string[]): string[][] => Array.from({ length: count }, () => items);
    const baskets = [
      ...often(60, ['a', 'b', 'all']),
      ...often(20, ['a', 'all']),
      ...often(20, ['b', 'all']),
      ...often(100, ['all']),
    ];
    const found = (test: 'fisher' | 'chi-squared'): unknown[] =>
      toRows(mineRules(baskets, { minSupport: 0.1, maxLength: 2, significance: { test, alpha: 0.01 } }), [
        'antecedent',
        'consequent',
      ]);
    expect(found('chi-squared')).toEqual([
      { antecedent: ['a'], consequent: ['b'] },
      { antecedent: ['b'], consequent: ['a'] },
    ]);
    expect(found('fisher')).toEqual(found('chi-squared'));
  });
});

describe('maxMemory', () => {
  it('cuts what would take more, and says so: a basket of 1,110 items', () => {
    const wide = Array.from({ length: 1_110 }, (_, i) => `p${i}`);
    const { length, truncated, notes } = mineItemsets([wide], { minSupport: 1, maxMemory: 0.1 });
    expect([truncated, notes.map(({ code }) => code)]).toEqual([true, ['truncated']]);
    expect(length).toBeGreaterThan(10);
    expect(length * 12).toBeLessThan(100_000);
  });
  it('holds for weighted baskets too', () => {
    const lists = [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']];
    const options = { minSupport: 1, maxMemory: 0.001 };
    const plain = mineItemsets(lists, options);
    const weighted = mineItemsets(lists, { ...options, weights: [1] });
    expect([weighted.truncated, weighted.length > 10, weighted.length < 84]).toEqual([true, true, true]);
    expect(plain.truncated).toBe(true);
    expect(mineItemsets(lists, { minSupport: 1, maxMemory: 0.01, weights: [1] }).length).toBe(255);
  });
});
