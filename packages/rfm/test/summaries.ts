import { type CustomerSummary, customerTable } from '@clientele/core';

/** A summary by hand, for tests that care for a few of its facts. */
export function summaryOf(
  facts: { customer: string; last: string; orders?: number; days?: number; net?: number; gross?: number }[],
  asOf: string,
  timeZone: string = 'UTC',
): CustomerSummary {
  const numbers = (read: (fact: (typeof facts)[number]) => number): Float64Array => Float64Array.from(facts, read);
  const last = numbers((fact) => Date.parse(fact.last));
  const columns = {
    purchaseCount: numbers((fact) => fact.orders ?? 1),
    purchaseDays: numbers((fact) => fact.days ?? 1),
    firstPurchase: last,
    lastPurchase: last,
    totalSpend: numbers((fact) => fact.net ?? 10),
    grossSpend: numbers((fact) => fact.gross ?? 10),
    repeatSpend: numbers(() => 0),
    sumLogGaps: numbers(() => 0),
  };
  const customers = customerTable(
    facts.map((fact) => fact.customer),
    columns,
  );
  return Object.freeze({ ...customers, asOf: Date.parse(asOf), timeZone, notes: [] });
}
