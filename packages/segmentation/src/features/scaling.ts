import { quantiles } from '@clientele/stats';
import type { FeatureScaling } from './choices.ts';
import { steadySquares, steadySum } from './steady-sum.ts';

/** What is subtracted from a number, and what it is then divided by. */
export interface Scale {
  readonly center: number;
  readonly scale: number;
  /** All values are equal: they say nothing, and stand at 0. */
  readonly isConstant: boolean;
  /** Half of the values or more are equal, so that the quartiles gave no scale and the standard deviation stands in. */
  readonly isFallback: boolean;
}

/** Interquartile range of the standard normal distribution: 2 · Φ⁻¹(3/4). */
const normalQuartileRange = 1.3489795003921634;

/**
 * Centre and scale of some numbers, the order of which does not matter.
 *
 * @param values finite numbers, one or more
 * @param weights as long as `values`, or empty; they count for mean and standard deviation, not for quartiles
 * @param how which scaling
 */
export function scaleOf(values: Float64Array, weights: Float64Array, how: FeatureScaling): Scale {
  const range = rangeOf(values);
  const [low, high] = range;
  if (low === high) return { center: how === 'none' ? 0 : low, scale: 1, isConstant: true, isFallback: false };
  if (how === 'none') return { center: 0, scale: 1, isConstant: false, isFallback: false };
  if (how === 'robust') {
    const [first, middle, third] = quantiles(values, [0.25, 0.5, 0.75]) as [number, number, number];
    const scale = (third - first) / normalQuartileRange;
    if (scale > 0) return { center: middle, scale, isConstant: false, isFallback: false };
    return { center: middle, scale: deviation(values, weights, middle, range), isConstant: false, isFallback: true };
  }
  const center = Math.min(high, Math.max(low, mean(values, weights)));
  return { center, scale: deviation(values, weights, center, range), isConstant: false, isFallback: false };
}

/** Least and greatest of some numbers. */
type Range = readonly [low: number, high: number];

/** Least and greatest. */
export function rangeOf(values: Float64Array): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function mean(values: Float64Array, weights: Float64Array): number {
  if (weights.length === 0) return steadySum(values) / values.length;
  return steadySum(values.map((value, row) => value * (weights[row] as number))) / steadySum(weights);
}

/** Root of the mean square about a centre (divisor n), deviations measured by the largest so that no square is lost. */
function deviation(values: Float64Array, weights: Float64Array, center: number, [low, high]: Range): number {
  const largest = Math.max(high - center, center - low);
  const squares = steadySquares(values, weights, center, largest);
  const share = Math.sqrt(squares / (weights.length === 0 ? values.length : steadySum(weights)));
  return Math.max(largest * share, Number.MIN_VALUE); // what is smaller than the smallest number would be 0
}
