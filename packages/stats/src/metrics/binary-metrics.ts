import { checkOptions, frozen, type Note } from '@clientele/core';
import { meanSquaredDistance } from './brier-score.ts';
import { meanLogLoss } from './log-loss.ts';
import { areaUnderCurve } from './roc-auc.ts';
import { type MetricOptions, probability, scoredOutcomes, weights } from './scored-outcomes.ts';

/** How good predicted probabilities of two outcomes are. */
export interface BinaryMetrics {
  /** Rows looked at, those of weight 0 included. */
  readonly rows: number;
  /** Share of customers whose outcome is 1. */
  readonly actualRate: number;
  /** Mean predicted probability; far from `actualRate`, the probabilities are off as a whole. */
  readonly predictedRate: number;
  /** As `rocAuc`. */
  readonly rocAuc: number;
  /** As `logLoss`, in nats a customer. */
  readonly logLoss: number;
  /** As `brierScore`. */
  readonly brier: number;
  /** `hard-labels` where the predictions are 0 and 1 only. */
  readonly notes: readonly Note[];
}

/**
 * The metrics by which predicted probabilities of two outcomes are judged, in one record.
 *
 * @param actual what happened, 1 or 0 a row
 * @param predicted the probability of 1, 0 to 1
 * @param options `weight`: how many customers each row stands for
 * @returns ranking (`rocAuc`), losses (`logLoss`, `brier`), and the two rates
 * @throws InvalidInputError (`invalid-input`) naming the first row that is wrong
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or no array
 * @throws InsufficientDataError (`insufficient-data`) where one of the two outcomes is missing
 * @example
 * import { binaryMetrics } from '@clientele/stats';
 * const { rocAuc, brier, actualRate } = binaryMetrics([0, 0, 1, 1], [0.25, 0.5, 0.25, 0.75]);
 * [rocAuc, brier, actualRate]; // => [0.625, 0.234375, 0.5]
 */
export function binaryMetrics(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  options: MetricOptions = {},
): BinaryMetrics {
  checkOptions('binaryMetrics', options, weights);
  const outcomes = scoredOutcomes('binaryMetrics', actual, predicted, options.weight, probability);
  return frozen({
    rows: actual.length,
    actualRate: weightedMean(outcomes.actual, outcomes.weight),
    predictedRate: weightedMean(outcomes.predicted, outcomes.weight),
    rocAuc: areaUnderCurve('binaryMetrics', outcomes),
    logLoss: meanLogLoss(outcomes),
    brier: meanSquaredDistance(outcomes),
    notes: outcomes.predicted.every((p) => p === 0 || p === 1) ? [hardLabels] : [],
  });
}

const hardLabels: Note = frozen({
  code: 'hard-labels',
  message: 'the predictions are 0 and 1 only: a ranking needs probabilities, so rocAuc and logLoss say little',
});

function weightedMean(values: Float64Array, weight: Float64Array): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    sum += (values[row] as number) * (weight[row] as number);
    total += weight[row] as number;
  }
  return sum / total;
}
