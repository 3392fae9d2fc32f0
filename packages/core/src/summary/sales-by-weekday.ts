import { frozen } from '../frozen.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { Transactions } from '../log/transaction-log.ts';
import type { TextColumn } from '../table/column.ts';
import { type Table, table } from '../table/table.ts';
import { resolveAsOf } from '../time/as-of.ts';
import { civilDay } from '../time/civil-day.ts';
import { instantOrEnd } from '../time/parse-instant.ts';
import { type CustomerLines, customerLines } from './customer-lines.ts';
import type { Observation } from './customer-summary.ts';
import { openExactSum } from './exact-sum.ts';
import { endOfDay, firstSale } from './fold-customers.ts';
import { inputLog } from './input-log.ts';
import { orderCounter } from './order-counter.ts';
import type { SalesByMonthOptions } from './sales-by-month.ts';
import { lateLines } from './summary-notes.ts';

/** One row a day of the week, Monday first. */
export type SalesByWeekday = Table<{
  /** `monday` to `sunday`. */
  weekday: TextColumn;
  /** How many such days there are from the first event to the last observed day: what sums are to be divided by. */
  days: Float64Array;
  /** Net. */
  sales: Float64Array;
  orders: Float64Array;
  /** Customers with a purchase on such a day, each counted once. */
  customers: Float64Array;
}> &
  Observation;

const weekdays = Object.freeze(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/** Civil day 0 is 1 January 1970, a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * Sales, orders and customers by day of the week, in the log's zone.
 *
 * @param transactions a checked log, or row objects
 * @param options asOf; for rows also how they are read (`map`, `timeZone`, formats)
 * @returns seven rows, those without a sale too; an order counts on the day on which it begins
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read as transactions
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { salesByWeekday, toRows } from '@clientele/core';
 * const rows = [
 *   { customer: 'Ada', time: '2026-01-05', amount: 20 },
 *   { customer: 'Bo', time: '2026-01-12', amount: 30 },
 *   { customer: 'Ada', time: '2026-01-13', amount: 5 },
 * ];
 * toRows(salesByWeekday(rows)).slice(0, 2);
 * // => [
 * //   { weekday: 'monday', days: 2, sales: 50, orders: 2, customers: 2 },
 * //   { weekday: 'tuesday', days: 2, sales: 5, orders: 1, customers: 1 },
 * // ]
 */
export function salesByWeekday(
  transactions: Transactions,
  options: SalesByMonthOptions & ParseOptions = {},
): SalesByWeekday {
  const { log, notes } = inputLog('salesByWeekday', transactions, options, { asOf: instantOrEnd });
  const asOf = resolveAsOf(options.asOf, log, 'salesByWeekday');
  const lines = customerLines(log, Number.NEGATIVE_INFINITY, asOf);
  const sums = weekdays.map(openExactSum);
  lines.day.forEach((day, line) => {
    sums[weekdayOf(day)]?.add(lines.amount[line] as number);
  });
  const counted = table({
    weekday: weekdays,
    days: daysBetween(lines.day, civilDay(asOf - 1, log.timeZone)),
    sales: Float64Array.from(sums, (sum) => sum.total()),
    ...countPurchases(lines, log.order?.dictionary.values.length ?? 0),
  });
  const late = lateLines(log.length - lines.time.length);
  return Object.freeze({ ...counted, asOf, timeZone: log.timeZone, notes: frozen([...notes, ...late]) });
}

function daysBetween(days: Int32Array, last: number): Float64Array {
  const counts = new Float64Array(weekdays.length);
  if (days.length === 0) return counts;
  const first = days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const span = last - first + 1;
  for (let i = 0; i < weekdays.length; i++) counts[weekdayOf(first + i)] = Math.floor((span + 6 - i) / 7);
  return counts;
}

function countPurchases(lines: CustomerLines, orderIds: number): { orders: Float64Array; customers: Float64Array } {
  const orders = new Float64Array(weekdays.length);
  const customers = new Float64Array(weekdays.length);
  const ordersOfDay = orderCounter(lines, orderIds);
  for (let customer = 0; customer + 1 < lines.starts.length; customer++) {
    const to = lines.starts[customer + 1] as number;
    let met = 0;
    for (let from = lines.starts[customer] as number, next = from; from < to; from = next) {
      next = endOfDay(lines.day, from, to);
      if (firstSale(lines.amount, from, next) === next) continue;
      const weekday = weekdayOf(lines.day[from] as number);
      orders[weekday] = (orders[weekday] as number) + ordersOfDay(customer, from, next);
      if ((met & (1 << weekday)) === 0) customers[weekday] = (customers[weekday] as number) + 1;
      met |= 1 << weekday;
    }
  }
  return { orders, customers };
}
