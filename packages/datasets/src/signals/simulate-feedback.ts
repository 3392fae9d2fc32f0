import {
  type CodedColumn,
  checkOptions,
  type Duration,
  duration,
  durationIn,
  encode,
  expectRecord,
  type FeedbackLog,
  fraction,
  parseFeedback,
  wholeNumber,
} from '@clientele/core';
import type { Shop } from '../shop/shop.ts';
import { aspects, phrases } from './phrases.ts';
import { staysOf } from './stays.ts';

/** What customers of a simulated shop say. */
export interface FeedbackSimulation {
  /** Decides everything that is left to chance; 1 unless given. */
  readonly seed?: number;
  /** The chance that an order is followed by feedback, within the week; 0.1 unless given. */
  readonly share?: number;
  /** The chance that it praises; 0.8 unless given. */
  readonly praise?: number;
  /** How long before leaving it turns; eight weeks unless given. */
  readonly lead?: Duration;
  /** The chance that feedback within the lead praises; 0.25 unless given. */
  readonly praiseBefore?: number;
}

/** What customers said, and what they meant. */
export interface SimulatedFeedback {
  /** English texts with ratings from 1 to 5. */
  readonly log: FeedbackLog;
  /** One entry a row of the log. */
  readonly truth: {
    /** 1 for praise, −1 for a complaint. */
    readonly polarity: Float64Array;
    /** What it is about: `delivery`, `quality`, `price` or `service`. */
    readonly aspect: CodedColumn;
  };
}

const rules = {
  seed: wholeNumber(0, 2 ** 32 - 1),
  share: fraction,
  praise: fraction,
  lead: duration,
  praiseBefore: fraction,
};

/**
 * Simulates what the customers of a shop say after their orders: a sentence each whose polarity and subject are known, and
 * which turn to complaints before somebody leaves.
 *
 * @param shop of `simulateShop`
 * @param options chances and the seed
 * @returns a feedback log, and of each row what it means
 * @throws InvalidInputError (`invalid-input`) where the shop is none
 * @throws InvalidOptionError (`invalid-option`) naming each option
 * @example
 * import { simulateFeedback, simulateShop } from '@clientele/datasets';
 * const { log, truth } = simulateFeedback(simulateShop({ customers: 300, seed: 7 }), { praise: 1, praiseBefore: 1 });
 * truth.polarity.every((polarity) => polarity === 1); // => true
 * log.rating?.every((rating) => rating >= 4); // => true
 */
export function simulateFeedback(shop: Shop, options: FeedbackSimulation = {}): SimulatedFeedback {
  checkOptions('simulateFeedback', options, rules);
  expectRecord('simulateFeedback', 'a shop of simulateShop', shop, ['truth', 'log']);
  const { seed = 1, share = 0.1, praise = 0.8, praiseBefore = 0.25 } = options;
  const lead = durationIn(options.lead ?? { weeks: 8 }, 'day') * 86_400_000;
  const orders = ordersOf(shop);
  const rows: { customer: string; time: number; text: string; rating: number }[] = [];
  const polarity: number[] = [];
  const subjects: string[] = [];
  for (const { id, to, hasLeft, random } of staysOf(shop, seed)) {
    for (const ordered of orders.get(id) ?? []) {
      // the same draws for every order, so that no chance shifts those after it
      const [speaks, later, likes, which, form] = [0, 1, 2, 3, 4].map(() => random.uniform()) as [
        number,
        number,
        number,
        number,
        number,
      ];
      const time = Math.floor(ordered + later * 7 * 86_400_000);
      if (speaks >= share || time >= shop.truth.asOf) continue;
      const isGood = likes < (hasLeft && time >= to - lead ? praiseBefore : praise);
      const aspect = aspects[Math.floor(which * aspects.length)] as keyof typeof phrases;
      const texts = phrases[aspect][isGood ? 'good' : 'bad'];
      const step = Math.floor(form * 2 * texts.length);
      const rating = isGood ? 4 + (step % 2) : 1 + (step % 2);
      rows.push({ customer: id, time, text: texts[step >> 1] as string, rating });
      polarity.push(isGood ? 1 : -1);
      subjects.push(aspect);
    }
  }
  return Object.freeze({
    log: parseFeedback(rows, { timeZone: shop.log.timeZone, dateFormat: 'epoch-ms' }),
    truth: Object.freeze({ polarity: Float64Array.from(polarity), aspect: encode(subjects) }),
  });
}

/** When each customer ordered, each order once. */
function ordersOf({ log }: Shop): Map<string, Set<number>> {
  const orders = new Map<string, Set<number>>();
  for (let line = 0; line < log.length; line++) {
    const id = log.customer.dictionary.values[log.customer.codes[line] as number] as string;
    const times = orders.get(id) ?? new Set<number>();
    orders.set(id, times.add(log.time[line] as number));
  }
  return orders;
}
