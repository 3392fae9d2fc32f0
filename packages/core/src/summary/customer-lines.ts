import type { TransactionLog } from '../log/transaction-log.ts';
import { civilDays } from '../time/civil-day.ts';
import { sortLines } from './sort-lines.ts';

/** The lines of a log put together by customer, and within a customer in order of day, time and amount. */
export interface CustomerLines {
  /** Codes of the customers met, in the order in which the log first names them. */
  readonly customers: Uint32Array;
  /** Customer i owns the lines from `starts[i]` up to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Civil days in the log's zone. */
  readonly day: Int32Array;
  readonly time: Float64Array;
  readonly amount: Float64Array;
  /** Codes of the orders, where the log has them. */
  readonly order: Uint32Array | null;
}

/**
 * Groups lines by customer with a counting sort: two passes over the columns and no object a row. The order within a
 * customer depends on the values alone, so that sums come out the same to the bit whatever the order of the rows.
 *
 * @param from first instant that is seen, epoch milliseconds
 * @param until first instant that is no longer seen
 */
export function customerLines(log: TransactionLog, from: number, until: number): CustomerLines {
  const { customers, starts } = countLines(log, from, until);
  const placed = placeLines(log, from, until, customers, starts);
  const lines = { customers, starts, day: civilDays(placed.time, log.timeZone), ...placed };
  sortLines(lines);
  return lines;
}

function countLines(log: TransactionLog, from: number, until: number): Pick<CustomerLines, 'customers' | 'starts'> {
  const { codes, dictionary } = log.customer;
  const counts = new Uint32Array(dictionary.values.length);
  const seen = new Uint32Array(dictionary.values.length);
  let met = 0;
  for (let row = 0; row < codes.length; row++) {
    const time = log.time[row] as number;
    if (time < from || time >= until) continue;
    const code = codes[row] as number;
    if (counts[code] === 0) seen[met++] = code;
    counts[code] = (counts[code] as number) + 1;
  }
  const starts = new Uint32Array(met + 1);
  for (let i = 0; i < met; i++) starts[i + 1] = (starts[i] as number) + (counts[seen[i] as number] as number);
  return { customers: seen.slice(0, met), starts };
}

function placeLines(
  log: TransactionLog,
  from: number,
  until: number,
  customers: Uint32Array,
  starts: Uint32Array,
): Pick<CustomerLines, 'time' | 'amount' | 'order'> {
  const next = new Uint32Array(log.customer.dictionary.values.length);
  for (let i = 0; i < customers.length; i++) next[customers[i] as number] = starts[i] as number;
  const total = starts[customers.length] as number;
  const time = new Float64Array(total);
  const amount = new Float64Array(total);
  const orders = log.order?.codes;
  const order = orders === undefined ? null : new Uint32Array(total);
  for (let row = 0; row < log.length; row++) {
    const instant = log.time[row] as number;
    if (instant < from || instant >= until) continue;
    const code = log.customer.codes[row] as number;
    const place = next[code] as number;
    next[code] = place + 1;
    time[place] = instant;
    amount[place] = log.amount[row] as number;
    if (order !== null && orders !== undefined) order[place] = orders[row] as number;
  }
  return { time, amount, order };
}
