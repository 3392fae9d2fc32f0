import { checkOptions, type Table, table, wholeNumber } from '@clientele/core';
import { scoreGroups } from './score-groups.ts';
import { type MetricOptions, probability, scoredOutcomes, weights } from './scored-outcomes.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** What was said beside what happened, one row a group of like probabilities, the lowest first. */
export type CalibrationTable = Table<{
  /** Customers of the group. */
  customers: Float64Array;
  /** Their mean predicted probability. */
  predicted: Float64Array;
  /** Share of them whose outcome was 1. */
  actual: Float64Array;
  /** Where the share's interval of 95 % begins (Wilson 1927). */
  lower: Float64Array;
  /** Where it ends. */
  upper: Float64Array;
}>;

/** How customers are grouped. */
export interface CalibrationTableOptions extends MetricOptions {
  /** At most so many groups of about equally many customers; 10 unless told otherwise. */
  readonly groups?: number;
}

const groupCount = wholeNumber(1, 1000);

/**
 * Whether probabilities are to be taken at their word: of those told 20 %, one in five should have the outcome. Customers are put into
 * groups of about equal size by their probability; equal probabilities never part, so that there may be fewer groups.
 *
 * @param actual what happened, 1 or 0 a row
 * @param predicted the probability of 1, 0 to 1
 * @param options `groups`, and `weight`: how many customers each row stands for
 * @returns one row a group; calibrated is a `predicted` that lies between `lower` and `upper`
 * @throws InvalidInputError (`invalid-input`) naming the first row that is wrong
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where one of the two outcomes is missing
 * @example
 * import { calibrationTable } from '@clientele/stats';
 * const { predicted, actual, customers } = calibrationTable([0, 0, 1, 0, 1, 1], [0.1, 0.1, 0.1, 0.7, 0.8, 0.9], { groups: 2 }).columns;
 * [...customers]; // => [3, 3]
 * [...actual].map((share) => share.toFixed(2)); // => ['0.33', '0.67']
 * [...predicted].map((share) => share.toFixed(2)); // => ['0.10', '0.80']
 */
export function calibrationTable(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  options: CalibrationTableOptions = {},
): CalibrationTable {
  checkOptions('calibrationTable', options, { ...weights, groups: groupCount });
  const { groups: most = 10, weight } = options;
  const scored = scoreGroups(
    'calibrationTable',
    scoredOutcomes('calibrationTable', actual, predicted, weight, probability),
  );
  const rows: { customers: number; ones: number; told: number }[] = [];
  let left = scored.allOnes + scored.allZeros;
  let open = { customers: 0, ones: 0, told: 0 };
  for (let at = scored.score.length - 1; at >= 0; at--) {
    const size = (scored.ones[at] as number) + (scored.zeros[at] as number);
    // a group is closed where it would be nearer to its share of what is left without the next probability than with it
    if (open.customers > 0 && rows.length < most - 1 && open.customers + size / 2 >= left / (most - rows.length)) {
      rows.push(open);
      left -= open.customers;
      open = { customers: 0, ones: 0, told: 0 };
    }
    open.customers += size;
    open.ones += scored.ones[at] as number;
    open.told += size * (scored.score[at] as number);
  }
  if (open.customers > 0) rows.push(open);
  const filled = rows.filter(({ customers }) => customers > 0);
  const intervals = filled.map(({ ones, customers }) => wilsonInterval(ones, customers));
  return table({
    customers: Float64Array.from(filled, ({ customers }) => customers),
    predicted: Float64Array.from(filled, ({ told, customers }) => Math.min(1, told / customers)),
    actual: Float64Array.from(filled, ({ ones, customers }) => ones / customers),
    lower: Float64Array.from(intervals, ({ lower }) => lower),
    upper: Float64Array.from(intervals, ({ upper }) => upper),
  });
}
