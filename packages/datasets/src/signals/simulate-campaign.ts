import {
  type CustomerTable,
  checkOptions,
  customerTable,
  type Duration,
  duration,
  durationIn,
  expectRecord,
  fraction,
  InvalidOptionError,
  type OptionRule,
  optionRule,
  showValue,
  wholeNumber,
} from '@clientele/core';
import type { Shop } from '../shop/shop.ts';
import { staysOf } from './stays.ts';

/** A campaign at the end of the span watched, with a control group drawn by chance. */
export interface CampaignOptions {
  /** Decides everything that is left to chance; 1 unless given. */
  readonly seed?: number;
  /** The chance to be approached; all others are the control group. 0.5 unless given. */
  readonly treated?: number;
  /** How long answers are counted; four weeks unless given. */
  readonly horizon?: Duration;
  /** The chance that one who has left buys all the same; 0.01 unless given. */
  readonly strays?: number;
  /**
   * What being approached adds to the chance to buy, by the rung of the ladder of prices on which a customer buys;
   * `[0.15, 0.05, -0.05]` unless given: who buys cheap is persuaded, who buys dear is put off.
   */
  readonly uplift?: readonly [number, number, number];
}

/** Who was approached, who bought, and what nobody ever sees: what each would have done otherwise. */
export interface SimulatedCampaign {
  readonly outcomes: CustomerTable<{
    /** 1 where the customer was approached, 0 in the control group. */
    treated: Float64Array;
    /** 1 where the customer bought within the horizon. */
    responded: Float64Array;
  }>;
  readonly truth: CustomerTable<{
    /** The chance to buy within the horizon without the campaign, and with it. */
    chanceWithout: Float64Array;
    chanceWith: Float64Array;
    /** What the campaign adds: the difference of the two. */
    uplift: Float64Array;
  }>;
}

const isShare = (value: unknown): boolean => typeof value === 'number' && value >= -1 && value <= 1;
const uplifts: OptionRule = optionRule(
  'three numbers from −1 to 1, one a rung',
  (value) => Array.isArray(value) && value.length === 3 && value.every(isShare),
);

/**
 * Simulates a campaign whose uplift is known, of each customer: buying without it follows the rate of purchases of those who
 * are still there, the campaign adds what is stated for the customer's rung, within 0 and 1.
 *
 * @param shop of `simulateShop`
 * @param options chances, horizon, uplifts and the seed
 * @returns outcomes as a company sees them, and the truth behind
 * @throws InvalidInputError (`invalid-input`) where the shop is none
 * @throws InvalidOptionError (`invalid-option`) naming each option
 * @example
 * import { simulateCampaign, simulateShop } from '@clientele/datasets';
 * const shop = simulateShop({ customers: 300, seed: 7 });
 * const { truth } = simulateCampaign(shop, { uplift: [0.2, 0.2, 0.2], strays: 0 });
 * [...truth.columns.uplift].every((uplift) => uplift >= 0 && uplift <= 0.2 + 1e-12); // => true
 */
export function simulateCampaign(shop: Shop, options: CampaignOptions = {}): SimulatedCampaign {
  checkOptions('simulateCampaign', options, {
    seed: wholeNumber(0, 2 ** 32 - 1),
    treated: fraction,
    horizon: duration,
    strays: fraction,
    uplift: uplifts,
  });
  expectRecord('simulateCampaign', 'a shop of simulateShop', shop, ['truth', 'log']);
  const {
    seed = 1,
    treated: share = 0.5,
    strays = 0.01,
    uplift = [0.15, 0.05, -0.05],
    horizon = { weeks: 4 },
  } = options;
  const weeks = durationIn(horizon, 'week');
  if (!(weeks > 0)) {
    const received = showValue(horizon);
    throw new InvalidOptionError('simulateCampaign', [{ option: 'horizon', allowed: 'longer than nothing', received }]);
  }
  const { customer, columns } = shop.truth.customers;
  const stays = staysOf(shop, seed);
  const chanceWithout = Float64Array.from(stays, ({ hasLeft, row }) =>
    hasLeft ? strays : -Math.expm1(-(columns.purchaseRate[row] as number) * weeks),
  );
  const chanceWith = chanceWithout.map((chance, row) =>
    Math.min(1, Math.max(0, chance + (uplift[columns.rung[row] as 0 | 1 | 2] ?? 0))),
  );
  const treated = Float64Array.from(stays, ({ random }) => (random.uniform() < share ? 1 : 0));
  const responded = Float64Array.from(stays, ({ random, row }) => {
    const chance = (treated[row] === 1 ? chanceWith : chanceWithout)[row] as number;
    return random.uniform() < chance ? 1 : 0;
  });
  const added = chanceWith.map((chance, row) => chance - (chanceWithout[row] as number));
  return Object.freeze({
    outcomes: customerTable(customer, { treated, responded }),
    truth: customerTable(customer, { chanceWithout, chanceWith, uplift: added }),
  });
}
