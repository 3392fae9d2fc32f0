import { frozen, parseFeedback, parseInteractions, parseTransactions } from '@clientele/core';
import { catalogueOf } from '../catalogue/catalogue.ts';
import { signalTruth } from '../signals/draw-interactions.ts';
import { openCalendar } from './calendar.ts';
import { planOf, type ShopOptions } from './options.ts';
import type { Shop, ShopChunk } from './shop.ts';
import { chunksOf } from './shop-chunks.ts';

/**
 * Simulates a shop whose truth is known: who is still a customer, at what rate each buys, what an order of theirs comes to,
 * which product draws which into the basket, what a text was written to say, whom a campaign moves. What a model says can be held against it.
 *
 * Customers differ in their rate of purchase (gamma) and leave by the chosen process; order totals follow the Gamma-Gamma model.
 * A customer buys once a civil day at most: a second purchase on a day is made on the next. In the weeks before leaving a customer
 * looks at the page to cancel, opens tickets, and complains more often.
 *
 * @param options customers, seed, process and its parameters, span, zone, categories
 * @returns the logs of purchases, interactions and feedback, the tables of customers, products and campaigns, and the truth; equal options give equal shops
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
  const chunks = chunksOf(plan, plan.categories === 0 ? null : catalogue, calendar, plan.customers);
  const whole = chunks.next().value as ShopChunk;
  const { timeZone } = plan;
  return Object.freeze({
    log: parseTransactions({ ...whole.lines }, { timeZone }),
    interactions: parseInteractions({ ...whole.interactions }, { timeZone }),
    feedback: parseFeedback({ ...whole.feedback }, { timeZone }),
    customers: whole.customers,
    products: catalogue.products,
    campaigns: whole.campaigns,
    truth: Object.freeze({
      arrivals: plan.arrivals,
      unit: 'week',
      parameters: frozen(plan.parameters),
      spend: frozen(plan.spend),
      asOf: calendar.asOf,
      affinities: frozen(catalogue.affinities),
      signals: frozen(signalTruth),
      ...whole.truth,
    }),
  });
}
