import {
  type CustomerSummary,
  type CustomerTable,
  checkOptions,
  checkSummary,
  civilDay,
  civilDays,
  customerTable,
  type Note,
  oneOf,
} from '@clientele/core';

/** Which money counts: sales less refunds, or sales alone. */
export type MonetaryChoice = 'net' | 'gross';

/** What counts as a purchase: an order, or a civil day with a purchase. */
export type FrequencyChoice = 'orders' | 'days';

/** What frequency and monetary value shall mean. */
export interface DeriveRfmOptions {
  /** `'net'` unless told otherwise. */
  readonly monetary?: MonetaryChoice;
  /** `'orders'` unless told otherwise: distinct orders, or civil days where the log has no orders. */
  readonly frequency?: FrequencyChoice;
}

/** Recency, frequency and monetary value of each customer, with the choices they follow. */
export type RfmTable = CustomerTable<{
  /** Civil days from the last purchase to the end of observation, 1 or more: 1 is a purchase on the last day seen. */
  recency: Float64Array;
  /** Purchases. */
  frequency: Float64Array;
  /** Money, in the log's currency. */
  monetary: Float64Array;
}> & {
  /** Exclusive end of the observation, epoch milliseconds. */
  readonly asOf: number;
  readonly timeZone: string;
  readonly definitions: { readonly monetary: MonetaryChoice; readonly frequency: FrequencyChoice };
  readonly notes: readonly Note[];
};

/**
 * Derives the three numbers that RFM stands for from a customer summary.
 *
 * Recency counts civil days in the summary's zone: the last day seen is the day of the last millisecond before `asOf`, and
 * recency = that day + 1 − the day of the last purchase. So it is 1 or more, at whatever hour `asOf` falls.
 *
 * @param summary from `summarizeCustomers`
 * @param options which money and which purchases count
 * @returns one row a customer, in the summary's order, with `asOf`, zone, choices and the summary's notes
 * @throws InvalidInputError (`invalid-input`) where no summary is given, order lines for instance
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or none of its words
 * @example
 * import { deriveRfm, parseTransactions, summarizeCustomers, toRows } from '@clientele/rfm';
 * const log = parseTransactions([
 *   { customer: 'Ada', time: '2026-03-01', amount: 40 },
 *   { customer: 'Ada', time: '2026-03-09', amount: 60 },
 * ]);
 * toRows(deriveRfm(summarizeCustomers(log, { asOf: '2026-03-11' })));
 * // => [{ customer: 'Ada', recency: 2, frequency: 2, monetary: 100 }]
 */
export function deriveRfm(summary: CustomerSummary, options: DeriveRfmOptions = {}): RfmTable {
  checkOptions('deriveRfm', options, { monetary: oneOf('net', 'gross'), frequency: oneOf('orders', 'days') });
  checkSummary('deriveRfm', summary);
  const { monetary = 'net', frequency = 'orders' } = options;
  const { columns, asOf, timeZone } = summary;
  const lastDaySeen = civilDay(asOf - 1, timeZone);
  const lastDays = civilDays(columns.lastPurchase, timeZone);
  const table = customerTable(summary.customer, {
    recency: Float64Array.from(lastDays, (day) => lastDaySeen + 1 - day),
    frequency: frequency === 'orders' ? columns.purchaseCount : columns.purchaseDays,
    monetary: monetary === 'net' ? columns.totalSpend : columns.grossSpend,
  });
  const definitions = Object.freeze({ monetary, frequency });
  return Object.freeze({ ...table, asOf, timeZone, definitions, notes: summary.notes });
}
