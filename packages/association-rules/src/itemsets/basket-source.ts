import { type Baskets, basketsOf } from '@clientele/core';

/** Baskets, or lists of items to make baskets of. */
export type BasketSource = Baskets | Iterable<Iterable<unknown>>;

/** The baskets themselves, or those that the lists make. */
export function asBaskets(source: BasketSource): Baskets {
  const isTable = typeof source === 'object' && source !== null && 'columns' in source;
  return isTable ? source : basketsOf(source);
}
