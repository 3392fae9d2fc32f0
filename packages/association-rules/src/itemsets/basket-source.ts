import { type Baskets, basketsOf, expectTable, frozen } from '@clientele/core';
import { leftOutNotes } from '../left-out.ts';

/** Baskets, or lists of items to make baskets of. */
export type BasketSource = Baskets | Iterable<Iterable<unknown>>;

/** The baskets themselves, or those that the lists make; cells that could not be read are told in `notes`. */
export function asBaskets(verb: string, source: BasketSource): Baskets {
  if (typeof source === 'object' && source !== null && 'columns' in source) {
    expectTable(verb, source, ['items']);
    return source;
  }
  const baskets = basketsOf(source);
  return Object.freeze({ ...baskets, notes: frozen([...baskets.notes, ...leftOutNotes(baskets.issues)]) });
}
