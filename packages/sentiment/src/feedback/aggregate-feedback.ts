import {
  type CodedColumn,
  type CustomerTable,
  customerTable,
  durationIn,
  frozen,
  type Note,
  resolveAsOf,
} from '@clientele/core';
import { type AggregateOptions, checkAggregateOptions, quantiles } from './aggregate-options.ts';
import { aspectsOfCustomers } from './customer-aspects.ts';
import { checkScored, type GroupedFeedback, groupScored, type ScoredFeedback } from './group.ts';
import { meanRating, momentsOf, negativesOf, shrunkScore, trendOf } from './kernel.ts';
import { type EstimatedPrior, estimatePrior, type FeedbackPrior, mostStrength } from './prior.ts';

/** What each customer feels, as columns. */
export type FeedbackColumns = {
  /** Texts before `asOf`. */
  count: Float64Array;
  /** Mean score of the customer's texts, drawn to the mean of all customers the more, the fewer they are; −1 to 1. */
  score: Float64Array;
  /** Interval that holds the customer's mean score with probability `level`. */
  lower: Float64Array;
  upper: Float64Array;
  /** Change of score in a month, drawn to 0; NaN with fewer than three texts. */
  trend: Float64Array;
  /** Time of the last negative text, epoch milliseconds; NaN where there is none. */
  lastNegative: Float64Array;
  /** Negative texts among all, 0 to 1. */
  negativeShare: Float64Array;
  /** Mean of the customer's ratings; NaN where there are none. */
  rating: Float64Array;
  /** What the customer praises and blames most, by `aspects`; missing where nothing, or no aspects were given. */
  bestAspect: CodedColumn;
  worstAspect: CodedColumn;
};

/** One row a customer with feedback, in the order in which the data first names them. */
export type FeedbackTable = CustomerTable<FeedbackColumns> & {
  /** Exclusive end of the observation, epoch milliseconds. */
  readonly asOf: number;
  readonly timeZone: string;
  readonly level: number;
  /** What was believed beforehand; give it as `prior` to read new feedback by the same measure. */
  readonly prior: FeedbackPrior;
  readonly notes: readonly Note[];
};

/**
 * Gathers scored feedback by customer, strictly as of a date. One text makes nobody a fan: with few texts a score stays near
 * the mean of all customers, and its interval is wide.
 *
 * @param feedback columns `customer`, `time` and `score`, as a log with its scores: `{ ...log, score }`
 * @param options date, half-life, level of the interval, prior, and from where on a text is negative
 * @returns one row a customer with feedback before `asOf`; with the prior, so that it can be used again
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or a cell is none of its kind, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @see Efron and Morris (1977), "Stein's paradox in statistics", Scientific American 236(5), for means drawn together
 * @example
 * import { aggregateFeedback, toRows } from '@clientele/sentiment';
 * const day = 86_400_000;
 * const feedback = { customer: ['Ada', 'Ada', 'Bo'], time: [0, 9 * day, 9 * day], score: [0.5, 0.9, 0.9] };
 * const prior = { mean: 0.1, strength: 2, deviation: 0.4 };
 * toRows(aggregateFeedback(feedback, { prior }), ['customer', 'count', 'score']);
 * // => [{ customer: 'Ada', count: 2, score: 0.4 }, { customer: 'Bo', count: 1, score: 0.3666666666666667 }]
 */
export function aggregateFeedback(feedback: ScoredFeedback, options: AggregateOptions = {}): FeedbackTable {
  return aggregateFor('aggregateFeedback', feedback, options);
}

/** As above, on behalf of a verb. */
export function aggregateFor(verb: string, feedback: ScoredFeedback, options: AggregateOptions): FeedbackTable {
  checkAggregateOptions(verb, options);
  const { customer, time } = checkScored(verb, feedback);
  const { level = 0.9, threshold = 0.2 } = options;
  const timeZone = feedback.timeZone ?? 'UTC';
  const asOf = resolveAsOf(options.asOf, { time, timeZone }, verb);
  const halfLife =
    options.halfLife === undefined ? Number.POSITIVE_INFINITY : durationIn(options.halfLife, 'day') * 86_400_000;
  const grouped = groupScored(feedback, customer, asOf);
  const prior = options.prior ?? estimatePrior(momentsOf(grouped));
  const measured = columnsOf(grouped, prior, { asOf, halfLife, threshold, z: quantiles.get(level) as number });
  const columns = {
    ...measured,
    ...aspectsOfCustomers(verb, grouped, options.aspects, { asOf, halfLife, texts: time.length }),
  };
  const { mean, strength, deviation } = prior;
  return Object.freeze({
    ...customerTable(grouped.customer, columns),
    asOf,
    timeZone,
    level,
    prior: Object.freeze({ mean, strength, deviation }),
    notes: frozen(notesOf(prior, customer.codes.length - grouped.score.length)),
  });
}

type NumberColumns = Omit<FeedbackColumns, 'bestAspect' | 'worstAspect'>;

interface Measures {
  readonly asOf: number;
  /** Milliseconds; infinite where all texts weigh alike. */
  readonly halfLife: number;
  readonly threshold: number;
  readonly z: number;
}

function columnsOf(
  grouped: GroupedFeedback,
  prior: FeedbackPrior,
  { asOf, halfLife, threshold, z }: Measures,
): NumberColumns {
  const customers = grouped.customer.codes.length;
  const fresh = (): Float64Array => new Float64Array(customers);
  const columns: NumberColumns = {
    count: fresh(),
    score: fresh(),
    lower: fresh(),
    upper: fresh(),
    trend: fresh(),
    lastNegative: fresh(),
    negativeShare: fresh(),
    rating: fresh(),
  };
  for (let c = 0; c < customers; c++) {
    const [from, to] = [grouped.offsets[c] as number, grouped.offsets[c + 1] as number];
    const { mean, deviation } = shrunkScore(grouped, from, to, prior, asOf, halfLife);
    const negatives = negativesOf(grouped, from, to, -threshold);
    columns.count[c] = to - from;
    columns.score[c] = mean;
    columns.lower[c] = Math.max(-1, mean - z * deviation);
    columns.upper[c] = Math.min(1, mean + z * deviation);
    columns.trend[c] = trendOf(grouped, from, to, prior.strength);
    columns.lastNegative[c] = negatives.last;
    columns.negativeShare[c] = negatives.count / (to - from);
    columns.rating[c] = meanRating(grouped, from, to);
  }
  return columns;
}

function notesOf(prior: FeedbackPrior | EstimatedPrior, later: number): Note[] {
  const notes: Note[] = [];
  if ('estimated' in prior && !prior.estimated) {
    const message =
      'too few customers with several texts to tell how much customers differ: a strength of 2 texts and a deviation of 0.5 stand in';
    notes.push({ code: 'prior-not-estimable', message });
  }
  if ('estimated' in prior && prior.strength === mostStrength) {
    const message = 'customers differ no more than their texts do: every score stays near the mean of all';
    notes.push({ code: 'customers-alike', message, details: { strength: prior.strength } });
  }
  if (later > 0) {
    notes.push({
      code: 'feedback-after-as-of',
      message: `${later} texts at or after asOf were not seen`,
      details: { rows: later },
    });
  }
  return notes;
}
