import {
  type CustomerSummary,
  type CustomerTable,
  checkOptions,
  checkSummary,
  civilDay,
  civilDays,
  customerTable,
  filterRows,
  finiteNumber,
  frozen,
  type Note,
  type OptionRule,
  oneOf,
  wholeNumber,
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
  /** Customers with fewer purchases, as `frequency` counts them, are left out and counted in a note. */
  readonly minPurchases?: number;
  /** Customers who spent less, as `monetary` counts it, are left out and counted in a note. */
  readonly minSpend?: number;
}

/** The rules of these options. */
export const deriveRules: Readonly<Record<keyof DeriveRfmOptions, OptionRule>> = {
  monetary: oneOf('net', 'gross'),
  frequency: oneOf('orders', 'days'),
  minPurchases: wholeNumber(1),
  minSpend: finiteNumber,
};

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
 * @param options which money and which purchases count, and who is left out for having too little of either
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
  checkOptions('deriveRfm', options, deriveRules);
  checkSummary('deriveRfm', summary);
  const { monetary = 'net', frequency = 'orders' } = options;
  const { columns, asOf, timeZone } = summary;
  const lastDaySeen = civilDay(asOf - 1, timeZone);
  const lastDays = civilDays(columns.lastPurchase, timeZone);
  const table = customerTable(summary.customer, {
    recency: daysUntil(lastDays, lastDaySeen + 1),
    frequency: frequency === 'orders' ? columns.purchaseCount : columns.purchaseDays,
    monetary: monetary === 'net' ? columns.totalSpend : columns.grossSpend,
  });
  const definitions = Object.freeze({ monetary, frequency });
  return withoutSmall(
    Object.freeze({ ...table, asOf, timeZone, definitions, notes: summary.notes }),
    options.minPurchases ?? Number.NEGATIVE_INFINITY,
    options.minSpend ?? Number.NEGATIVE_INFINITY,
  );
}

/** Millions of customers pass here: a plain loop. */
function daysUntil(days: Int32Array, end: number): Float64Array {
  const spans = new Float64Array(days.length);
  for (let row = 0; row < days.length; row++) spans[row] = end - (days[row] as number);
  return spans;
}

/** Leaves out who bought too seldom or spent too little. */
function withoutSmall(table: RfmTable, minPurchases: number, minSpend: number): RfmTable {
  if (minPurchases === Number.NEGATIVE_INFINITY && minSpend === Number.NEGATIVE_INFINITY) return table;
  const { frequency, monetary } = table.columns;
  const kept = Array.from(frequency, (count, row) => count >= minPurchases && (monetary[row] as number) >= minSpend);
  const customers = kept.filter((isKept) => !isKept).length;
  if (customers === 0) return table;
  const belowPurchases = frequency.filter((count) => count < minPurchases).length;
  const belowSpend = monetary.filter((money) => money < minSpend).length;
  const reasons = [
    ...(belowPurchases === 0 ? [] : [`${belowPurchases} with fewer than ${minPurchases} purchases`]),
    ...(belowSpend === 0 ? [] : [`${belowSpend} who spent less than ${minSpend}`]),
  ];
  const message = `${customers} of ${table.length} customers are left out: ${reasons.join(', ')}`;
  const details = { customers, belowPurchases, belowSpend };
  const notes = frozen([...table.notes, { code: 'customers-filtered', message, details }]);
  return Object.freeze({ ...filterRows(table, kept), notes });
}
