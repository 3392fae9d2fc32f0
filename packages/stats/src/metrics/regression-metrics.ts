import { checkOptions, frozen } from '@clientele/core';
import { kendall, spearman } from './rank-correlation.ts';
import { anyScore, type MetricOptions, scoredOutcomes, weights } from './scored-outcomes.ts';

/** How good predicted numbers are. */
export interface RegressionMetrics {
  /** Rows looked at, those of weight 0 included. */
  readonly rows: number;
  readonly actualMean: number;
  /** Far from `actualMean`, the predictions are off as a whole. */
  readonly predictedMean: number;
  /** Root of the mean squared error, in the unit of the numbers; less is better. */
  readonly rmse: number;
  /** Mean absolute error, in the unit of the numbers. */
  readonly mae: number;
  /** 1 − squared error over that of the mean: 1 is exact, below 0 is worse than saying the mean; `null` where all is alike. */
  readonly r2: number | null;
  /** Correlation of middle ranks, −1 to 1: how well customers are ordered; `null` where a column is constant. */
  readonly spearman: number | null;
  /** Tau-b of pairs, −1 to 1; `null` where a column is constant. */
  readonly kendall: number | null;
}

/**
 * The metrics by which predicted numbers are judged, in one record: counts of purchases, spend, lifetime value.
 *
 * @param actual what came, a number a row
 * @param predicted what was predicted
 * @param options `weight`: how many customers each row stands for
 * @returns errors (`rmse`, `mae`, `r2`), the two means, and rank correlations (`spearman`, `kendall`), ties by middle ranks
 * @throws InvalidInputError (`invalid-input`) naming the first row that is wrong
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or no array
 * @throws InsufficientDataError (`insufficient-data`) where no row counts
 * @example
 * import { regressionMetrics } from '@clientele/stats';
 * const { rmse, mae, kendall } = regressionMetrics([0, 1, 2, 5], [1, 1, 3, 3]);
 * mae; // => 1
 * rmse.toFixed(4); // => '1.2247'
 * kendall?.toFixed(4); // => '0.8165'
 */
export function regressionMetrics(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  options: MetricOptions = {},
): RegressionMetrics {
  checkOptions('regressionMetrics', options, weights);
  const pairs = scoredOutcomes('regressionMetrics', actual, predicted, options.weight, anyScore, anyScore);
  const mean = (of: (row: number) => number): number => weightedMean(pairs.weight, of);
  const error = (row: number): number => (pairs.predicted[row] as number) - (pairs.actual[row] as number);
  const actualMean = mean((row) => pairs.actual[row] as number);
  const squared = mean((row) => error(row) ** 2);
  const spread = mean((row) => ((pairs.actual[row] as number) - actualMean) ** 2);
  return frozen({
    rows: actual.length,
    actualMean,
    predictedMean: mean((row) => pairs.predicted[row] as number),
    rmse: Math.sqrt(squared),
    mae: mean((row) => Math.abs(error(row))),
    r2: spread > 0 ? 1 - squared / spread : null,
    spearman: spearman(pairs),
    kendall: kendall(pairs),
  });
}

function weightedMean(weight: Float64Array, of: (row: number) => number): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < weight.length; row++) {
    sum += of(row) * (weight[row] as number);
    total += weight[row] as number;
  }
  return sum / total;
}
