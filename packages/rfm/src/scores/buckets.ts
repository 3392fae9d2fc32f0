import type { RfmRankMethod } from './method.ts';

/**
 * How many customers stand below each boundary when N of them are ranked from the worst to the best into n buckets.
 *
 * `'ntile'` is SQL's NTILE (ISO/IEC 9075-2, 6.10): sizes differ by one at most, larger buckets first. `'rank-first'` is
 * pandas' `qcut` on ranks: ranks 1 to N against their own quantiles j/n, counted in the order of values, so from the best
 * where small values are the best.
 *
 * @param size N, 1 or more
 * @param n number of buckets
 * @param descending whether the largest values are the worst
 */
export function boundaries(method: RfmRankMethod, size: number, n: number, descending: boolean): number[] {
  const steps = Array.from({ length: n - 1 }, (_, index) => index + 1);
  if (method === 'ntile') {
    const large = size % n;
    const least = (size - large) / n;
    return steps.map((j) => j * least + Math.min(j, large));
  }
  const upTo = (j: number): number => ((size - 1) * j - (((size - 1) * j) % n)) / n + 1;
  return descending ? steps.map((j) => size - upTo(n - j)) : steps.map(upTo);
}

/** Customers of each bucket, the worst first. */
export function bucketSizes(boundary: readonly number[], size: number): number[] {
  return [...boundary, size].map((end, j) => end - (boundary[j - 1] ?? 0));
}

/**
 * The value thresholds that come nearest to ranks: each the largest value on the low side of its boundary. Customers who
 * are parted from others of the same value by rank alone are on the low side too. Where nobody is on that side, as with
 * fewer customers than buckets, it is the smallest value.
 *
 * @param x values sorted ascending
 */
export function rankCuts(x: Float64Array, boundary: readonly number[], descending: boolean): number[] {
  return lowSides(x.length, boundary, descending).map((count) => (x[Math.max(count, 1) - 1] as number) + 0);
}

/** Customers on the low side of each cut, cuts ascending. */
export function lowSides(size: number, boundary: readonly number[], descending: boolean): number[] {
  return descending ? boundary.map((count) => size - count).reverse() : [...boundary];
}
