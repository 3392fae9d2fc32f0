import { openRandom } from '@clientele/stats';
import { type Catalogue, catalogueOf } from '../catalogue/catalogue.ts';
import { branch } from './branch.ts';
import { type Calendar, openCalendar } from './calendar.ts';
import { chunkOf } from './chunk-of.ts';
import { drawCustomer } from './draw-customer.ts';
import { type Plan, planOf, type ShopOptions } from './options.ts';
import type { ShopChunk } from './shop.ts';

/** Customers of a chunk. */
const chunkCustomers = 4096;

/**
 * Simulates a shop piece by piece, for bases that need not stand in memory at once: each chunk holds some customers and all that
 * is about them, their order lines ascending in time. Chunks one after another are the shop of `simulateShop`.
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
  yield* chunksOf(plan, catalogue, calendar, chunkCustomers);
}

/** The chunks of a plan, each of `size` customers at most. */
export function* chunksOf(
  plan: Plan,
  catalogue: Catalogue | null,
  calendar: Calendar,
  size: number,
): Generator<ShopChunk, void, undefined> {
  const random = openRandom(plan.seed);
  for (let from = 0; from < plan.customers; from += size) {
    const customers = Array.from({ length: Math.min(size, plan.customers - from) }, (_, at) =>
      drawCustomer(branch(random), from + at, plan, catalogue, calendar),
    );
    yield chunkOf(customers, catalogue, calendar);
  }
}
