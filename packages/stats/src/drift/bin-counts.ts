import { countBelow } from '@clientele/core';
import { quantiles } from '../quantile/quantile.ts';

/**
 * The inner edges of bins that hold about equally many of the numbers: their quantiles, each once. A value that many customers share
 * makes several quantiles equal, and then there are fewer bins.
 *
 * @param values the numbers, in any order; NaN is missing and does not count
 * @param bins how many bins there are at most
 * @returns edges, rising; none where there is no number
 * @example
 * import { binEdges } from '@clientele/stats';
 * binEdges(Float64Array.of(1, 2, 3, 4, 5), 2); // => [3]
 * binEdges(Float64Array.of(0, 0, 0, 0, 7), 4); // => [0]
 */
export function binEdges(values: Float64Array, bins: number): number[] {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return [];
  const shares = Array.from({ length: bins - 1 }, (_, at) => (at + 1) / bins);
  return [...new Set(quantiles(known, shares))];
}

/**
 * How many numbers fall into each bin. A bin takes its upper edge in, and the last takes all above; one count more tells the missing.
 *
 * @param values the numbers; NaN is missing
 * @param edges inner edges, rising, from `binEdges`
 * @returns one count a bin, `edges.length + 1` of them, and then the missing
 * @example
 * import { binCounts } from '@clientele/stats';
 * binCounts(Float64Array.of(1, 3, 4, NaN), [3]); // => [2, 1, 1]
 */
export function binCounts(values: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 2).fill(0);
  for (const value of values) {
    const bin = Number.isNaN(value) ? edges.length + 1 : countBelow(edges, value);
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}
