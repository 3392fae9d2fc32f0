import {
  type CustomerSummary,
  type CustomerTable,
  checkSummary,
  civilDay,
  civilDays,
  customerTable,
  type Observation,
} from '@clientele/core';

/** What customers did, in three numbers. */
export type BehaviourTable = CustomerTable<{
  /** Civil days from the last purchase to the end of observation, 1 or more: 1 is a purchase on the last day seen. */
  recency: Float64Array;
  /** Purchases: distinct orders, or civil days where the log has no orders. */
  frequency: Float64Array;
  /** Net money, in the log's currency. */
  monetary: Float64Array;
}> &
  Observation;

/**
 * Derives from a customer summary the three numbers by which customers are usually clustered: how long ago they bought, how
 * often, and for how much.
 *
 * @param summary from `summarizeCustomers`
 * @returns one row a customer, in the summary's order
 * @throws InvalidInputError (`invalid-input`) where no summary is given, order lines for instance
 * @example
 * import { deriveBehaviour, parseTransactions, summarizeCustomers, toRows } from '@clientele/segmentation';
 * const log = parseTransactions([
 *   { customer: 'Ada', time: '2026-03-01', amount: 40 },
 *   { customer: 'Ada', time: '2026-03-09', amount: 60 },
 * ]);
 * toRows(deriveBehaviour(summarizeCustomers(log, { asOf: '2026-03-11' })));
 * // => [{ customer: 'Ada', recency: 2, frequency: 2, monetary: 100 }]
 */
export function deriveBehaviour(summary: CustomerSummary): BehaviourTable {
  checkSummary('deriveBehaviour', summary);
  const { customer, columns, asOf, timeZone, notes } = summary;
  const lastDaySeen = civilDay(asOf - 1, timeZone);
  const lastDays = civilDays(columns.lastPurchase, timeZone);
  const behaviour = customerTable(customer, {
    recency: Float64Array.from(lastDays, (day) => lastDaySeen + 1 - day),
    frequency: columns.purchaseCount,
    monetary: columns.totalSpend,
  });
  return Object.freeze({ ...behaviour, asOf, timeZone, notes });
}
