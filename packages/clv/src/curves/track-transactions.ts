import {
  asTransactionLog,
  checkOptions,
  civilDay,
  civilDays,
  daysPerUnit,
  formatCivilDay,
  type Instant,
  InsufficientDataError,
  InvalidInputError,
  instant,
  instantOrEnd,
  openZone,
  type ParseOptions,
  parseRules,
  pickParseOptions,
  resolveAsOf,
  startOfCivilDay,
  type Table,
  type TransactionLog,
  type Transactions,
  table,
} from '@clientele/core';
import { openModel, type TransactionModel } from '../transactions/model.ts';
import { cumulativeOf } from './expected-curve.ts';

/** Where the calibration ended; for rows also how they are read. */
export interface TrackOptions extends ParseOptions {
  /** End of the observation, exclusive; `'end'` unless given. */
  readonly asOf?: Instant | 'end';
  /** Only customers who came before this are followed; all unless given. It is where the model's calibration ended. */
  readonly split?: Instant;
}

/** Repeat purchases, a row a week of seven days from the day the first customer came; a last, broken week is left out. */
export type TrackedTransactions = Table<{
  /** End of the week, epoch milliseconds. */
  end: Float64Array;
  /** Repeat purchase days within the week. */
  actual: Float64Array;
  /** The same, expected. */
  expected: Float64Array;
  /** Up to the week's end. */
  cumulativeActual: Float64Array;
  /** The same, expected. */
  cumulativeExpected: Float64Array;
}>;

/**
 * Follows a base week by week: the repeat purchases that came beside those expected of customers who came when these did.
 *
 * @param model of purchase histories
 * @param transactions a log, or row objects
 * @param options `asOf` and `split`; for rows also how they are read (`map`, `timeZone`, formats)
 * @returns a row a week
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read, or reach over more than a hundred years
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer came before the split
 * @example
 * import { bgNbdModel, trackTransactions } from '@clientele/clv';
 * const model = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const rows = [
 *   { customer: 'Ada', time: '2026-01-01', amount: 5 }, { customer: 'Ada', time: '2026-01-09', amount: 5 },
 *   { customer: 'Bo', time: '2026-01-02', amount: 5 }, { customer: 'Bo', time: '2026-01-20', amount: 5 },
 * ];
 * Array.from(trackTransactions(model, rows, { asOf: '2026-01-29' }).columns.cumulativeActual); // => [0, 1, 2, 2]
 */
export function trackTransactions(
  model: TransactionModel,
  transactions: Transactions,
  options: TrackOptions = {},
): TrackedTransactions {
  const verb = 'trackTransactions';
  checkOptions(verb, options, { ...parseRules, asOf: instantOrEnd, split: instant });
  openModel(verb, model);
  const { log } = asTransactionLog(transactions, pickParseOptions(options), verb);
  const zone = openZone(log.timeZone, verb);
  const asOf = resolveAsOf(options.asOf, log, verb);
  const lastDay = civilDay(asOf - 1, zone);
  const before =
    options.split === undefined ? lastDay + 1 : civilDay(resolveAsOf(options.split, log, verb) - 1, zone) + 1;
  const { firsts, repeats } = purchaseDays(log, civilDays(log.time, zone), asOf, before);
  if (firsts.length === 0) throw new InsufficientDataError(verb, 'customers before the split', 1, 0);
  const start = firsts.reduce((first, day) => Math.min(first, day));
  const weeks = Math.floor((lastDay - start + 1) / 7);
  if (weeks > mostWeeks) {
    const [from, to] = [formatCivilDay(start), formatCivilDay(lastDay)];
    throw new InvalidInputError(
      `${verb}: from ${from} to ${to} are more than a hundred years; if one of the two dates stands for none, leave its lines out or state asOf`,
    );
  }
  const actual = new Float64Array(weeks);
  for (const day of repeats) {
    const week = Math.floor((day - start) / 7);
    if (week < weeks) actual[week] = (actual[week] as number) + 1;
  }
  const unit = daysPerUnit[model.unit];
  const births = new Map<number, number>();
  for (const day of firsts) births.set((day - start) / unit, (births.get((day - start) / unit) ?? 0) + 1);
  // A purchase on day d has come by the age d − first: the last day of week w is 7 w − 1 days after the start.
  const time = Float64Array.from(actual, (_, week) => (7 * (week + 1) - 1) / unit);
  const { incremental, cumulative } = cumulativeOf(model, verb, births, time);
  let sum = 0;
  return table({
    end: Float64Array.from(actual, (_, week) => startOfCivilDay(start + 7 * (week + 1), zone)),
    actual,
    expected: incremental,
    cumulativeActual: actual.map((count) => {
      sum += count;
      return sum;
    }),
    cumulativeExpected: cumulative,
  });
}

/** A hundred years. */
const mostWeeks = 5218;

/** First purchase days of the customers followed, and the days of all their later ones. */
function purchaseDays(
  log: TransactionLog,
  days: Int32Array,
  asOf: number,
  before: number,
): { firsts: number[]; repeats: number[] } {
  const bought = new Map<number, Set<number>>();
  log.customer.codes.forEach((code, row) => {
    const day = days[row] as number;
    if ((log.time[row] as number) >= asOf || (log.amount[row] as number) < 0) return;
    const known = bought.get(code);
    if (known === undefined) bought.set(code, new Set([day]));
    else known.add(day);
  });
  const [firsts, repeats]: [number[], number[]] = [[], []];
  for (const set of bought.values()) {
    const first = Math.min(...set);
    if (first >= before) continue;
    firsts.push(first);
    for (const day of set) if (day > first) repeats.push(day);
  }
  return { firsts, repeats };
}
