import type { Note } from '../json.ts';
import type { CustomerTable } from '../table/table.ts';
import type { TimeUnit } from '../time/duration.ts';

/** What a table derived from a log says of itself. */
export interface Observation {
  /** Exclusive end of the observation, epoch milliseconds. */
  readonly asOf: number;
  /** IANA zone in which civil days were counted. */
  readonly timeZone: string;
  /** What was left out, merged or met on the way. */
  readonly notes: readonly Note[];
}

/** The facts about each customer's purchases; every package derives its own statistics from them. */
export type CustomerSummary = CustomerTable<{
  /** Distinct orders within the customer, or civil days with a purchase where the log has no orders. */
  purchaseCount: Float64Array;
  /** Civil days with a purchase. */
  purchaseDays: Float64Array;
  /** Epoch milliseconds of the first purchase. */
  firstPurchase: Float64Array;
  /** Epoch milliseconds of the last purchase. */
  lastPurchase: Float64Array;
  /** Net: sales less refunds. */
  totalSpend: Float64Array;
  /** Sales only. */
  grossSpend: Float64Array;
  /** Net spend after the first civil day. */
  repeatSpend: Float64Array;
  /** Sum of ln(days between successive purchase days). */
  sumLogGaps: Float64Array;
}> &
  Observation;

/** What buy-till-you-die models read: x repeat purchase days, t_x from first to last, T from first to the end of observation. */
export type BtydTable = CustomerTable<{
  /** Purchase days less one. */
  x: Float64Array;
  /** From the first purchase day to the last, in units. */
  tx: Float64Array;
  /** From the first purchase day to the last observed day, in units. */
  T: Float64Array;
  /** Net spend after the first day, divided by x; 0 where x is 0. */
  meanRepeatSpend: Float64Array;
  /** Sum of ln(units between successive purchase days). */
  sumLogGaps: Float64Array;
}> & { readonly unit: TimeUnit } & Partial<Observation>;
