import { type CodedColumn, civilDays, codeOf, NO_CODE, textAt } from '@clientele/core';

/** Any log of events besides purchases. */
export interface EventLog {
  readonly length: number;
  readonly timeZone: string;
  readonly customer: CodedColumn;
  readonly time: Float64Array;
}

/** The events of the customers before the cut-off, in the order of their times; ties as they stand. */
export interface SeenEvents {
  readonly length: number;
  /** Row of the customer table. */
  readonly owner: Uint32Array;
  /** Row of the log. */
  readonly row: Uint32Array;
  /** Days from the event's civil day to the last one seen, both counted: 1 is "on the last day". */
  readonly ago: Int32Array;
}

/**
 * Picks the events that were known: strictly before the cut-off, of customers who have a row. Ids are met to the letter.
 *
 * @param log events
 * @param customer one row a customer
 * @param cutoff epoch milliseconds, exclusive
 * @param lastDay the last civil day seen
 * @param timeZone in which civil days are counted
 */
export function seenEvents(
  log: EventLog,
  customer: CodedColumn,
  cutoff: number,
  lastDay: number,
  timeZone: string,
): SeenEvents {
  const rowOfCode = new Int32Array(log.customer.dictionary.values.length).fill(-1);
  customer.codes.forEach((_, row) => {
    const code = codeOf(log.customer.dictionary, textAt(customer, row) as string);
    if (code >= 0) rowOfCode[code] = row;
  });
  const place = (row: number): number => {
    const code = log.customer.codes[row] as number;
    return code === NO_CODE ? -1 : (rowOfCode[code] as number);
  };
  const rows = Uint32Array.from({ length: log.length }, (_, row) => row)
    .filter((row) => (log.time[row] as number) < cutoff && place(row) >= 0)
    .sort((a, b) => (log.time[a] as number) - (log.time[b] as number) || a - b);
  const times = Float64Array.from(rows, (row) => log.time[row] as number);
  return {
    length: rows.length,
    owner: Uint32Array.from(rows, place),
    row: rows,
    ago: Int32Array.from(civilDays(times, timeZone), (day) => lastDay + 1 - day),
  };
}

/** How many events fall into the last days, and how that changed against as many days before. */
export interface EventCounts {
  readonly count: Float64Array;
  /** −1 to 1: (n − m) / (n + m), 0 where both are 0. */
  readonly trend: Float64Array;
}

/** Counts some events of each customer in the last `days`, and in as many before them. */
export function countsIn(
  events: SeenEvents,
  customers: number,
  days: number,
  counts: (event: number) => boolean,
): EventCounts {
  const [count, before] = [new Float64Array(customers), new Float64Array(customers)];
  for (let event = 0; event < events.length; event++) {
    const ago = events.ago[event] as number;
    if (ago > 2 * days || !counts(event)) continue;
    const side = ago <= days ? count : before;
    const owner = events.owner[event] as number;
    side[owner] = (side[owner] as number) + 1;
  }
  const trend = count.map((n, row) => {
    const m = before[row] as number;
    return n + m === 0 ? 0 : (n - m) / (n + m);
  });
  return { count, trend };
}
