import {
  type CustomerTable,
  checkOptions,
  customerTable,
  expectTable,
  InvalidInputError,
  type OptionRule,
  optionRule,
  wholeNumber,
} from '@clientele/core';
import type { FeedbackColumns } from './aggregate-feedback.ts';

/** Who counts as an advocate or a detractor. */
export interface SelectOptions {
  /** How far from 0 the bound of the interval has to lie, 0 to 1. Default 0.2. */
  readonly beyond?: number;
  /** Fewest texts. Default 1: the interval already minds how few there are. */
  readonly minCount?: number;
  /** How many people each customer reaches, one a row of the table, 0 or more; ranks by bound times reach. */
  readonly reach?: ArrayLike<number>;
}

/** Customers selected, those first who matter most. */
export type SelectedCustomers = CustomerTable<{
  /** Mean score, as in the table. */
  score: Float64Array;
  /** The bound of the interval that is nearer to 0. */
  bound: Float64Array;
  /** Bound times reach; the bound itself where no reach is given. */
  weight: Float64Array;
  count: Float64Array;
}>;

/** A table that can be selected from. */
export type FeedbackProfiles = CustomerTable<Pick<FeedbackColumns, 'score' | 'lower' | 'upper' | 'count'>>;

const rules: Readonly<Record<keyof SelectOptions, OptionRule>> = {
  beyond: optionRule('from 0 up to 1', (value) => typeof value === 'number' && value >= 0 && value < 1),
  minCount: wholeNumber(1),
  reach: optionRule('a list of numbers', (value) => typeof value === 'object' && value !== null && 'length' in value),
};

/**
 * Customers who surely praise: the lower bound of their interval lies beyond a score, so that one happy message makes nobody
 * an advocate.
 *
 * @param profiles from `aggregateFeedback` or `customerSentiment`
 * @param options how far the bound must lie, fewest texts, and reach
 * @returns the advocates, largest bound (times reach) first; ties by customer id
 * @throws InvalidInputError (`invalid-input`) where reach has another length than the table, or a cell below 0
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { customerTable, selectAdvocates, toRows } from '@clientele/sentiment';
 * const profiles = customerTable(['Ada', 'Bo'], {
 *   score: Float64Array.of(0.6, 0.6), lower: Float64Array.of(0.4, 0.1), upper: Float64Array.of(0.8, 0.9), count: Float64Array.of(9, 1),
 * });
 * toRows(selectAdvocates(profiles), ['customer', 'bound']); // => [{ customer: 'Ada', bound: 0.4 }]
 */
export function selectAdvocates(profiles: FeedbackProfiles, options: SelectOptions = {}): SelectedCustomers {
  expectTable('selectAdvocates', profiles, ['score', 'lower', 'count']);
  return select('selectAdvocates', profiles, profiles.columns.lower, 1, options);
}

/**
 * Customers who surely blame: the upper bound of their interval lies below minus a score.
 *
 * @param profiles from `aggregateFeedback` or `customerSentiment`
 * @param options how far the bound must lie, fewest texts, and reach
 * @returns the detractors, lowest bound (times reach) first; ties by customer id
 * @throws InvalidInputError (`invalid-input`) where reach has another length than the table, or a cell below 0
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { customerTable, selectDetractors, toRows } from '@clientele/sentiment';
 * const profiles = customerTable(['Ada', 'Bo'], {
 *   score: Float64Array.of(-0.6, 0.6), lower: Float64Array.of(-0.8, 0.1), upper: Float64Array.of(-0.4, 0.9), count: Float64Array.of(9, 1),
 * });
 * toRows(selectDetractors(profiles), ['customer', 'bound']); // => [{ customer: 'Ada', bound: -0.4 }]
 */
export function selectDetractors(profiles: FeedbackProfiles, options: SelectOptions = {}): SelectedCustomers {
  expectTable('selectDetractors', profiles, ['score', 'upper', 'count']);
  return select('selectDetractors', profiles, profiles.columns.upper, -1, options);
}

function select(
  verb: string,
  { customer, length, columns }: FeedbackProfiles,
  bounds: Float64Array,
  sign: 1 | -1,
  options: SelectOptions,
): SelectedCustomers {
  checkOptions(verb, options, rules);
  const { beyond = 0.2, minCount = 1, reach } = options;
  if (reach !== undefined) checkReach(verb, reach, length);
  const weight = bounds.map((bound, row) => bound * (reach?.[row] ?? 1));
  const id = (row: number): string => customer.dictionary.values[customer.codes[row] as number] as string;
  const rows = Array.from(bounds.keys())
    .filter((row) => sign * (bounds[row] as number) > beyond && (columns.count[row] as number) >= minCount)
    .sort((a, b) => sign * ((weight[b] as number) - (weight[a] as number)) || (id(a) < id(b) ? -1 : 1));
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row] as number);
  const codes = Uint32Array.from(rows, (row) => customer.codes[row] as number);
  const selected = {
    score: pick(columns.score),
    bound: pick(bounds),
    weight: pick(weight),
    count: pick(columns.count),
  };
  return customerTable(Object.freeze({ dictionary: customer.dictionary, codes }), selected);
}

function checkReach(verb: string, reach: ArrayLike<number>, length: number): void {
  if (reach.length !== length) {
    throw new InvalidInputError(`${verb}: reach has ${reach.length} rows, the table has ${length}`);
  }
  for (let row = 0; row < length; row++) {
    const value = reach[row];
    if (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY) continue;
    throw new InvalidInputError(`${verb}: reach, row ${row}: expected a number >= 0, got ${value}`);
  }
}
