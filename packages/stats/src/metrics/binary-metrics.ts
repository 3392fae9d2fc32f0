import { checkOptions, frozen, type Note } from '@clientele/core';
import { aucInterval } from './auc-interval.ts';
import { meanSquaredDistance } from './brier-score.ts';
import { expectedCalibrationError } from './calibration-error.ts';
import { averagePrecision, largestGap, liftAt } from './curves.ts';
import { meanLogLoss } from './log-loss.ts';
import { areaUnderCurve } from './roc-auc.ts';
import { scoreGroups } from './score-groups.ts';
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
  /** Where its interval of 95 % begins (DeLong, DeLong and Clarke-Pearson 1988); `null` where an outcome has a single row. */
  readonly rocAucLower: number | null;
  /** Where it ends. */
  readonly rocAucUpper: number | null;
  /** Area under precision by recall, in steps (average precision); chance gives `actualRate`. */
  readonly prAuc: number;
  /** Kolmogorov and Smirnov's distance: the largest difference between the shares of the two outcomes above a score, 0 to 1. */
  readonly ks: number;
  /** The rate among the tenth of the customers with the highest scores, over that among all. */
  readonly lift10: number;
  /** As `logLoss`, in nats a customer. */
  readonly logLoss: number;
  /** As `brierScore`. */
  readonly brier: number;
  /** Mean distance of rate and mean probability over ten bins of equal width, weighed by their customers; 0 is calibrated. */
  readonly calibrationError: number;
  /** `hard-labels` where the predictions are 0 and 1 only. */
  readonly notes: readonly Note[];
}

/**
 * The metrics by which predicted probabilities of two outcomes are judged, in one record.
 *
 * @param actual what happened, 1 or 0 a row
 * @param predicted the probability of 1, 0 to 1
 * @param options `weight`: how many customers each row stands for
 * @returns ranking (`rocAuc`, `prAuc`, `ks`, `lift10`), losses (`logLoss`, `brier`), calibration (`calibrationError`, the two rates); rows of
 *   equal score count as one step, and where a cut runs through them it takes its share of them
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
  const groups = scoreGroups('binaryMetrics', outcomes);
  const area = areaUnderCurve(groups);
  const interval = aucInterval(groups, area);
  return frozen({
    rows: actual.length,
    actualRate: weightedMean(outcomes.actual, outcomes.weight),
    predictedRate: weightedMean(outcomes.predicted, outcomes.weight),
    rocAuc: area,
    rocAucLower: interval?.lower ?? null,
    rocAucUpper: interval?.upper ?? null,
    prAuc: averagePrecision(groups),
    ks: largestGap(groups),
    lift10: liftAt(groups, 0.1),
    logLoss: meanLogLoss(outcomes),
    brier: meanSquaredDistance(outcomes),
    calibrationError: expectedCalibrationError(groups),
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
