import type { Analysis } from '../analysis/analysis.ts';
import { frozen } from '../frozen.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { Transactions } from '../log/transaction-log.ts';
import { table } from '../table/table.ts';
import { resolveAsOf } from '../time/as-of.ts';
import { calendarOf } from '../time/calendar-period.ts';
import type { Instant } from '../time/instant.ts';
import { instantOrEnd } from '../time/parse-instant.ts';
import { type CustomerLines, customerLines } from './customer-lines.ts';
import type { Observation } from './customer-summary.ts';
import { openExactSum } from './exact-sum.ts';
import { endOfDay, firstSale } from './fold-customers.ts';
import { inputLog } from './input-log.ts';
import { orderCounter } from './order-counter.ts';
import { lateLines } from './summary-notes.ts';

/** How far the months reach. */
export interface SalesByMonthOptions {
  /** Only events strictly before it are seen. Default `'end'`: the midnight after the last event. */
  readonly asOf?: Instant | 'end';
}

/** One row a civil month, and what was looked at. */
export type SalesByMonth = Analysis['salesByMonth'] & Observation;

/**
 * Sales, orders and customers of each civil month in the log's zone, from the first event's month to the last one's; a month
 * without events is there with zeros.
 *
 * @param transactions a checked log, or row objects
 * @param options asOf; for rows also how they are read (`map`, `timeZone`, formats)
 * @returns `month` (`YYYY-MM`), `sales` (net), `orders` (each in the month in which it begins, so that they add up to the
 *   purchase counts of a summary) and `customers` with a purchase in that month; `asOf` and `timeZone` say what was looked
 *   at, `notes` which rows were left out
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read as transactions
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { salesByMonth, toRows } from '@clientele/core';
 * const rows = [
 *   { customer: 'Ada', time: '2026-01-31', amount: 20 },
 *   { customer: 'Ada', time: '2026-02-01', amount: 30 },
 *   { customer: 'Bo', time: '2026-02-28', amount: 5 },
 * ];
 * toRows(salesByMonth(rows));
 * // => [
 * //   { month: '2026-01', sales: 20, orders: 1, customers: 1 },
 * //   { month: '2026-02', sales: 35, orders: 2, customers: 2 },
 * // ]
 */
export function salesByMonth(
  transactions: Transactions,
  options: SalesByMonthOptions & ParseOptions = {},
): SalesByMonth {
  const { log, notes } = inputLog('salesByMonth', transactions, options, { asOf: instantOrEnd });
  const asOf = resolveAsOf(options.asOf, log, 'salesByMonth');
  const lines = customerLines(log, Number.NEGATIVE_INFINITY, asOf);
  const months = calendarOf('month');
  const month = lines.day.map(months.of);
  const first = month.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const last = month.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const length = month.length === 0 ? 0 : last - first + 1;
  for (let line = 0; line < month.length; line++) month[line] = (month[line] as number) - first;
  const { orders, customers } = countPurchases(lines, month, length, log.order?.dictionary.values.length ?? 0);
  const sales = table({
    month: Object.freeze(Array.from({ length }, (_, i) => months.nameOf(first + i))),
    sales: sumByMonth(lines.amount, month, length),
    orders,
    customers,
  });
  const late = lateLines(log.length - lines.time.length);
  return Object.freeze({ ...sales, asOf, timeZone: log.timeZone, notes: frozen([...notes, ...late]) });
}

function sumByMonth(amount: Float64Array, month: Int32Array, length: number): Float64Array {
  const sums = Array.from({ length }, openExactSum);
  for (let line = 0; line < amount.length; line++) sums[month[line] as number]?.add(amount[line] as number);
  return Float64Array.from(sums, (sum) => sum.total());
}

interface MonthCounts {
  readonly orders: Float64Array;
  readonly customers: Float64Array;
}

/** Lines of a customer come in order of time, so those of one month stand together. */
function countPurchases(lines: CustomerLines, month: Int32Array, length: number, orderIds: number): MonthCounts {
  const orders = new Float64Array(length);
  const customers = new Float64Array(length);
  const ordersOfDay = orderCounter(lines, orderIds);
  for (let customer = 0; customer + 1 < lines.starts.length; customer++) {
    const to = lines.starts[customer + 1] as number;
    let lastMonth = -1;
    for (let from = lines.starts[customer] as number, next = from; from < to; from = next) {
      next = endOfDay(lines.day, from, to);
      if (firstSale(lines.amount, from, next) === next) continue;
      const m = month[from] as number;
      orders[m] = (orders[m] as number) + ordersOfDay(customer, from, next);
      if (m !== lastMonth) customers[m] = (customers[m] as number) + 1;
      lastMonth = m;
    }
  }
  return { orders, customers };
}
