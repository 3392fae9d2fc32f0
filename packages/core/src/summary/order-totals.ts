import { frozen } from '../frozen.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { Transactions } from '../log/transaction-log.ts';
import { NO_CODE } from '../table/dictionary.ts';
import { type CustomerTable, customerTable } from '../table/table.ts';
import { resolveAsOf } from '../time/as-of.ts';
import { instantOrEnd } from '../time/parse-instant.ts';
import { type CustomerLines, customerLines } from './customer-lines.ts';
import type { Observation } from './customer-summary.ts';
import { inputLog } from './input-log.ts';
import type { SalesByMonthOptions } from './sales-by-month.ts';
import { lateLines } from './summary-notes.ts';

/** One row an order of a customer. */
export type OrderTotals = CustomerTable<{
  /** Epoch milliseconds of its first line. */
  time: Float64Array;
  /** Gross: the sum of its lines that are no refunds. */
  amount: Float64Array;
  /** How many lines it has, refunds not counted. */
  lines: Float64Array;
}> &
  Observation;

/**
 * What each order came to. An order is the lines of a customer with one order id; lines without an id, or all of them where
 * the log has no orders, make one order a civil day. Refunds are left out, and an order of nothing but refunds is none.
 *
 * @param transactions a checked log, or row objects
 * @param options asOf; for rows also how they are read (`map`, `timeZone`, formats)
 * @returns one row an order, customer by customer and in the order of time
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read as transactions
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { orderTotals, toRows } from '@clientele/core';
 * const rows = [
 *   { customer: 'Ada', time: '2026-01-05', amount: 20, order: '1' },
 *   { customer: 'Ada', time: '2026-01-05', amount: 5, order: '1' },
 *   { customer: 'Bo', time: '2026-01-06', amount: 7, order: '2' },
 * ];
 * toRows(orderTotals(rows), ['customer', 'amount', 'lines']);
 * // => [{ customer: 'Ada', amount: 25, lines: 2 }, { customer: 'Bo', amount: 7, lines: 1 }]
 */
export function orderTotals(transactions: Transactions, options: SalesByMonthOptions & ParseOptions = {}): OrderTotals {
  const { log, notes } = inputLog('orderTotals', transactions, options, { asOf: instantOrEnd });
  const asOf = resolveAsOf(options.asOf, log, 'orderTotals');
  const lines = customerLines(log, Number.NEGATIVE_INFINITY, asOf);
  const found = totalsOf(lines, log.order?.dictionary.values.length ?? 0);
  const { length } = found.customer;
  const customer = Object.freeze({
    dictionary: log.customer.dictionary,
    codes: Uint32Array.from(found.customer, (at) => lines.customers[at] as number),
  });
  const totals = customerTable(customer, {
    time: Float64Array.from(found.time),
    amount: Float64Array.from(found.amount),
    lines: Float64Array.from({ length }, (_, order) => found.lines[order] as number),
  });
  const late = lateLines(log.length - lines.time.length);
  return Object.freeze({ ...totals, asOf, timeZone: log.timeZone, notes: frozen([...notes, ...late]) });
}

interface Found {
  readonly customer: number[];
  readonly time: number[];
  readonly amount: number[];
  readonly lines: number[];
}

/** Lines of a customer come sorted by values, so that sums are the same whatever the order of rows. */
function totalsOf({ starts, day, time, amount, order }: CustomerLines, orderIds: number): Found {
  const found: Found = { customer: [], time: [], amount: [], lines: [] };
  const places = new Uint32Array(orderIds);
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    const begin = found.customer.length;
    let [lastDay, ofDay] = [Number.NaN, 0];
    for (let line = starts[customer] as number; line < (starts[customer + 1] as number); line++) {
      if ((amount[line] as number) < 0) continue;
      const id = order?.[line] ?? NO_CODE;
      const isNewDay = id === NO_CODE && day[line] !== lastDay;
      let place = id === NO_CODE ? ofDay : (places[id] as number) - 1;
      // A place before this customer's first is another customer's: order ids count within a customer.
      const isKnown = id === NO_CODE ? !isNewDay : place >= begin;
      if (!isKnown) {
        place = found.customer.length;
        found.customer.push(customer);
        found.time.push(time[line] as number);
        found.amount.push(0);
        found.lines.push(0);
        if (id === NO_CODE) [lastDay, ofDay] = [day[line] as number, place];
        else places[id] = place + 1;
      }
      found.amount[place] = (found.amount[place] as number) + (amount[line] as number);
      found.lines[place] = (found.lines[place] as number) + 1;
    }
  }
  return found;
}
