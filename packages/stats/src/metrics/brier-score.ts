import { checkOptions } from '@clientele/core';
import { type MetricOptions, probability, type ScoredOutcomes, scoredOutcomes, weights } from './scored-outcomes.ts';

/**
 * The Brier score of two outcomes: the mean squared distance between probability and outcome (Brier 1950, over 2, as is
 * usual where there are two outcomes).
 *
 * @param actual what happened, 1 or 0 a row
 * @param predicted the probability of 1, 0 to 1
 * @param options `weight`: how many customers each row stands for
 * @returns 0 to 1; less is better, 0.25 is what 0.5 throughout gives
 * @throws InvalidInputError (`invalid-input`) naming the first row that is wrong
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or no array
 * @throws InsufficientDataError (`insufficient-data`) where no row counts
 * @example
 * import { brierScore } from '@clientele/stats';
 * brierScore([1, 0, 0, 1], [0.5, 0.5, 0, 1]); // => 0.125
 */
export function brierScore(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  options: MetricOptions = {},
): number {
  checkOptions('brierScore', options, weights);
  return meanSquaredDistance(scoredOutcomes('brierScore', actual, predicted, options.weight, probability));
}

/** The mean once the rows are checked. */
export function meanSquaredDistance({ actual, predicted, weight }: ScoredOutcomes): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < actual.length; row++) {
    sum += (weight[row] as number) * ((predicted[row] as number) - (actual[row] as number)) ** 2;
    total += weight[row] as number;
  }
  return sum / total;
}
