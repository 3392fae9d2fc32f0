import { InvalidInputError, InvalidOptionError } from '../errors/errors.ts';
import { frozen } from '../frozen.ts';
import type { Note } from '../json.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { Transactions } from '../log/transaction-log.ts';
import { oneOf } from '../options/rules.ts';
import { showValue } from '../show.ts';
import type { TextColumn } from '../table/column.ts';
import { type Table, table } from '../table/table.ts';
import { resolveAsOf } from '../time/as-of.ts';
import { type Calendar, type CalendarPeriod, calendarOf, type WeekStart } from '../time/calendar-period.ts';
import { civilDay, startOfCivilDay } from '../time/civil-day.ts';
import type { Instant } from '../time/instant.ts';
import { instantOrEnd } from '../time/parse-instant.ts';
import { openZone } from '../time/zone.ts';
import { type CustomerLines, customerLines } from './customer-lines.ts';
import type { Observation } from './customer-summary.ts';
import { endOfDay, firstSale } from './fold-customers.ts';
import { inputLog } from './input-log.ts';
import { customersWithoutPurchase, lateLines } from './summary-notes.ts';

/** How far cohorts reach, and what they are cut into. */
export interface CohortOptions {
  /** Only events strictly before it are seen. Default `'end'`: the midnight after the last event. */
  readonly asOf?: Instant | 'end';
  /** Civil weeks, months or years in the log's zone. Default `'month'`. */
  readonly period?: CalendarPeriod;
  /** With `'week'`: the day on which weeks begin. Default `'monday'`, as in ISO 8601. */
  readonly weekStart?: WeekStart;
}

/** One row a cohort and period, cohorts from the earliest on, each up to the period in which the observation ends. */
export type CohortTable = Table<{
  /** The period of the first purchase: `YYYY-MM`, `YYYY`, or the date of a week's first day. */
  cohort: TextColumn;
  /** Periods since then; 0 is the first purchase's own. */
  period: Float64Array;
  /** How many customers the cohort has: all could have bought in the period. */
  eligible: Float64Array;
  /** How many of them bought in the period, each counted once. */
  customers: Float64Array;
  /** `customers` / `eligible`, 0 to 1; 1 in period 0. */
  rate: Float64Array;
  /** 1; 0 in the last period where `asOf` lies within it, so that its rate may still rise. */
  complete: Float64Array;
}> &
  Observation;

/**
 * Retention by cohort: of the customers who first bought in one month, the share that bought again one month later, two
 * months later, and so on.
 *
 * What makes a purchase is a line with amount >= 0, as in `summarizeCustomers`; a customer counts once a period, whatever
 * the number of orders. A log that begins late takes a customer's first purchase in it for their first at all.
 *
 * @param transactions a checked log, or row objects
 * @param options asOf, period, weekStart; for rows also how they are read (`map`, `timeZone`, formats)
 * @returns one row a cohort and period, periods without a purchase too. Where the observation ends within a period, its rows
 *   have `complete` 0 and a note names it
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read as transactions, or a date such as 9999-12-31 would make more
 *   than 20 million rows
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or `weekStart` has no weeks to begin
 * @example
 * import { deriveCohorts, toRows } from '@clientele/core';
 * const rows = [
 *   { customer: 'Ada', time: '2026-01-05', amount: 20 },
 *   { customer: 'Bo', time: '2026-01-31', amount: 5 },
 *   { customer: 'Ada', time: '2026-02-14', amount: 30 },
 * ];
 * toRows(deriveCohorts(rows));
 * // => [
 * //   { cohort: '2026-01', period: 0, eligible: 2, customers: 2, rate: 1, complete: 1 },
 * //   { cohort: '2026-01', period: 1, eligible: 2, customers: 1, rate: 0.5, complete: 0 },
 * // ]
 */
export function deriveCohorts(transactions: Transactions, options: CohortOptions & ParseOptions = {}): CohortTable {
  const { log, notes } = inputLog('deriveCohorts', transactions, options, cohortRules);
  const asOf = resolveAsOf(options.asOf, log, 'deriveCohorts');
  const zone = openZone(log.timeZone, 'deriveCohorts');
  const calendar = cohortCalendar('deriveCohorts', options);
  const lines = customerLines(log, Number.NEGATIVE_INFINITY, asOf);
  const last = calendar.of(civilDay(asOf - 1, zone));
  refuseCenturies(lines, calendar, last);
  const { cohorts, purchases } = countCohorts(lines, calendar, last);
  return cohortTable(cohorts, calendar, {
    asOf,
    timeZone: log.timeZone,
    notes: [...notes, ...lateLines(log.length - lines.time.length), ...customersWithoutPurchase(lines, purchases)],
  });
}

/**
 * The calendar that cohorts are cut by.
 *
 * @param verb begins the message
 * @param options period and weekStart as in `deriveCohorts`
 * @returns the periods, numbered
 * @throws InvalidOptionError (`invalid-option`) where `weekStart` has no weeks to begin
 * @example
 * import { civilDayOf, cohortCalendar } from '@clientele/core';
 * const months = cohortCalendar('cohorts', { period: 'month' });
 * months.nameOf(months.of(civilDayOf(2026, 2, 14))); // => '2026-02'
 */
export function cohortCalendar(verb: string, { period = 'month', weekStart }: CohortOptions = {}): Calendar {
  if (weekStart !== undefined && period !== 'week') {
    const allowed = 'left out unless period is "week"';
    throw new InvalidOptionError(verb, [{ option: 'weekStart', allowed, received: showValue(weekStart) }]);
  }
  return calendarOf(period, weekStart);
}

/**
 * Makes the table of cohorts of their counts, wherever these were counted.
 *
 * @param cohorts by the number of the cohort's period: customers who bought in each period from it on, up to the last one
 * @param calendar what the numbers mean
 * @param observation asOf and zone; its notes come first
 * @returns one row a cohort and period
 * @example
 * import { cohortCalendar, cohortTable, toRows } from '@clientele/core';
 * const years = cohortCalendar('cohorts', { period: 'year' });
 * const observation = { asOf: Date.UTC(2026, 0, 1), timeZone: 'UTC', notes: [] };
 * toRows(cohortTable(new Map([[2024, [4, 3]]]), years, observation), ['cohort', 'period', 'rate']);
 * // => [{ cohort: '2024', period: 0, rate: 1 }, { cohort: '2024', period: 1, rate: 0.75 }]
 */
export function cohortTable(
  cohorts: ReadonlyMap<number, ArrayLike<number>>,
  calendar: Calendar,
  { asOf, timeZone, notes }: Observation,
): CohortTable {
  const zone = openZone(timeZone, 'cohortTable');
  const last = calendar.of(civilDay(asOf - 1, zone));
  const isComplete = startOfCivilDay(calendar.firstDay(last + 1), zone) <= asOf;
  const unfinished = isComplete || cohorts.size === 0 ? [] : [incompleteNote(calendar.nameOf(last))];
  return Object.freeze({
    ...tableOf(cohorts, calendar, isComplete),
    asOf,
    timeZone,
    notes: frozen([...notes, ...unfinished]),
  });
}

const cohortRules = {
  asOf: instantOrEnd,
  period: oneOf('week', 'month', 'year'),
  weekStart: oneOf('monday', 'sunday'),
};

function incompleteNote(period: string): Note {
  const message = `the last period, ${period}, goes on after asOf: its rates may still rise`;
  return { code: 'incomplete-period', message, details: { period } };
}

/** A hundred years of weeks, from each of them on, are fewer; a date such as 9999-12-31 asks for hundreds of millions. */
const mostRows = 20_000_000;

/** A date that stands for none would take all memory: it is named instead. */
function refuseCenturies({ day, starts }: CustomerLines, calendar: Calendar, last: number): void {
  const firsts = new Set<number>();
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    firsts.add(calendar.of(day[starts[customer] as number] as number));
  }
  let rows = 0;
  for (const first of firsts) rows += last - first + 1;
  if (rows <= mostRows) return;
  const [least, most] = [Math.min(...firsts), last].map(calendar.nameOf) as [string, string];
  throw new InvalidInputError(
    `deriveCohorts: cohorts from ${least} to ${most} would make ${rows} rows, at most ${mostRows} are made; if one of the two dates stands for none, leave its lines out or state asOf`,
    [],
    { rows, first: least, last: most },
  );
}

interface CountedCohorts {
  /** Customers who bought in each period from the cohort's own on, by the cohort's number. */
  readonly cohorts: ReadonlyMap<number, Float64Array>;
  /** Periods with a purchase of each customer. */
  readonly purchases: Float64Array;
}

/** Lines of a customer come in order of time, so those of one period stand together and the first purchase comes first. */
function countCohorts(lines: CustomerLines, calendar: Calendar, last: number): CountedCohorts {
  const { starts, day, amount } = lines;
  const cohorts = new Map<number, Float64Array>();
  const purchases = new Float64Array(lines.customers.length);
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    const to = starts[customer + 1] as number;
    let [cohort, before] = [Number.NaN, Number.NaN];
    for (let from = starts[customer] as number, next = from; from < to; from = next) {
      next = endOfDay(day, from, to);
      if (firstSale(amount, from, next) === next) continue;
      const period = calendar.of(day[from] as number);
      if (period === before) continue;
      if (purchases[customer] === 0) cohort = period;
      before = period;
      purchases[customer] = (purchases[customer] as number) + 1;
      const counts = countsOf(cohorts, cohort, last);
      counts[period - cohort] = (counts[period - cohort] as number) + 1;
    }
  }
  return { cohorts, purchases };
}

function countsOf(cohorts: Map<number, Float64Array>, cohort: number, last: number): Float64Array {
  const known = cohorts.get(cohort);
  if (known !== undefined) return known;
  const counts = new Float64Array(last - cohort + 1);
  cohorts.set(cohort, counts);
  return counts;
}

function tableOf(
  cohorts: ReadonlyMap<number, ArrayLike<number>>,
  calendar: Calendar,
  isComplete: boolean,
): Table<CohortTable['columns']> {
  const ordered = [...cohorts].sort(([a], [b]) => a - b);
  const length = ordered.reduce((sum, [, counts]) => sum + counts.length, 0);
  const names: string[] = new Array(length);
  const columns = [length, length, length, length, length].map((rows) => new Float64Array(rows));
  const [periods, eligible, customers, rate, complete] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let row = 0;
  for (const [cohort, counts] of ordered) {
    const name = calendar.nameOf(cohort);
    const all = counts[0] as number;
    for (let period = 0; period < counts.length; period++, row++) {
      const bought = counts[period] as number;
      names[row] = name;
      periods[row] = period;
      eligible[row] = all;
      customers[row] = bought;
      rate[row] = bought / all;
      complete[row] = isComplete || period < counts.length - 1 ? 1 : 0;
    }
  }
  return table({ cohort: Object.freeze(names), period: periods, eligible, customers, rate, complete });
}
