import { checkOptions, type Table, table, wholeNumber } from '@clientele/core';
import { capturedAt } from './curves.ts';
import { scoreGroups } from './score-groups.ts';
import { anyScore, type MetricOptions, scoredOutcomes, weights } from './scored-outcomes.ts';

/** What is gained by approaching customers in the order of their scores, one row a step. */
export type Gains = Table<{
  /** Share of the customers approached, the highest scores first. */
  share: Float64Array;
  /** Share of those with outcome 1 who are among them. */
  captured: Float64Array;
  /** `captured` over `share`: how many times better than approaching at random. */
  lift: Float64Array;
}>;

/** How gains are cut. */
export interface GainsOptions extends MetricOptions {
  /** Steps of equal size; 10 unless told otherwise. */
  readonly steps?: number;
}

const steps = wholeNumber(1, 1000);

/**
 * The gains of a score: which share of the ones is met by approaching the best tenth, two tenths, … Rows of equal score that a cut
 * runs through give their part, as a fair draw among them would on average.
 *
 * @param actual what happened, 1 or 0 a row
 * @param predicted the score; only its order matters
 * @param options `steps`, and `weight`: how many customers each row stands for
 * @returns one row a step
 * @throws InvalidInputError (`invalid-input`) naming the first row that is wrong
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where one of the two outcomes is missing
 * @example
 * import { gains } from '@clientele/stats';
 * const { captured, lift } = gains([1, 0, 1, 0], [0.9, 0.4, 0.6, 0.1], { steps: 4 }).columns;
 * [...captured]; // => [0.5, 1, 1, 1]
 * [...lift].map((value) => value.toFixed(2)); // => ['2.00', '2.00', '1.33', '1.00']
 */
export function gains(actual: ArrayLike<number>, predicted: ArrayLike<number>, options: GainsOptions = {}): Gains {
  checkOptions('gains', options, { ...weights, steps });
  const outcomes = scoredOutcomes('gains', actual, predicted, options.weight, anyScore);
  const groups = scoreGroups('gains', outcomes);
  const { steps: count = 10 } = options;
  const share = Float64Array.from({ length: count }, (_, step) => (step + 1) / count);
  const captured = share.map((part) => capturedAt(groups, part));
  return table({ share, captured, lift: captured.map((value, step) => value / (share[step] as number)) });
}
