import {
  checkOptions,
  type Duration,
  duration,
  durationIn,
  expectRecord,
  fraction,
  type InteractionLog,
  nonNegativeNumber,
  parseInteractions,
  wholeNumber,
} from '@clientele/core';
import { drawPoisson } from '@clientele/stats';
import type { Shop } from '../shop/shop.ts';
import { type Stay, staysOf, week } from './stays.ts';

/** What customers of a simulated shop do besides buying; rates are events a week. */
export interface InteractionsOptions {
  /** Decides everything that is left to chance; 1 unless given. */
  readonly seed?: number;
  /** How long before leaving it begins to show; four weeks unless given. */
  readonly lead?: Duration;
  /** Visits (`visit`) of everybody; 0.5 unless given. */
  readonly visits?: number;
  /** Tickets (`ticket`) of everybody; 0.02 unless given. */
  readonly tickets?: number;
  /** How many times as many tickets there are in the lead of those who leave; 8 unless given. */
  readonly ticketFactor?: number;
  /** The chance that one who leaves looks at the page where to cancel (`cancel-page`) in the lead; 0.5 unless given. */
  readonly cancelPage?: number;
  /** Looks at that page which mean nothing, of everybody; 0.002 unless given. */
  readonly falseAlarms?: number;
}

/** What customers did, and the truth behind it. */
export interface SimulatedInteractions {
  /** Events of the kinds `visit`, `ticket` and `cancel-page`, in no order but that of customers. */
  readonly log: InteractionLog;
  readonly truth: {
    /** The options with everything filled in, `lead` in days. */
    readonly rates: Readonly<
      Record<'lead' | 'visits' | 'tickets' | 'ticketFactor' | 'cancelPage' | 'falseAlarms', number>
    >;
    /** By row of `truth.customers` of the shop: 1 where the customer looked at the page because of leaving, else 0. */
    readonly warned: Float64Array;
  };
}

const rules = {
  seed: wholeNumber(0, 2 ** 32 - 1),
  lead: duration,
  visits: nonNegativeNumber,
  tickets: nonNegativeNumber,
  ticketFactor: nonNegativeNumber,
  cancelPage: fraction,
  falseAlarms: nonNegativeNumber,
};

/**
 * Simulates what the customers of a shop do besides buying, from their first purchase until they leave: visits and tickets at
 * random, and before leaving more tickets and, by a stated chance, a look at the page where to cancel.
 *
 * @param shop of `simulateShop`
 * @param options rates, chances and the seed
 * @returns an interaction log, and the truth that a warning system can be held against
 * @throws InvalidInputError (`invalid-input`) where the shop is none
 * @throws InvalidOptionError (`invalid-option`) naming each option
 * @example
 * import { simulateInteractions, simulateShop } from '@clientele/datasets';
 * const shop = simulateShop({ customers: 500, seed: 7 });
 * const { log, truth } = simulateInteractions(shop, { cancelPage: 1 });
 * const left = shop.truth.customers.columns.leftAt.filter((at) => !Number.isNaN(at)).length;
 * truth.warned.reduce((sum, one) => sum + one, 0) === left; // => true
 * log.kind.dictionary.values.includes('cancel-page'); // => true
 */
export function simulateInteractions(shop: Shop, options: InteractionsOptions = {}): SimulatedInteractions {
  checkOptions('simulateInteractions', options, rules);
  expectRecord('simulateInteractions', 'a shop of simulateShop', shop, ['truth', 'log']);
  const { seed = 1, visits = 0.5, tickets = 0.02, ticketFactor = 8, cancelPage = 0.5, falseAlarms = 0.002 } = options;
  const lead = durationIn(options.lead ?? { weeks: 4 }, 'day');
  const events: { customer: string[]; time: number[]; kind: string[] } = { customer: [], time: [], kind: [] };
  const warned = new Float64Array(shop.truth.customers.length);
  for (const stay of staysOf(shop, seed)) {
    const begins = stay.hasLeft ? Math.max(stay.from, stay.to - lead * 86_400_000) : stay.to;
    const add = (kind: string, rate: number, from: number, to: number): void => {
      const count = drawPoisson(stay.random, (rate * (to - from)) / week);
      for (let i = 0; i < count; i++) put(events, stay, kind, from, to);
    };
    add('visit', visits, stay.from, stay.to);
    add('ticket', tickets, stay.from, begins);
    add('ticket', tickets * ticketFactor, begins, stay.to);
    add('cancel-page', falseAlarms, stay.from, stay.to);
    const warns = stay.random.uniform() < cancelPage; // drawn of everybody, so that no chance shifts the other draws
    if (!stay.hasLeft || !warns) continue;
    warned[stay.row] = 1;
    put(events, stay, 'cancel-page', begins, stay.to);
  }
  const log = parseInteractions(events, { timeZone: shop.log.timeZone, dateFormat: 'epoch-ms' });
  const rates = Object.freeze({ lead, visits, tickets, ticketFactor, cancelPage, falseAlarms });
  return Object.freeze({ log, truth: Object.freeze({ rates, warned }) });
}

function put(
  events: { customer: string[]; time: number[]; kind: string[] },
  { id, random }: Stay,
  kind: string,
  from: number,
  to: number,
): void {
  events.customer.push(id);
  events.time.push(Math.floor(from + random.uniform() * (to - from)));
  events.kind.push(kind);
}
