import { type ItemsetTarget, mineItemsets, toRows } from '@clientele/association-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basketLists, countAll, countsOf, itemsOf, keyOf } from './oracle.ts';

const minCounts = fc.integer({ min: 1, max: 5 });
const targets = fc.constantFrom<ItemsetTarget>('frequent', 'closed', 'maximal');
/** The definition, word by word. */
function expected(
  baskets: readonly (readonly string[])[],
  minCount: number,
  target: ItemsetTarget,
): Map<string, number> {
  const frequent = [...countAll(baskets)]
    .filter(([, count]) => count >= minCount)
    .map(([key, count]) => ({ key, count, items: itemsOf(key) }));
  const stays = (set: (typeof frequent)[number]): boolean =>
    target === 'frequent' ||
    !frequent.some(
      (other) =>
        other.items.length > set.items.length &&
        (target === 'maximal' || other.count === set.count) &&
        set.items.every((item) => other.items.includes(item)),
    );
  return new Map(frequent.filter(stays).map(({ key, count }) => [key, count]));
}

describe('mineItemsets', () => {
  it('finds the frequent, closed and maximal sets that a look at every subset finds, each once', () => {
    fc.assert(
      fc.property(basketLists, minCounts, targets, (baskets, count, target) => {
        const { counts, rows } = countsOf(mineItemsets(baskets, { minSupport: { count }, target }));
        expect(counts).toEqual(expected(baskets, count, target));
        expect(rows).toBe(counts.size);
      }),
      { numRuns: 150 },
    );
  });
  it('keeps lengths within limits, and judges closed and maximal sets by all others', () => {
    const lengths = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(basketLists, minCounts, targets, lengths, (baskets, count, target, [minLength, more]) => {
        const maxLength = minLength + more;
        const { counts } = countsOf(mineItemsets(baskets, { minSupport: { count }, target, minLength, maxLength }));
        const within = [...expected(baskets, count, target)].filter(([key]) => {
          const { length } = itemsOf(key);
          return length >= minLength && length <= maxLength;
        });
        expect(counts).toEqual(new Map(within));
      }),
      { numRuns: 150 },
    );
  });
  it('holds to templates: all of include, none of exclude; n stays', () => {
    const some = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c'), { maxLength: 2 });
    fc.assert(
      fc.property(basketLists, minCounts, targets, some, some, (baskets, count, target, wanted, unwanted) => {
        const known = new Set(baskets.flat());
        const include = wanted.filter((item) => known.has(item));
        const exclude = unwanted.filter((item) => known.has(item) && !include.includes(item));
        const mined = mineItemsets(baskets, { minSupport: { count }, target, include, exclude });
        const without = baskets.map((basket) => basket.filter((item) => !exclude.includes(item)));
        const fitting = [...expected(without, count, target)].filter(([key]) =>
          include.every((item) => itemsOf(key).includes(item)),
        );
        expect(countsOf(mined).counts).toEqual(new Map(fitting));
        expect(mined.n).toBe(baskets.length);
      }),
      { numRuns: 150 },
    );
  });
  it('turns to tables, bitmaps and projections on larger baskets, and finds the same', () => {
    const items = Array.from({ length: 9 }, (_, i) => `item ${i}`);
    const dense = fc.array(fc.subarray(items, { minLength: 5 }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(dense, targets, (baskets, target) => {
        const { counts } = countsOf(mineItemsets(baskets, { minSupport: 0.3, target }));
        expect(counts).toEqual(expected(baskets, Math.ceil(baskets.length * 0.3 - 1e-9), target));
      }),
      { numRuns: 20 },
    );
  });
  it('finds the same in wide baskets of many items', () => {
    const items = Array.from({ length: 24 }, (_, i) => `item ${i}`);
    const wide = fc.array(fc.subarray(items, { minLength: 4, maxLength: 7 }), { minLength: 60, maxLength: 90 });
    fc.assert(
      fc.property(wide, (baskets) => {
        const { counts } = countsOf(mineItemsets(baskets, { minSupport: { count: 2 } }));
        expect(counts).toEqual(expected(baskets, 2, 'frequent'));
      }),
      { numRuns: 20 },
    );
  });
  it('gives the same table, row by row, whatever the order of baskets and of items in them', () => {
    const shuffled = basketLists.chain((baskets) =>
      fc.tuple(
        fc.constant(baskets),
        fc.shuffledSubarray(baskets, { minLength: baskets.length, maxLength: baskets.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, targets, ([baskets, others], target) => {
        const options = { minSupport: { count: 2 }, target };
        const turned = others.map((basket) => [...basket].reverse());
        expect(toRows(mineItemsets(turned, options))).toEqual(toRows(mineItemsets(baskets, options)));
      }),
    );
  });
  it('with top finds the most frequent sets without a support, whatever else is asked', () => {
    const lengths = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(
        basketLists,
        fc.integer({ min: 1, max: 30 }),
        lengths,
        fc.boolean(),
        (baskets, top, [min, more], some) => {
          const include = some && baskets.some((basket) => basket.includes('a')) ? ['a'] : [];
          const within = { minLength: min, maxLength: min + more, include };
          const all = mineItemsets(baskets, { minSupport: { count: 1 }, ...within });
          const mined = mineItemsets(baskets, { top, ...within });
          const counts = countAll(baskets);
          expect([...mined.columns.count]).toEqual([...all.columns.count.subarray(0, top)]);
          expect(countsOf(mined).counts.size).toBe(mined.length);
          for (const [key, count] of countsOf(mined).counts) expect(count).toBe(counts.get(key));
        },
      ),
      { numRuns: 150 },
    );
  });
  it('cuts at maxItemsets, says so, and counts what it lists exactly', () => {
    fc.assert(
      fc.property(basketLists, fc.integer({ min: 1, max: 20 }), targets, (baskets, maxItemsets, target) => {
        const options = { minSupport: { count: 1 }, target };
        const all = mineItemsets(baskets, options);
        const cut = mineItemsets(baskets, { ...options, maxItemsets });
        const counts = countAll(baskets);
        expect(cut.length).toBeLessThanOrEqual(maxItemsets);
        if (cut.truncated) expect(cut.complete).toBe(false);
        else expect(toRows(cut)).toEqual(toRows(all));
        if (target === 'frequent') expect(cut.truncated).toBe(all.length > maxItemsets);
        for (const [key, count] of countsOf(cut).counts) expect(count).toBe(counts.get(key));
      }),
    );
  });
  it('lists the highest counts first, items of a set by name, and support as count / n', () => {
    fc.assert(
      fc.property(basketLists, (baskets) => {
        const rows = toRows(mineItemsets(baskets, { minSupport: { count: 1 } }));
        const counts = rows.map(({ count }) => count as number);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
        for (const { items, count, support } of rows) {
          expect(JSON.stringify(items)).toBe(keyOf(items as string[]));
          expect(support).toBe((count as number) / baskets.length);
        }
      }),
    );
  });
  it('leaves its input as it was', () => {
    const baskets = Object.freeze([Object.freeze(['b', 'a']), Object.freeze(['a'])]);
    expect(mineItemsets(baskets, { minSupport: 0.5 }).length).toBe(3);
  });
});
