import { naturalBreaks } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Sum of squared distances to class means when classes end at the breaks. */
function within(values: readonly number[], breaks: readonly number[]): number {
  const classes = new Map<number, number[]>();
  for (const value of values) {
    const at = breaks.filter((cut) => value > cut).length;
    classes.set(at, [...(classes.get(at) ?? []), value]);
  }
  return [...classes.values()].reduce((sum, members) => {
    const mean = members.reduce((total, value) => total + value, 0) / members.length;
    return sum + members.reduce((total, value) => total + (value - mean) ** 2, 0);
  }, 0);
}

/** Every way to choose so many breaks among the different values, the largest left out. */
function choices(candidates: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return candidates.flatMap((first, at) =>
    choices(candidates.slice(at + 1), count - 1).map((rest) => [first, ...rest]),
  );
}

describe('naturalBreaks', () => {
  it('are as good as the best of all ways to part the values, equal values together', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 4 }), (values, classes) => {
        const different = [...new Set(values)].sort((a, b) => a - b);
        const count = Math.min(classes, different.length) - 1;
        const breaks = naturalBreaks(values, classes);
        expect(breaks).toHaveLength(count);
        const best = Math.min(...choices(different.slice(0, -1), count).map((each) => within(values, each)));
        expect(within(values, breaks)).toBeCloseTo(best, 9);
      }),
    );
  });
  it('rise, are values of the data, and do not depend on its order', () => {
    const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 6 }), (values, classes) => {
        const breaks = naturalBreaks(values, classes);
        expect(breaks.every((cut, j) => values.includes(cut) && (j === 0 || cut > (breaks[j - 1] as number)))).toBe(
          true,
        );
        expect(naturalBreaks(values.toReversed(), classes)).toEqual(breaks);
      }),
    );
  });
  it('refuse what they cannot part', () => {
    expect(() => naturalBreaks([1, 2], 0)).toThrow('naturalBreaks: classes must be a whole number >= 1, got 0');
    expect(() => naturalBreaks([1, Number.NaN], 2)).toThrow('naturalBreaks: row 1: expected a finite number, got NaN');
    expect(() => naturalBreaks([], 2)).toThrow('naturalBreaks: needs 1 or more numbers, got 0');
  });
});
