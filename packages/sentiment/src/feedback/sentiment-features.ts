import {
  type Column,
  type CustomerTable,
  checkOptions,
  customerTable,
  type Instant,
  instantOrEnd,
  type OptionRule,
  optionRule,
  resolveAsOf,
  wholeNumber,
} from '@clientele/core';
import { openMentions, wordsOf } from '../aspects/mentions.ts';
import { aggregateRules } from './aggregate-options.ts';
import { checkScored, type GroupedFeedback, groupScored, type ScoredFeedback } from './group.ts';
import { leavingPhrases } from './leaving.ts';

/** As of when, and over which days. */
export interface SentimentFeatureOptions {
  /** Only feedback strictly before is seen. Default `'end'`: the midnight after the last of it. */
  readonly asOf?: Instant | 'end';
  /** Lengths of the windows that end at asOf, in days of 24 hours; `[30, 90]` unless told otherwise. */
  readonly windows?: readonly number[];
  /** A text is negative from minus this score on, above 0 and below 1. Default 0.2. */
  readonly threshold?: number;
}

/**
 * Features of a customer's feedback for a model of churn or value: one row a customer with feedback before `asOf`, and nothing
 * in it that was not known then. For each window of n days `textCountN`, `sentimentN` (mean score), `lowestSentimentN`, `negativeShareN`,
 * `sentimentChangeN` (less the mean of the n days before), and, where texts are given, `leavingTextsN`; beside them
 * `daysSinceNegative`. A missing cell says that there was no text.
 */
export type SentimentFeatures = CustomerTable<Record<string, Column>> & {
  readonly asOf: number;
  readonly timeZone: string;
};

const rules: Readonly<Record<keyof SentimentFeatureOptions, OptionRule>> = {
  asOf: instantOrEnd,
  windows: optionRule(
    'a list of one or more whole numbers of days, each once',
    (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((days) => wholeNumber(1, 3660).accepts(days)) &&
      new Set(value).size === value.length,
  ),
  threshold: aggregateRules.threshold,
};

const day = 86_400_000;

/**
 * Makes features of feedback, strictly as of a date: what was written at or after it changes nothing.
 *
 * @param feedback columns `customer`, `time` and `score`, as a log with its scores: `{ ...log, score }`; with `text` also how often
 * somebody says they are leaving (English)
 * @param options the date and the windows
 * @returns one row a customer with feedback before the date
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or a cell is none of its kind, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { sentimentFeatures, toRows } from '@clientele/sentiment';
 * const feedback = { customer: ['Ada', 'Ada', 'Bo'], time: [Date.UTC(2026, 0, 5), Date.UTC(2026, 1, 20), Date.UTC(2026, 2, 1)], score: [0.6, -0.4, 0.9] };
 * const features = sentimentFeatures(feedback, { asOf: '2026-03-01', windows: [30] });
 * toRows(features, ['customer', 'textCount30', 'sentiment30', 'daysSinceNegative']);
 * // => [{ customer: 'Ada', textCount30: 1, sentiment30: -0.4, daysSinceNegative: 9 }]
 */
export function sentimentFeatures(
  feedback: ScoredFeedback & { readonly text?: readonly string[] },
  options: SentimentFeatureOptions = {},
): SentimentFeatures {
  const verb = 'sentimentFeatures';
  checkOptions(verb, options, rules);
  const { customer, time } = checkScored(verb, feedback);
  const { windows = [30, 90], threshold = 0.2 } = options;
  const timeZone = feedback.timeZone ?? 'UTC';
  const asOf = resolveAsOf(options.asOf, { time, timeZone }, verb);
  const grouped = groupScored(feedback, customer, asOf);
  const leaving = feedback.text === undefined ? null : leavingFlags(grouped, feedback.text);
  const columns: [string, Float64Array][] = windows.flatMap((days) =>
    Object.entries(windowColumns(grouped, asOf, days, threshold, leaving)).map(
      ([name, values]): [string, Float64Array] => [`${name}${days}`, values],
    ),
  );
  const table = customerTable(grouped.customer, {
    ...Object.fromEntries(columns),
    daysSinceNegative: daysSinceNegative(grouped, asOf, threshold),
  });
  return Object.freeze({ ...table, asOf, timeZone });
}

function windowColumns(
  { offsets, time, score }: GroupedFeedback,
  asOf: number,
  days: number,
  threshold: number,
  leaving: Uint8Array | null,
): Record<string, Float64Array> {
  const customers = offsets.length - 1;
  const fresh = (): Float64Array => new Float64Array(customers).fill(Number.NaN);
  const columns = {
    textCount: fresh(),
    sentiment: fresh(),
    lowestSentiment: fresh(),
    negativeShare: fresh(),
    sentimentChange: fresh(),
  };
  const leavingTexts = new Float64Array(customers);
  for (let c = 0; c < customers; c++) {
    const [now, before] = [
      { n: 0, sum: 0, lowest: 1, negatives: 0 },
      { n: 0, sum: 0 },
    ];
    for (let at = offsets[c] as number; at < (offsets[c + 1] as number); at++) {
      const age = asOf - (time[at] as number);
      const value = score[at] as number;
      if (age > 2 * days * day) continue;
      if (age > days * day) {
        before.n++;
        before.sum += value;
        continue;
      }
      now.n++;
      now.sum += value;
      now.lowest = Math.min(now.lowest, value);
      if (value <= -threshold) now.negatives++;
      leavingTexts[c] = (leavingTexts[c] as number) + (leaving?.[at] ?? 0);
    }
    columns.textCount[c] = now.n;
    if (now.n === 0) continue;
    columns.sentiment[c] = now.sum / now.n;
    columns.lowestSentiment[c] = now.lowest;
    columns.negativeShare[c] = now.negatives / now.n;
    if (before.n > 0) columns.sentimentChange[c] = now.sum / now.n - before.sum / before.n;
  }
  return leaving === null ? columns : { ...columns, leavingTexts };
}

function daysSinceNegative({ offsets, time, score }: GroupedFeedback, asOf: number, threshold: number): Float64Array {
  const days = new Float64Array(offsets.length - 1).fill(Number.NaN);
  days.forEach((_, c) => {
    for (let at = offsets[c] as number; at < (offsets[c + 1] as number); at++) {
      if ((score[at] as number) <= -threshold) days[c] = Math.floor((asOf - (time[at] as number)) / day);
    }
  });
  return days;
}

function leavingFlags({ rows }: GroupedFeedback, texts: readonly string[]): Uint8Array {
  const { find } = openMentions({ leaving: leavingPhrases });
  return Uint8Array.from(rows, (row) => (find(wordsOf(texts[row] ?? '')).length > 0 ? 1 : 0));
}
