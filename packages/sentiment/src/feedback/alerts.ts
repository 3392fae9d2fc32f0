import {
  type CodedColumn,
  checkOptions,
  encode,
  type Instant,
  InvalidInputError,
  instantOrEnd,
  type OptionRule,
  optionRule,
  resolveAsOf,
  startOfCivilDay,
  type Table,
  table,
  wholeNumber,
} from '@clientele/core';
import { erfc, incompleteBeta } from '@clientele/stats';
import { aggregateRules } from './aggregate-options.ts';
import { checkScored, type ScoredFeedback } from './group.ts';
import { meansOver, type PeriodSums, periodsOf, sumsOver } from './periods.ts';

/** When something is worth a call. */
export interface AlertOptions {
  /** Only feedback strictly before is seen; periods are counted back from there. Default `'end'`: the midnight after the last of it. */
  readonly asOf?: Instant | 'end';
  /** Length of a period in civil days: 1 for days, 7 for weeks (the default). */
  readonly days?: number;
  /** Periods before, against which each is held; 8 unless told otherwise. Three whole ones are needed, with `minCount` texts between them. */
  readonly baseline?: number;
  /** Chance that an alert is false where nothing has changed, above 0 and below 0.5; 0.001 unless told otherwise. */
  readonly chance?: number;
  /** Fewest texts of a period for a drop, and fewest negative ones for a burst; 5 unless told otherwise. */
  readonly minCount?: number;
  /** A text is negative from minus this score on, above 0 and below 1. Default 0.2. */
  readonly threshold?: number;
  /** Groups to be watched apart, one a row: sources, segments, aspects. Left out, all feedback is one. */
  readonly by?: CodedColumn;
}

/** One row an alert, in the order of time, then group. */
export type FeedbackAlerts = Table<{
  group: CodedColumn;
  /** `drop`: the mean score has fallen. `burst`: more negative texts than there used to be. */
  alert: CodedColumn;
  /** The period, epoch milliseconds, the end exclusive. */
  from: Float64Array;
  until: Float64Array;
  /** Texts in it. */
  count: Float64Array;
  /** Mean score, or number of negative texts, and what the periods before let expect. */
  actual: Float64Array;
  expected: Float64Array;
  /** Chance of as much or more where nothing has changed. */
  chance: Float64Array;
}> & { readonly asOf: number; readonly timeZone: string; readonly days: number };

const rules: Readonly<Record<keyof AlertOptions, OptionRule>> = {
  asOf: instantOrEnd,
  days: wholeNumber(1, 92),
  baseline: wholeNumber(3, 104),
  chance: optionRule('above 0 and below 0.5', (value) => typeof value === 'number' && value > 0 && value < 0.5),
  minCount: wholeNumber(1),
  threshold: aggregateRules.threshold,
  by: optionRule('a column of groups', (value) => typeof value === 'object' && value !== null && 'codes' in value),
};

/**
 * Weeks, or periods of any length, in which feedback got worse: the mean score dropped, or negative texts came in a burst.
 * Each period is held against those before it, a drop by the normal distribution, with the larger of the variances
 * that texts and that periods have, a burst by the exact conditional test
 * of two Poisson counts (Przyborowski and Wilenski 1940, Biometrika 31). Run it again as texts arrive: an alert depends on its own
 * period and those before it alone.
 *
 * @param feedback columns `customer`, `time` and `score`, as a log with its scores: `{ ...log, score }`
 * @param options the periods, how sure an alert has to be, and groups
 * @returns one row an alert, in the order of time
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or a cell is none of its kind, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { findFeedbackAlerts, toRows } from '@clientele/sentiment';
 * const [day, scores] = [86_400_000, [0.5, 0.3, 0.6, 0.4, 0.5, 0.6, 0.4, 0.5, 0.3, -0.8]];
 * const feedback = scores.flatMap((score, at) => Array.from({ length: 6 }, (_, k) => ({ score: score + k / 100, time: at * day })));
 * const columns = { customer: feedback.map(() => 'Ada'), time: feedback.map((row) => row.time), score: feedback.map((row) => row.score) };
 * toRows(findFeedbackAlerts(columns, { days: 1 }), ['alert', 'from', 'count']);
 * // => [{ alert: 'drop', from: 777600000, count: 6 }, { alert: 'burst', from: 777600000, count: 6 }]
 */
export function findFeedbackAlerts(feedback: ScoredFeedback, options: AlertOptions = {}): FeedbackAlerts {
  const verb = 'findFeedbackAlerts';
  checkOptions(verb, options, rules);
  const { customer, time } = checkScored(verb, feedback);
  const { days = 7, baseline = 8, chance = 0.001, minCount = 5, threshold = 0.2, by } = options;
  if (by !== undefined && by.codes.length !== customer.codes.length) {
    throw new InvalidInputError(
      `${verb}: by has ${by.codes.length} rows, column "customer" has ${customer.codes.length}`,
    );
  }
  const timeZone = feedback.timeZone ?? 'UTC';
  const asOf = resolveAsOf(options.asOf, { time, timeZone }, verb);
  const { groups, lastDay, whole } = periodsOf(time, feedback.score, { asOf, timeZone, days, threshold, by });
  const found: Alert[] = [];
  for (const [code, periods] of groups) {
    const group = by === undefined ? 'all' : (by.dictionary.values[code] as string);
    for (const [period, sums] of periods) {
      const before = Math.min(baseline, whole - period - 1);
      if (before < 3) continue;
      const base = sumsOver(periods, period + 1, period + 1 + before);
      const means = meansOver(periods, period + 1, period + 1 + before);
      const alerts = [dropOf(sums, base, means, minCount), burstOf(sums, base, before, minCount)];
      for (const alert of alerts) {
        if (alert !== null && alert.chance < chance) found.push({ ...alert, group, period, count: sums.count });
      }
    }
  }
  found.sort((a, b) => b.period - a.period || compare(a.group, b.group) || compare(b.alert, a.alert));
  const edge = (period: number): number => startOfCivilDay(lastDay + 1 - period * days, timeZone);
  const columns = {
    group: encode(found.map(({ group }) => group)),
    alert: encode(found.map(({ alert }) => alert)),
    from: Float64Array.from(found, ({ period }) => edge(period + 1)),
    until: Float64Array.from(found, ({ period }) => edge(period)),
    count: Float64Array.from(found, ({ count }) => count),
    actual: Float64Array.from(found, ({ actual }) => actual),
    expected: Float64Array.from(found, ({ expected }) => expected),
    chance: Float64Array.from(found, (alert) => alert.chance),
  };
  return Object.freeze({ ...table(columns), asOf, timeZone, days });
}

interface Finding {
  readonly alert: 'drop' | 'burst';
  readonly actual: number;
  readonly expected: number;
  readonly chance: number;
}

interface Alert extends Finding {
  readonly group: string;
  readonly period: number;
  readonly count: number;
}

/** Scores spread at least so much, even where the texts before were all alike. */
const leastSpread = 0.05;

function dropOf(sums: PeriodSums, base: PeriodSums, means: readonly number[], minCount: number): Finding | null {
  if (sums.count < minCount || base.count < minCount) return null;
  const [actual, expected] = [sums.sum / sums.count, base.sum / base.count];
  const within =
    Math.max(base.squares / base.count - expected ** 2, leastSpread ** 2) * (1 / sums.count + 1 / base.count);
  // periods differ by more than their texts would have it: then that is the measure
  const between = variance(means) * (1 + 1 / means.length);
  const error = Math.sqrt(Math.max(within, between));
  return { alert: 'drop', actual, expected, chance: erfc((expected - actual) / error / Math.SQRT2) / 2 };
}

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

function burstOf(sums: PeriodSums, base: PeriodSums, before: number, minCount: number): Finding | null {
  const isWorse = sums.negatives * base.count >= base.negatives * sums.count;
  if (sums.negatives < minCount || base.count < minCount || !isWorse) return null;
  // of all negative texts as many or more fall into one of 1 + before periods: a binomial tail, told by the beta distribution
  const chance = incompleteBeta(1 / (1 + before), sums.negatives, base.negatives + 1);
  return { alert: 'burst', actual: sums.negatives, expected: base.negatives / before, chance };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
