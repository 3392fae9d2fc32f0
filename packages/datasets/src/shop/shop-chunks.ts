import { customerTable } from '@clientele/core';
import { drawGamma, openRandom } from '@clientele/stats';
import { type Catalogue, catalogueOf } from '../catalogue/catalogue.ts';
import { drawBasket, splitTotal } from '../catalogue/draw-basket.ts';
import { branch } from './branch.ts';
import { type Calendar, eachDay, openCalendar } from './calendar.ts';
import { drawCustomer, type SimulatedCustomer } from './draw-customer.ts';
import { type GrowingLines, growLines } from './growing-lines.ts';
import { type Plan, planOf, type ShopOptions } from './options.ts';
import type { CustomerTruth, ShopChunk } from './shop.ts';

/** Customers of a chunk. */
const chunkCustomers = 4096;

/**
 * Simulates a shop piece by piece, for bases that need not stand in memory at once: each chunk holds some customers and all
 * of their order lines, ascending in time within a customer. Chunks one after another are the shop of `simulateShop`.
 *
 * @param options as those of `simulateShop`
 * @returns a generator of chunks of 4,096 customers
 * @throws InvalidOptionError (`invalid-option`) at the first chunk
 * @example
 * import { shopChunks } from '@clientele/datasets';
 * let lines = 0;
 * for (const chunk of shopChunks({ customers: 10_000, categories: 0 })) lines += chunk.lines.time.length;
 * lines > 10_000; // => true
 */
export function* shopChunks(options: ShopOptions = {}): Generator<ShopChunk, void, undefined> {
  const plan = planOf('shopChunks', options);
  const catalogue = plan.categories === 0 ? null : catalogueOf(plan.categories);
  const calendar = openCalendar(plan.start, plan.days, plan.timeZone);
  yield* chunksOf(plan, catalogue, calendar);
}

/** The chunks of a plan. */
export function* chunksOf(
  plan: Plan,
  catalogue: Catalogue | null,
  calendar: Calendar,
): Generator<ShopChunk, void, undefined> {
  const random = openRandom(plan.seed);
  for (let from = 0; from < plan.customers; from += chunkCustomers) {
    const lines = growLines(catalogue);
    const customers: SimulatedCustomer[] = [];
    for (let index = from; index < Math.min(from + chunkCustomers, plan.customers); index++) {
      const customer = drawCustomer(branch(random), index, plan, calendar);
      putOrders(lines, customer, plan, catalogue, calendar);
      customers.push(customer);
    }
    yield { lines: lines.finish(), customers: truthOf(customers, calendar) };
  }
}

function putOrders(
  lines: GrowingLines,
  { id, life, spends, spendRate, baskets, rung }: SimulatedCustomer,
  plan: Plan,
  catalogue: Catalogue | null,
  calendar: Calendar,
): void {
  let orders = 0;
  eachDay(life.purchases, calendar.days, (day, part) => {
    const cents = Math.max(1, Math.round((drawGamma(spends, plan.spend.p) / spendRate) * 100));
    const basket = catalogue === null ? [] : drawBasket(baskets, catalogue, rung);
    const prices = basket.map((product) => catalogue?.products.columns.price[product] as number);
    const amounts = catalogue === null ? [cents / 100] : splitTotal(cents, prices);
    orders += 1;
    lines.add(id, `${id}-${orders}`, calendar.instantOf(day, part), basket, amounts);
  });
}

function truthOf(customers: readonly SimulatedCustomer[], calendar: Calendar): CustomerTruth {
  return customerTable(
    customers.map(({ id }) => id),
    {
      purchaseRate: customers.map(({ life }) => life.rate),
      dropout: customers.map(({ life }) => life.dropout),
      leftAt: customers.map(({ life }) => leftAt(life.left * 7, calendar)),
      meanSpend: customers.map(({ meanSpend }) => meanSpend),
      rung: customers.map(({ rung }) => rung),
    },
  );
}

function leftAt(time: number, calendar: Calendar): number {
  if (!(time < calendar.days)) return Number.NaN;
  const day = Math.floor(time);
  return calendar.instantOf(day, time - day);
}
