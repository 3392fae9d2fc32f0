import { type CodedColumn, InsufficientDataError, NO_CODE } from '@clientele/core';
import type { CheckedEvents } from '../events/events.ts';
import { buildHistories } from './build.ts';
import type { Histories, Weighing } from './histories.ts';

/** Everything that a fit counts in: customers and items in the order of their ids, so that row order never shows. */
export interface FitHistories extends Histories {
  /** Ids of the items, ascending by code unit. */
  readonly itemIds: readonly string[];
}

/**
 * Folds the events of a fit.
 *
 * @throws InsufficientDataError (`insufficient-data`) where there are no events
 */
export function fitHistories(verb: string, events: CheckedEvents, weighing: Weighing): FitHistories {
  if (events.length === 0) {
    const reason = events.notes[0]?.message ?? 'there are no rows';
    throw new InsufficientDataError(verb, 'events', 1, 0, reason);
  }
  const customers = sortedIds(events.customer);
  const items = sortedIds(events.item);
  const folded = buildHistories(events, customers.ids, customers.placeOf, items.placeOf, items.ids.length, weighing);
  return { ...folded, itemIds: items.ids };
}

/** The time of the last event, or `null` where there are no times. */
export function lastEventOf({ time }: CheckedEvents): number | null {
  return time === null ? null : time.reduce((last, instant) => Math.max(last, instant), Number.NEGATIVE_INFINITY);
}

/** How many customers have each item. */
export function customersOfItems({ items, itemIds }: FitHistories): Uint32Array {
  const counts = new Uint32Array(itemIds.length);
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as number;
    counts[item] = (counts[item] as number) + 1;
  }
  return counts;
}

interface SortedIds {
  readonly ids: readonly string[];
  /** The place of each code among the ids; `NO_CODE` where no row has it. */
  readonly placeOf: Uint32Array;
}

/** The ids that rows have, by code unit. */
function sortedIds({ dictionary, codes }: CodedColumn): SortedIds {
  const isMet = new Uint8Array(dictionary.values.length);
  for (let row = 0; row < codes.length; row++) isMet[codes[row] as number] = 1;
  const met = Array.from(isMet.keys()).filter((code) => isMet[code] === 1);
  const id = (code: number): string => dictionary.values[code] as string;
  met.sort((a, b) => (id(a) < id(b) ? -1 : 1));
  const placeOf = new Uint32Array(dictionary.values.length).fill(NO_CODE);
  met.forEach((code, place) => {
    placeOf[code] = place;
  });
  return { ids: met.map(id), placeOf };
}
