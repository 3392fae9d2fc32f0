import type { Note } from '../json.ts';
import type { TransactionLog } from '../log/transaction-log.ts';
import type { CustomerLines } from './customer-lines.ts';
import { exactSum, openExactSum } from './exact-sum.ts';
import type { CustomerFacts } from './fold-customers.ts';
import { loneDates } from './lone-dates.ts';

/** What a summary has to say of itself: lines not seen, refunds met, customers left out, purchases merged into days. */
export function summaryNotes(log: TransactionLog, lines: CustomerLines, facts: CustomerFacts): Note[] {
  return [
    ...lateLines(log.length - lines.time.length),
    ...refunds(lines.amount),
    ...customersWithoutPurchase(lines, facts.columns.purchaseDays),
    ...mergedDays(lines, facts),
    ...daysLeftOut(facts.daysLeftOut),
    ...loneDates(lines.time, log.timeZone),
  ];
}

/** Says how many lines lie at or after the end of the observation. */
export function lateLines(count: number): Note[] {
  if (count === 0) return [];
  const message = `${count} lines at or after asOf were not looked at`;
  return [{ code: 'lines-after-as-of', message, details: { lines: count } }];
}

function refunds(amounts: Float64Array): Note[] {
  const sum = openExactSum();
  let lines = 0;
  for (let line = 0; line < amounts.length; line++) {
    if ((amounts[line] as number) >= 0) continue;
    lines++;
    sum.add(amounts[line] as number);
  }
  if (lines === 0) return [];
  const message = `${lines} lines with a negative amount lower the spend and make no purchase`;
  return [{ code: 'refunds-met', message, details: { lines, amount: sum.total() } }];
}

/** Says how many customers have refunds only, and what these come to. */
export function customersWithoutPurchase({ starts, amount }: CustomerLines, purchaseDays: Float64Array): Note[] {
  const sum = openExactSum();
  let customers = 0;
  let lines = 0;
  for (let i = 0; i < purchaseDays.length; i++) {
    if (purchaseDays[i] !== 0) continue;
    customers++;
    lines += (starts[i + 1] as number) - (starts[i] as number);
    sum.addAll(amount, starts[i] as number, starts[i + 1] as number);
  }
  if (customers === 0) return [];
  const message = `${customers} customers without a purchase were left out`;
  return [{ code: 'customers-without-purchase', message, details: { customers, lines, amount: sum.total() } }];
}

function mergedDays({ order, amount }: CustomerLines, { columns }: CustomerFacts): Note[] {
  const purchases = order === null ? countSales(amount) : exactSum(columns.purchaseCount);
  const purchaseDays = exactSum(columns.purchaseDays);
  if (purchases <= purchaseDays) return [];
  const what = order === null ? 'purchase lines' : 'orders';
  const message = `${purchases} ${what} fall on ${purchaseDays} purchase days: what a customer buys on one civil day is one purchase day`;
  return [{ code: 'days-merged', message, details: { purchases, purchaseDays } }];
}

function countSales(amount: Float64Array): number {
  let sales = 0;
  for (let line = 0; line < amount.length; line++) if ((amount[line] as number) >= 0) sales++;
  return sales;
}

function daysLeftOut(days: number): Note[] {
  if (days === 0) return [];
  const message = `${days} days with a sale do not count as purchase days, since their net amount is not above zero`;
  return [{ code: 'days-without-net-spend', message, details: { days } }];
}
