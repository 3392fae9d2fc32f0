import { InvalidOptionError } from '../errors/errors.ts';
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
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read as transactions
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
export function cohortCalendar(verb: string, { period = 'month', weekStart }: CohortOptions): Calendar {
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
  const cells = ordered.flatMap(([cohort, counts]) => {
    const name = calendar.nameOf(cohort);
    const eligible = counts[0] as number;
    return Array.from(counts, (customers, period) => {
      const complete = isComplete || period < counts.length - 1 ? 1 : 0;
      return { name, period, eligible, customers, rate: customers / eligible, complete };
    });
  });
  const column = (read: (cell: (typeof cells)[number]) => number): Float64Array => Float64Array.from(cells, read);
  return table({
    cohort: Object.freeze(cells.map((cell) => cell.name)),
    period: column((cell) => cell.period),
    eligible: column((cell) => cell.eligible),
    customers: column((cell) => cell.customers),
    rate: column((cell) => cell.rate),
    complete: column((cell) => cell.complete),
  });
}
