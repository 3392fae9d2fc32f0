import { medianInterval } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

/** P(X <= k) for X binomial (n, ½), in whole numbers. */
function atMost(n: number, k: number): number {
  let [term, sum] = [1n, 0n];
  for (let j = 0; j <= k; j++) {
    sum += term;
    term = (term * BigInt(n - j)) / BigInt(j + 1);
  }
  return Number((sum * 2n ** 64n) / 2n ** BigInt(n)) / 2 ** 64;
}

describe('medianInterval', () => {
  // By the binomial distribution: of 10, P(X <= 1) = 11/1024 is at most .025 and P(X <= 2) = 56/1024 is above it, so the 2nd.
  it.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [20, 6, 15],
    [30, 10, 21],
    [100, 40, 61],
  ])('of %i numbers lies between the %i-th and the %i-th', (n, lower, upper) => {
    expect(medianInterval(upTo(n), 0.95)).toEqual({ lower, upper });
  });
  it('is the narrowest pair of ranks that covers often enough, by exact sums', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99), (n, confidence) => {
        const found = medianInterval(upTo(n), confidence);
        const rank = found?.lower ?? 0;
        const tail = (1 - confidence) / 2;
        if (rank > 0) expect(atMost(n, rank - 1)).toBeLessThanOrEqual(tail + 1e-12);
        expect(atMost(n, rank)).toBeGreaterThan(tail - 1e-12);
        if (found !== null) expect(found.upper).toBe(n + 1 - rank);
      }),
    );
  });
  it('narrows like the square root of n', () => {
    // n/2 - 1.959964·√n/2: 499,020.0 for a million, less a half for the step.
    expect(medianInterval(upTo(1_000_000), 0.95)?.lower).toBe(499_020);
  });
  it('does not mind the order, and leaves the numbers as they were', () => {
    const numbers = [5, 1, 4, 1, 3, 9];
    expect(medianInterval(numbers, 0.95)).toEqual({ lower: 1, upper: 9 });
    expect(numbers).toEqual([5, 1, 4, 1, 3, 9]);
  });
  it('refuses what it cannot judge', () => {
    expect(medianInterval(upTo(5), 0.95)).toBeNull();
    expect(() => medianInterval([], 0.95)).toThrow('medianInterval: needs 1 or more numbers, got 0');
    expect(() => medianInterval([1, Number.NaN], 0.95)).toThrow('medianInterval: row 1: expected a finite number');
    for (const confidence of [0, 1, 95, Number.NaN]) {
      expect(() => medianInterval([1], confidence)).toThrow(/^medianInterval: confidence must be a number above 0/);
    }
  });
});
