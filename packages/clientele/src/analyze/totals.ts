import { type AnalysisTotals, type CustomerSummary, exactSum, type TransactionLog } from '@clientele/core';

/** @returns the base as a whole: lines as they stand, orders and customers as purchases made them. */
export function totalsOf(log: TransactionLog, summary: CustomerSummary): AnalysisTotals {
  const [first, last] = extent(log.time);
  return Object.freeze({
    lines: log.length,
    orders: exactSum(summary.columns.purchaseCount),
    customers: summary.length,
    sales: exactSum(log.amount),
    first,
    last,
  });
}

function extent(times: Float64Array): [first: number, last: number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return [first, last];
}
