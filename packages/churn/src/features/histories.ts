import { type CodedColumn, civilDays, exactSum, type TransactionLog } from '@clientele/core';

/** The lines of each customer before the cut-off: customer i owns those from `starts[i]` up to `starts[i + 1]`. */
export interface Histories {
  readonly starts: Uint32Array;
  /** Civil days in the log's zone. */
  readonly day: Int32Array;
  readonly amount: Float64Array;
}

/**
 * Puts the lines of the customers together with a counting sort. Only lines strictly before `cutoff` are read.
 *
 * @param log the transactions
 * @param customer one row a customer, of the log's own dictionary
 * @param cutoff epoch milliseconds
 */
export function histories(log: TransactionLog, customer: CodedColumn, cutoff: number): Histories {
  const place = new Int32Array(log.customer.dictionary.values.length).fill(-1);
  customer.codes.forEach((code, row) => {
    place[code] = row;
  });
  const rows = log.time.reduce<number[]>((seen, time, row) => {
    if (time < cutoff && (place[log.customer.codes[row] as number] as number) >= 0) seen.push(row);
    return seen;
  }, []);
  const owner = Uint32Array.from(rows, (row) => place[log.customer.codes[row] as number] as number);
  const starts = new Uint32Array(customer.codes.length + 1);
  for (const row of owner) starts[row + 1] = (starts[row + 1] as number) + 1;
  for (let row = 1; row < starts.length; row++) starts[row] = (starts[row] as number) + (starts[row - 1] as number);
  const next = starts.slice();
  const time = new Float64Array(rows.length);
  const amount = new Float64Array(rows.length);
  rows.forEach((row, at) => {
    const to = next[owner[at] as number] as number;
    next[owner[at] as number] = to + 1;
    time[to] = log.time[row] as number;
    amount[to] = log.amount[row] as number;
  });
  return { starts, day: civilDays(time, log.timeZone), amount };
}

/** What happened in the last days before the cut-off. */
export interface WindowFacts {
  /** Days with a purchase. */
  readonly purchaseDays: Float64Array;
  /** Net spend. */
  readonly spend: Float64Array;
  /** −1 to 1: how purchase days changed against the window before. */
  readonly trend: Float64Array;
}

/**
 * Counts a window of `days` civil days, the last of which is `lastDay`, and the one of the same length before it.
 * With n purchase days in the window and m in the one before, trend = (n − m) / (n + m), 0 where both are 0.
 */
export function windowFacts({ starts, day, amount }: Histories, lastDay: number, days: number): WindowFacts {
  const size = starts.length - 1;
  const facts = {
    purchaseDays: new Float64Array(size),
    spend: new Float64Array(size),
    trend: new Float64Array(size),
  };
  for (let i = 0; i < size; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    const n = purchaseDaysBetween(day, amount, from, to, lastDay - days);
    const m = purchaseDaysBetween(day, amount, from, to, lastDay - 2 * days, lastDay - days);
    facts.purchaseDays[i] = n;
    facts.spend[i] = exactSum(amount.subarray(from, to).filter((_, at) => (day[from + at] as number) > lastDay - days));
    facts.trend[i] = n + m === 0 ? 0 : (n - m) / (n + m);
  }
  return facts;
}

/** Distinct days with a line that is no refund, after `after` and up to `until`. */
function purchaseDaysBetween(
  day: Int32Array,
  amount: Float64Array,
  from: number,
  to: number,
  after: number,
  until: number = Number.POSITIVE_INFINITY,
): number {
  const days = new Set<number>();
  for (let line = from; line < to; line++) {
    const at = day[line] as number;
    if (at > after && at <= until && (amount[line] as number) >= 0) days.add(at);
  }
  return days.size;
}
