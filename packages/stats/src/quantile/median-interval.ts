import {
  column,
  finiteNumber,
  InsufficientDataError,
  InvalidInputError,
  InvalidOptionError,
  optionRule,
  showValue,
} from '@clientele/core';
import { logGamma } from '../special/log-gamma.ts';

/** Where the median of a population lies, judged by a sample. */
export interface MedianInterval {
  readonly lower: number;
  readonly upper: number;
}

const between0And1 = optionRule(
  'a number above 0 and below 1',
  (value) => finiteNumber.accepts(value) && Number(value) > 0 && Number(value) < 1,
);

/**
 * A confidence interval of the median from order statistics, for numbers of any distribution: the k-th smallest and the
 * k-th largest, with the largest k for which the interval covers the median at least as often as asked. How many of n
 * numbers lie below the median is binomial (n, ½), so P(X <= k − 1) <= (1 − confidence) / 2 (David & Nagaraja 2003, Order
 * Statistics, 7.1). With ties it covers more often.
 *
 * @param values the numbers, in any order; not changed
 * @param confidence above 0 and below 1
 * @returns two of the numbers; `null` where there are too few for the confidence, as 5 are for 0.95
 * @throws InvalidInputError (`invalid-input`) naming the first row that is not a finite number
 * @throws InvalidOptionError (`invalid-option`) where the confidence is not between 0 and 1
 * @throws InsufficientDataError (`insufficient-data`) where there are no numbers
 * @example
 * import { medianInterval } from '@clientele/stats';
 * medianInterval([10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.95); // => { lower: 20, upper: 90 }
 * medianInterval([1, 2, 3, 4, 5], 0.95); // => null
 */
export function medianInterval(values: ArrayLike<number>, confidence: number): MedianInterval | null {
  if (!between0And1.accepts(confidence)) {
    const problem = { option: 'confidence', allowed: between0And1.allowed, received: showValue(confidence) };
    throw new InvalidOptionError('medianInterval', [problem]);
  }
  if (values.length === 0) throw new InsufficientDataError('medianInterval', 'numbers', 1, 0);
  const sorted = Float64Array.from(column(values));
  refuseNotFinite(sorted);
  sorted.sort();
  const rank = lowerRank(sorted.length, (1 - confidence) / 2);
  if (rank === 0) return null;
  return { lower: sorted[rank - 1] as number, upper: sorted[sorted.length - rank] as number };
}

function refuseNotFinite(numbers: Float64Array): void {
  const row = numbers.findIndex((value) => !Number.isFinite(value));
  if (row < 0) return;
  const [expected, received] = ['a finite number', showValue(numbers[row])];
  throw new InvalidInputError(`medianInterval: row ${row}: expected ${expected}, got ${received}`, [
    { code: 'invalid-number', row, column: 'values', expected, received, action: 'kept' },
  ]);
}

/** The largest k with P(X <= k − 1) <= tail for X binomial (n, ½); 0 where there is none. What lies ten standard deviations below is 0. */
function lowerRank(n: number, tail: number): number {
  let k = Math.max(0, Math.floor(n / 2 - 5 * Math.sqrt(n)));
  let p = Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.LN2);
  let sum = p;
  while (sum <= tail) {
    p *= (n - k) / (k + 1);
    k++;
    sum += p;
  }
  return k;
}
