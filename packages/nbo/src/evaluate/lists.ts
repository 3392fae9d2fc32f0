import { InsufficientDataError, InvalidInputError, textAt } from '@clientele/core';
import type { CheckedEvents, ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import type { Recommendations } from '../recommend/recommend.ts';

/** What happened afterwards. */
export interface Truth {
  readonly events: CheckedEvents;
  /** The items of each customer. */
  readonly right: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Reads what happened afterwards; each item counts once.
 *
 * @throws InsufficientDataError (`insufficient-data`) where nothing did
 */
export function truthOf(verb: string, truth: ItemEvents): Truth {
  const events = readEvents(verb, truth);
  if (events.length === 0) throw new InsufficientDataError(verb, 'events of the truth', 1, 0);
  const { customer, item, length } = events;
  const right = new Map<string, Set<string>>();
  for (let row = 0; row < length; row++) {
    const id = textAt(customer, row) ?? '';
    const set = right.get(id) ?? new Set();
    right.set(id, set.add(textAt(item, row) ?? ''));
  }
  return { events, right };
}

/**
 * The first k items of each customer.
 *
 * @throws InvalidInputError (`invalid-input`) where ranks do not count up from 1
 */
export function listsOf(
  verb: string,
  { length, customer, columns }: Recommendations,
  k: number,
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (let row = 0; row < length; row++) {
    const rank = columns.rank[row] as number;
    if (rank > k) continue;
    const id = textAt(customer, row) ?? '';
    const list = lists.get(id) ?? [];
    lists.set(id, list);
    if (list.push(textAt(columns.item, row) ?? '') !== rank) {
      throw new InvalidInputError(`${verb}: row ${row}: ranks of a customer must count up from 1, got ${rank}`, [], {
        row,
      });
    }
  }
  return lists;
}
