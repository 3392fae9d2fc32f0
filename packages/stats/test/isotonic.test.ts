import { isotonicBlocks } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const spread = (values: readonly number[], weights?: readonly number[]): number[] =>
  isotonicBlocks(values, weights).flatMap(({ from, to, mean }) => new Array<number>(to - from).fill(mean));

describe('isotonic regression', () => {
  // R: isoreg(c(1, 0, 4, 3, 3, 5, 4, 2, 0)), the example of its help page.
  it('pools as the reference does', () => {
    expect(spread([1, 0, 4, 3, 3, 5, 4, 2, 0])).toEqual([0.5, 0.5, 3, 3, 3, 3, 3, 3, 3]);
  });

  it('weighs', () => {
    expect(spread([2, 0], [1, 3])).toEqual([0.5, 0.5]);
    expect(isotonicBlocks([])).toEqual([]);
  });

  it('never falls, keeps the sum, and is no farther than any other sequence that never falls', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 4 })), { minLength: 1 });
    fc.assert(
      fc.property(pairs, fc.array(fc.integer({ min: -9, max: 9 })), (points, others) => {
        const values = points.map(([value]) => value);
        const weights = points.map(([, weight]) => weight);
        const fitted = spread(values, weights);
        const distance = (other: readonly number[]): number =>
          other.reduce((sum, one, at) => sum + (weights[at] as number) * (one - (values[at] as number)) ** 2, 0);
        for (let at = 1; at < fitted.length; at++) expect(fitted[at]).toBeGreaterThanOrEqual(fitted[at - 1] as number);
        const mass = (list: readonly number[]): number =>
          list.reduce((sum, one, at) => sum + one * (weights[at] as number), 0);
        expect(mass(fitted)).toBeCloseTo(mass(values), 9);
        const rival = values.map((_, at) => others[at] ?? 0).sort((a, b) => a - b);
        expect(distance(fitted)).toBeLessThanOrEqual(distance(rival) + 1e-9);
      }),
    );
  });
});
