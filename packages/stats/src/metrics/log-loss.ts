import { checkOptions } from '@clientele/core';
import { type MetricOptions, probability, type ScoredOutcomes, scoredOutcomes, weights } from './scored-outcomes.ts';

/** A probability counts as no nearer to 0 or 1 than this, so that one sure miss does not make the loss infinite. */
const nearest = Number.EPSILON;

/**
 * The mean logarithmic loss: −ln of the probability that was given to what happened (Good 1952). Probabilities are first
 * moved into [2⁻⁵², 1 − 2⁻⁵²], so that no row costs more than 36.05.
 *
 * @param actual what happened, 1 or 0 a row
 * @param predicted the probability of 1, 0 to 1
 * @param options `weight`: how many customers each row stands for
 * @returns nats a customer, 0 or more; less is better, ln 2 = 0.693… is what 0.5 throughout gives
 * @throws InvalidInputError (`invalid-input`) naming the first row that is wrong
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or no array
 * @throws InsufficientDataError (`insufficient-data`) where no row counts
 * @example
 * import { logLoss } from '@clientele/stats';
 * logLoss([1, 0], [0.5, 0.5]); // => 0.6931471805599453
 */
export function logLoss(actual: ArrayLike<number>, predicted: ArrayLike<number>, options: MetricOptions = {}): number {
  checkOptions('logLoss', options, weights);
  return meanLogLoss(scoredOutcomes('logLoss', actual, predicted, options.weight, probability));
}

/** The mean loss once the rows are checked. */
export function meanLogLoss({ actual, predicted, weight }: ScoredOutcomes): number {
  let [loss, total] = [0, 0];
  for (let row = 0; row < actual.length; row++) {
    const p = Math.min(1 - nearest, Math.max(nearest, predicted[row] as number));
    loss -= (weight[row] as number) * (actual[row] === 1 ? Math.log(p) : Math.log1p(-p));
    total += weight[row] as number;
  }
  return loss / total;
}
