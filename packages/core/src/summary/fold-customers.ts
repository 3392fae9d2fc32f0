import type { CustomerLines } from './customer-lines.ts';
import type { CustomerSummary } from './customer-summary.ts';
import { type ExactSum, openExactSum } from './exact-sum.ts';
import { orderCounter } from './order-counter.ts';

/** What makes a purchase: each line that is no refund, or a civil day whose net amount is above zero. */
export type Occasion = 'sale' | 'net-positive-day';

/** The columns of a summary. */
export type FactColumns = CustomerSummary['columns'];

/** The facts of every customer met, those without a purchase included: their `purchaseDays` is 0. */
export interface CustomerFacts {
  readonly columns: FactColumns;
  /** Civil days with a sale that do not count, since their net amount is not above zero. */
  readonly daysLeftOut: number;
}

/** Folds each customer's sorted lines, one civil day after the other. */
export function foldCustomers(lines: CustomerLines, occasion: Occasion, orderIds: number): CustomerFacts {
  const { starts, day, time, amount } = lines;
  const columns = mapFacts(noFacts, () => new Float64Array(lines.customers.length));
  const { purchaseCount, purchaseDays, firstPurchase, lastPurchase, sumLogGaps } = columns;
  const newOrders = orderCounter(lines, orderIds);
  const sum = openExactSum();
  let daysLeftOut = 0;

  function addDay(customer: number, sale: number, next: number, lastDay: number): void {
    if (purchaseDays[customer] === 0) firstPurchase[customer] = time[sale] as number;
    else sumLogGaps[customer] = (sumLogGaps[customer] as number) + Math.log((day[sale] as number) - lastDay);
    lastPurchase[customer] = time[lastSale(amount, next)] as number;
    purchaseDays[customer] = (purchaseDays[customer] as number) + 1;
    purchaseCount[customer] = (purchaseCount[customer] as number) + newOrders(customer, sale, next);
  }

  for (let customer = 0; customer + 1 < starts.length; customer++) {
    const to = starts[customer + 1] as number;
    let lastDay = 0;
    let repeatFrom = to;
    for (let from = starts[customer] as number, next = from; from < to; from = next) {
      next = endOfDay(day, from, to);
      const sale = firstSale(amount, from, next);
      if (sale === next) continue;
      if (occasion === 'sale' || isPositive(netOf(sum, amount, from, next), amount, from, next)) {
        if (purchaseDays[customer] === 0) repeatFrom = next;
        addDay(customer, sale, next, lastDay);
        lastDay = day[from] as number;
      } else daysLeftOut++;
    }
    sumSpend(columns, sum, customer, amount, starts[customer] as number, repeatFrom, to);
  }
  return { columns, daysLeftOut };
}

const none = new Float64Array(0);
const noFacts: FactColumns = {
  purchaseCount: none,
  purchaseDays: none,
  firstPurchase: none,
  lastPurchase: none,
  totalSpend: none,
  grossSpend: none,
  repeatSpend: none,
  sumLogGaps: none,
};

/** The same columns, each turned into another. */
export function mapFacts(facts: FactColumns, turn: (values: Float64Array) => Float64Array): FactColumns {
  const turned = Object.entries(facts).map(([name, values]) => [name, turn(values)]);
  return Object.fromEntries(turned) as FactColumns;
}

/** First line after those of the day that begins at `from`. */
export function endOfDay(day: Int32Array, from: number, to: number): number {
  let next = from + 1;
  while (next < to && day[next] === day[from]) next++;
  return next;
}

/** First line from `from` on that is no refund; `to` where all are. */
export function firstSale(amount: Float64Array, from: number, to: number): number {
  let line = from;
  while (line < to && (amount[line] as number) < 0) line++;
  return line;
}

/** Last line before `to` that is no refund; there is one. */
function lastSale(amount: Float64Array, to: number): number {
  let line = to - 1;
  while ((amount[line] as number) < 0) line--;
  return line;
}

function netOf(sum: ExactSum, amount: Float64Array, from: number, to: number): number {
  sum.clear();
  sum.addAll(amount, from, to);
  return sum.total();
}

/**
 * Whether money is left beyond what the writing of decimals as doubles can leave: each amount is off by up to half an
 * epsilon of itself, and −0.03 + 0.04 − 0.01 is 1.7e−18 though nothing was earned.
 */
function isPositive(net: number, amount: Float64Array, from: number, to: number): boolean {
  let moved = 0;
  for (let line = from; line < to; line++) moved += Math.abs(amount[line] as number);
  return net > Number.EPSILON * moved;
}

/** One exact sum serves three: the repeat lines, then all lines, then the refunds taken out again. */
function sumSpend(
  columns: FactColumns,
  sum: ExactSum,
  customer: number,
  amount: Float64Array,
  from: number,
  repeatFrom: number,
  to: number,
): void {
  columns.repeatSpend[customer] = netOf(sum, amount, repeatFrom, to);
  sum.addAll(amount, from, repeatFrom);
  columns.totalSpend[customer] = sum.total();
  for (let line = from; line < to; line++) if ((amount[line] as number) < 0) sum.add(-(amount[line] as number));
  columns.grossSpend[customer] = sum.total();
}
