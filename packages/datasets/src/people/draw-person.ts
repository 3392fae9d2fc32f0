import type { CodedColumn, CustomerTable } from '@clientele/core';
import type { Random } from '@clientele/stats';

/** What a shop knows of its customers. */
export type ShopCustomers = CustomerTable<{
  /** Years. */
  age: Float64Array;
  region: CodedColumn;
  /** By which way the customer came. */
  channel: CodedColumn;
}>;

/** What is known of one customer. */
export interface Person {
  readonly age: number;
  readonly region: string;
  readonly channel: string;
}

const regions = ['north', 'east', 'south', 'west'];
const channels = ['web', 'app', 'store'];

/** Draws a person: ages from 18 to 85, the middle ones more often. */
export function drawPerson(random: Random): Person {
  const age = 18 + Math.floor((68 * (random.uniform() + random.uniform())) / 2);
  return { age, region: oneOf(random, regions), channel: oneOf(random, channels) };
}

/** One of a list, each as likely as every other. */
export function oneOf<T>(random: Random, list: readonly T[]): T {
  return list[random.below(list.length)] as T;
}
