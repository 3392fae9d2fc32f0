import { deriveRules, mineItemsets, toRows } from '@clientele/association-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basketLists } from './oracle.ts';

const all = { minSupport: { count: 1 }, measures: 'all' } as const;

describe('measures of itemsets', () => {
  it('are 1 for single items', () => {
    const rows = toRows(mineItemsets([['a', 'b'], ['a'], [], []], { ...all, maxLength: 1 }));
    expect(rows.map(({ allConfidence, crossSupportRatio, lift }) => [allConfidence, crossSupportRatio, lift])).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });
  it('all-confidence is the least confidence of any rule of the set', () => {
    fc.assert(
      fc.property(basketLists, (baskets) => {
        const sets = mineItemsets(baskets, { ...all, maxLength: 3 });
        const rules = toRows(deriveRules(sets, { minConfidence: 0, maxConsequent: 2 }));
        for (const { items, allConfidence } of toRows(sets, ['items', 'allConfidence'])) {
          if ((items as string[]).length < 2) continue;
          const own = rules.filter(
            ({ antecedent, consequent }) =>
              [...(antecedent as string[]), ...(consequent as string[])].sort().join() === (items as string[]).join(),
          );
          const least = Math.min(...own.map(({ confidence }) => confidence as number));
          expect(allConfidence).toBeCloseTo(least, 12);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('are at most 1, lift of a pair is that of its rule, and whole weights are copies of baskets', () => {
    fc.assert(
      fc.property(
        basketLists,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 14, maxLength: 14 }),
        (baskets, draws) => {
          const weights = draws.slice(0, baskets.length);
          const weighted = toRows(mineItemsets(baskets, { ...all, maxLength: 2, weights }));
          const copies = baskets.flatMap((basket, at) => Array.from({ length: weights[at] as number }, () => basket));
          const copied = new Map(
            toRows(mineItemsets(copies, { ...all, maxLength: 2 })).map((row) => [JSON.stringify(row.items), row]),
          );
          for (const row of weighted) {
            const same = copied.get(JSON.stringify(row.items));
            for (const name of ['allConfidence', 'crossSupportRatio', 'lift'] as const) {
              expect(row[name]).toBeCloseTo(same?.[name] as number, 12);
            }
            expect(row.allConfidence as number).toBeLessThanOrEqual(1);
            expect(row.crossSupportRatio as number).toBeGreaterThanOrEqual(row.allConfidence as number);
          }
          const sets = mineItemsets(baskets, { ...all, maxLength: 2 });
          const pairs = new Map(toRows(sets).map(({ items, lift }) => [(items as string[]).join(), lift]));
          for (const { antecedent, consequent, lift } of toRows(deriveRules(sets, { minConfidence: 0 }))) {
            const key = [...(antecedent as string[]), ...(consequent as string[])].sort().join();
            expect(pairs.get(key)).toBeCloseTo(lift as number, 12);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
  it('are refused where they are none', () => {
    expect(() => mineItemsets([['a']], { measures: ['zhang' as never] })).toThrow(
      'mineItemsets: measures must be "all" or a list of allConfidence, crossSupportRatio, lift, got',
    );
  });
});
