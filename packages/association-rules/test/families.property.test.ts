import { mineItemsets, toRows } from '@clientele/association-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAll, countsOf, itemsOf } from './oracle.ts';

/** Baskets of few kinds: items go together, so that nearly every set is joined of items that are in all baskets with the rest. */
const alikeBaskets = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((kinds) => fc.array(fc.constantFrom(...kinds), { minLength: 2, maxLength: 12 }))
  .map((baskets) => baskets.map((basket) => basket.map((item) => `i${item}`)));
const lengths = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 4 }))
  .map(([minLength, more]) => ({ minLength, maxLength: minLength + more }));

describe('sets that have one count since their items go together', () => {
  it('are all there, within any lengths, in order', () => {
    fc.assert(
      fc.property(alikeBaskets, lengths, fc.integer({ min: 1, max: 3 }), (baskets, { minLength, maxLength }, count) => {
        const itemsets = mineItemsets(baskets, { minSupport: { count }, minLength, maxLength });
        const wanted = [...countAll(baskets)].filter(([key, baskets]) => {
          const { length } = itemsOf(key);
          return baskets >= count && length >= minLength && length <= maxLength;
        });
        expect(countsOf(itemsets)).toEqual({ counts: new Map(wanted), rows: wanted.length });
        const keys = toRows(itemsets).map(({ items, count: one }) => [-(one as number), (items as string[]).length]);
        expect(keys).toEqual([...keys].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
        for (const { items } of toRows(itemsets)) expect(items).toEqual([...(items as string[])].sort());
      }),
      { numRuns: 150 },
    );
  });

  it('are cut at any limit of number or of memory to just as many, their counts right', () => {
    fc.assert(
      fc.property(alikeBaskets, fc.integer({ min: 1, max: 400 }), (baskets, limit) => {
        const all = countAll(baskets);
        const cut = mineItemsets(baskets, { minSupport: { count: 1 }, maxItemsets: limit });
        expect([cut.length, cut.truncated]).toEqual([Math.min(limit, all.size), limit < all.size]);
        const little = mineItemsets(baskets, { minSupport: { count: 1 }, maxMemory: limit / 1e5 });
        const bytes = toRows(little).reduce((sum, { items }) => sum + 8 + 4 * (items as string[]).length, 0);
        expect(bytes).toBeLessThanOrEqual(limit * 10);
        expect(little.truncated).toBe(little.length < all.size);
        for (const itemsets of [cut, little]) {
          const { counts, rows } = countsOf(itemsets);
          expect(rows).toBe(counts.size);
          for (const [key, count] of counts) expect(count).toBe(all.get(key));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are written where all subsets of sixteen items have one count, and cut where there would be 2^60', () => {
    const alike = (items: number): string[][] => Array(3).fill(Array.from({ length: items }, (_, i) => `i${i}`));
    expect(mineItemsets(alike(16), { minSupport: 1 }).length).toBe(2 ** 16 - 1);
    const cut = mineItemsets(alike(60), { minSupport: 1, maxItemsets: 1000 });
    expect([cut.length, cut.truncated]).toEqual([1000, true]);
    // 60 items, and 60 · 59 / 2 pairs of them
    expect(mineItemsets(alike(60), { minSupport: 1, maxLength: 2 }).length).toBe(1830);
    expect(mineItemsets(alike(1110), { minSupport: 1, minLength: 2, maxLength: 2 }).length).toBe((1110 * 1109) / 2);
    expect(mineItemsets(alike(1110), { minSupport: 1, target: 'closed' }).length).toBe(1);
  });
});
