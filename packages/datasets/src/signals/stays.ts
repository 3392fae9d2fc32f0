import { openRandom, type Random } from '@clientele/stats';
import { branch } from '../shop/branch.ts';
import type { Shop } from '../shop/shop.ts';

/** One customer of a shop: when there, when gone, and a stream of random numbers of their own. */
export interface Stay {
  readonly id: string;
  /** Place in `truth.customers`. */
  readonly row: number;
  /** First purchase, epoch milliseconds. */
  readonly from: number;
  /** When the customer left, or the end of the span watched. */
  readonly to: number;
  readonly hasLeft: boolean;
  readonly random: Random;
}

/** Goes through the customers of a shop in order; each draws from a branch of the seed, whatever the others draw. */
export function staysOf({ log, truth }: Shop, seed: number): Stay[] {
  const { customer, columns } = truth.customers;
  const firsts = new Map<string, number>();
  for (let line = 0; line < log.length; line++) {
    const id = log.customer.dictionary.values[log.customer.codes[line] as number] as string;
    const time = log.time[line] as number;
    if (time < (firsts.get(id) ?? Number.POSITIVE_INFINITY)) firsts.set(id, time);
  }
  const random = openRandom(seed);
  return Array.from(customer.codes, (code, row) => {
    const id = customer.dictionary.values[code] as string;
    const left = columns.leftAt[row] as number;
    const hasLeft = !Number.isNaN(left);
    const from = firsts.get(id) ?? truth.asOf;
    return { id, row, from, to: Math.max(from, hasLeft ? left : truth.asOf), hasLeft, random: branch(random) };
  });
}

/** Milliseconds of a week, the unit of all rates. */
export const week: number = 7 * 86_400_000;
