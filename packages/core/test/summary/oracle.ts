import { civilDay, type Occasion, openZone, type TransactionLog, textAt } from '@clientele/core';

/** What one customer bought, by the definitions, with plain objects and money in whole cents. */
export interface OracleRow {
  customer: string;
  purchaseCount: number;
  purchaseDays: number;
  firstPurchase: number;
  lastPurchase: number;
  totalSpend: number;
  grossSpend: number;
  repeatSpend: number;
  sumLogGaps: number;
}

interface Line {
  time: number;
  day: number;
  cents: number;
  order: string | null;
}

/** The summary as the contract words it, one customer after the other; slow and plain. Amounts must be whole cents. */
export function oracleSummary(log: TransactionLog, asOf: number, occasion: Occasion = 'sale'): OracleRow[] {
  const rows = [...linesByCustomer(log, asOf)].map(([customer, lines]) => oracleRow(customer, lines, occasion));
  return rows.filter((row) => row.purchaseDays > 0);
}

export function linesByCustomer(log: TransactionLog, asOf: number): Map<string, Line[]> {
  const byCustomer = new Map<string, Line[]>();
  const zone = openZone(log.timeZone);
  for (let row = 0; row < log.length; row++) {
    const time = log.time[row]!;
    if (time >= asOf) continue;
    const customer = textAt(log.customer, row)!;
    const order = log.order === undefined ? null : textAt(log.order, row);
    const line = { time, day: civilDay(time, zone), cents: Math.round(log.amount[row]! * 100), order };
    byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), line]);
  }
  return byCustomer;
}

function oracleRow(customer: string, lines: readonly Line[], occasion: Occasion): OracleRow {
  const sales = lines.filter(({ cents }) => cents >= 0);
  const money = (of: readonly Line[]) => of.reduce((sum, { cents }) => sum + cents, 0) / 100;
  const counts = (day: number) => occasion === 'sale' || money(lines.filter((line) => line.day === day)) > 0;
  const purchases = sales.filter(({ day }) => counts(day));
  const days = [...new Set(purchases.map(({ day }) => day))].sort((a, b) => a - b);
  const orders = new Set(purchases.map(({ order, day }) => (order === null ? day : order)));
  const times = purchases.map(({ time }) => time);
  return {
    customer,
    purchaseCount: orders.size,
    purchaseDays: days.length,
    firstPurchase: Math.min(...times),
    lastPurchase: Math.max(...times),
    totalSpend: money(lines),
    grossSpend: money(sales),
    repeatSpend: money(lines.filter(({ day }) => day > days[0]!)),
    sumLogGaps: days.slice(1).reduce((sum, day, i) => sum + Math.log(day - days[i]!), 0),
  };
}
