import { type MineSequencesOptions, mineSequences, toRows } from '@clientele/association-rules';
import { sequencesOf } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Pattern = readonly (readonly string[])[];

const item = fc.constantFrom('a', 'b', 'c', '__proto__');
const event = fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
const lists = fc.array(fc.array(event, { maxLength: 4 }), { minLength: 1, maxLength: 7 });

interface Limits {
  readonly minGap?: number;
  readonly maxGap?: number;
  readonly window?: number;
}

/** Every pattern that one sequence holds within the limits, by trying all ways to take sets of its events. */
function patternsIn(sequence: Pattern, { minGap = 1, maxGap = 99, window = 99 }: Limits): Set<string> {
  const found = new Set<string>();
  function extend(pattern: Pattern, first: number, last: number): void {
    if (pattern.length > 0) found.add(JSON.stringify(pattern));
    sequence.forEach((set, at) => {
      const isNear = pattern.length === 0 || (at - last >= minGap && at - last <= maxGap && at - first <= window);
      if (!isNear) return;
      const items = [...new Set(set)].sort();
      for (let mask = 1; mask < 1 << items.length; mask++) {
        const taken = items.filter((_, i) => mask & (1 << i));
        extend([...pattern, taken], pattern.length === 0 ? at : first, at);
      }
    });
  }
  extend([], 0, 0);
  return found;
}

function countAll(sequences: readonly Pattern[], limits: Limits = {}): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sequence of sequences) {
    for (const pattern of patternsIn(sequence, limits)) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return counts;
}

function mined(sequences: readonly Pattern[], options: MineSequencesOptions): Map<string, number> {
  const rows = toRows(mineSequences(sequences, options));
  const counts = new Map(rows.map(({ pattern, count }) => [JSON.stringify(pattern), count as number]));
  expect(counts.size, 'each pattern once').toBe(rows.length);
  return counts;
}

const atLeast = (counts: ReadonlyMap<string, number>, least: number): Map<string, number> =>
  new Map([...counts].filter(([, count]) => count >= least));

function contains(longer: Pattern, shorter: Pattern): boolean {
  let at = 0;
  for (const set of longer) if (at < shorter.length && shorter[at]!.every((one) => set.includes(one))) at++;
  return at === shorter.length;
}

describe('mineSequences finds what trying everything finds', () => {
  it('all patterns, with their counts', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 3 }), (sequences, count) => {
        expect(mined(sequences, { minSupport: { count } })).toEqual(atLeast(countAll(sequences), count));
      }),
    );
  });
  it('within gaps and a window', () => {
    const limit = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
    fc.assert(
      fc.property(lists, limit, limit, limit, (sequences, minGap = 1, extra, window) => {
        const limits = {
          minGap,
          ...(extra === undefined ? {} : { maxGap: minGap + extra - 1 }),
          ...(window === undefined ? {} : { window }),
        };
        expect(mined(sequences, { minSupport: { count: 1 }, ...limits })).toEqual(countAll(sequences, limits));
      }),
    );
  });
  it.each(['closed', 'maximal'] as const)('%s ones, of any length', (target) => {
    const longest = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 3 }), longest, (sequences, count, maxLength) => {
        const all = [...atLeast(countAll(sequences), count)].map(([key, n]) => ({
          key,
          n,
          pattern: JSON.parse(key) as Pattern,
        }));
        const wanted = all.filter(
          ({ key, n, pattern }) =>
            pattern.flat().length <= (maxLength ?? 99) &&
            !all.some(
              (other) =>
                other.key !== key && contains(other.pattern, pattern) && (target === 'maximal' || other.n === n),
            ),
        );
        const options = { minSupport: { count }, target, ...(maxLength === undefined ? {} : { maxLength }) };
        expect(mined(sequences, options)).toEqual(new Map(wanted.map(({ key, n }) => [key, n])));
      }),
      { numRuns: 60 },
    );
  });
  it('the top are the head of all, of the length asked for', () => {
    fc.assert(
      fc.property(
        lists,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 2 }),
        (sequences, top, minLength) => {
          const all = toRows(mineSequences(sequences, { minSupport: { count: 1 }, minLength })).map(
            ({ count }) => count,
          );
          const head = mineSequences(sequences, { top, minLength });
          expect([...head.columns.count]).toEqual(all.slice(0, top));
        },
      ),
    );
  });
  it('the order of the sequences does not show, nor that of the items of a set', () => {
    fc.assert(
      fc.property(lists, (sequences) => {
        const turned = [...sequences].reverse().map((sets) => sets.map((set) => [...set].reverse()));
        const options = { minSupport: { count: 1 } } as const;
        expect(toRows(mineSequences(turned, options))).toEqual(toRows(mineSequences(sequences, options)));
        expect(mineSequences(sequencesOf(sequences), options).n).toBe(sequences.length);
      }),
    );
  });
});
