import { customerTable, frozen, transactionLogBuilder } from '@clientele/core';
import { catalogueOf } from '../catalogue/catalogue.ts';
import { openCalendar } from './calendar.ts';
import { planOf, type ShopOptions } from './options.ts';
import type { CustomerTruth, Shop } from './shop.ts';
import { chunksOf } from './shop-chunks.ts';

/**
 * Simulates a shop whose truth is known: who is still a customer, at what rate each buys, what an order of theirs comes to,
 * which product draws which into the basket. What a model fitted on the log says can be held against it.
 *
 * Customers differ in their rate of purchase (gamma) and leave by the chosen process; order totals follow the Gamma-Gamma model.
 * A customer buys once a civil day at most: a second purchase on a day is made on the next.
 *
 * @param options customers, seed, process and its parameters, span, zone, categories
 * @returns log, products and truth; equal options give equal shops
 * @throws InvalidOptionError (`invalid-option`) naming each option
 * @example
 * import { simulateShop } from '@clientele/datasets';
 * const { log, truth } = simulateShop({ customers: 200, seed: 7 });
 * log.customer.dictionary.values.length; // => 200
 * truth.parameters; // => { r: 0.9, alpha: 9, a: 0.7, b: 2.8 }
 * @see Fader, Hardie and Lee (2005) for BG/NBD; Batislam, Denizel and Filiztekin (2007) for MBG/NBD; Schmittlein, Morrison and
 *   Colombo (1987) for Pareto/NBD; Platzer and Reutterer (2016) for regular buyers; Fader and Hardie (2013) for the spend
 */
export function simulateShop(options: ShopOptions = {}): Shop {
  const plan = planOf('simulateShop', options);
  const catalogue = catalogueOf(plan.categories);
  const calendar = openCalendar(plan.start, plan.days, plan.timeZone);
  const builder = transactionLogBuilder({ timeZone: plan.timeZone }, 'simulateShop');
  const customers: CustomerTruth[] = [];
  for (const chunk of chunksOf(plan, plan.categories === 0 ? null : catalogue, calendar)) {
    builder.append({ ...chunk.lines });
    customers.push(chunk.customers);
  }
  return Object.freeze({
    log: builder.finish().log,
    products: catalogue.products,
    truth: Object.freeze({
      arrivals: plan.arrivals,
      unit: 'week',
      parameters: frozen(plan.parameters),
      spend: frozen(plan.spend),
      asOf: calendar.asOf,
      affinities: frozen(catalogue.affinities),
      customers: joined(customers),
    }),
  });
}

/** The tables one below another. */
function joined(tables: readonly CustomerTruth[]): CustomerTruth {
  const column = (name: keyof CustomerTruth['columns']): Float64Array => {
    const parts = tables.map(({ columns }) => columns[name]);
    const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };
  const ids = tables.flatMap(({ customer }) => customer.dictionary.values);
  return customerTable(ids, {
    purchaseRate: column('purchaseRate'),
    dropout: column('dropout'),
    leftAt: column('leftAt'),
    meanSpend: column('meanSpend'),
    rung: column('rung'),
  });
}
