import { NO_CODE } from '../table/dictionary.ts';
import type { CustomerLines } from './customer-lines.ts';
import type { CustomerSummary } from './customer-summary.ts';
import { sumOf } from './exact-sum.ts';

/** What makes a purchase: any line that is no refund, or a civil day whose net amount is above zero. */
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
  const count = lines.customers.length;
  const facts = mapFacts(noFacts, () => new Float64Array(count));
  let daysLeftOut = 0;
  const ordersOfDay = orderCounter(lines, orderIds);
  for (let customer = 0; customer < count; customer++) {
    const to = starts[customer + 1] as number;
    let days = 0;
    let orders = 0;
    let lastDay = 0;
    let logGaps = 0;
    for (let from = starts[customer] as number, next = from; from < to; from = next) {
      while (next < to && day[next] === day[from]) next++;
      const sale = firstSale(amount, from, next);
      if (sale === next) continue;
      if (occasion === 'net-positive-day' && !(sumOf(amount, from, next) > 0)) {
        daysLeftOut++;
        continue;
      }
      if (days === 0) {
        facts.firstPurchase[customer] = time[sale] as number;
        facts.repeatSpend[customer] = sumOf(amount, next, to);
      } else logGaps += Math.log((day[from] as number) - lastDay);
      facts.lastPurchase[customer] = time[lastSale(amount, sale, next)] as number;
      lastDay = day[from] as number;
      days++;
      orders += ordersOfDay(customer, sale, next);
    }
    facts.purchaseDays[customer] = days;
    facts.purchaseCount[customer] = orders;
    facts.sumLogGaps[customer] = logGaps;
    sumSpend(facts, customer, amount, starts[customer] as number, to);
  }
  return { columns: facts, daysLeftOut };
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

function firstSale(amount: Float64Array, from: number, to: number): number {
  let line = from;
  while (line < to && (amount[line] as number) < 0) line++;
  return line;
}

function lastSale(amount: Float64Array, first: number, to: number): number {
  let line = to - 1;
  while (line > first && (amount[line] as number) < 0) line--;
  return line;
}

function sumSpend(facts: FactColumns, customer: number, amount: Float64Array, from: number, to: number): void {
  facts.totalSpend[customer] = sumOf(amount, from, to);
  const hasRefund = amount.subarray(from, to).some((value) => value < 0);
  facts.grossSpend[customer] = hasRefund
    ? sumOf(amount.subarray(from, to).filter((value) => value >= 0))
    : (facts.totalSpend[customer] as number);
}

/**
 * Counts the orders that a day adds to its customer: order ids not met with the customer before, and one more where lines
 * have none. Without an order column the day itself is the order. One array of the last customer met, an entry an order id.
 */
function orderCounter(lines: CustomerLines, orderIds: number): (customer: number, from: number, to: number) => number {
  const { order, amount } = lines;
  if (order === null) return () => 1;
  const metWith = new Uint32Array(orderIds);
  return (customer, from, to) => {
    let added = 0;
    let withoutId = 0;
    for (let line = from; line < to; line++) {
      if ((amount[line] as number) < 0) continue;
      const code = order[line] as number;
      if (code === NO_CODE) withoutId = 1;
      else if (metWith[code] !== customer + 1) {
        metWith[code] = customer + 1;
        added++;
      }
    }
    return added + withoutId;
  };
}
