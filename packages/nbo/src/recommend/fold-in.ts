import { InvalidOptionError, NO_CODE, type Note, showValue } from '@clientele/core';
import type { CheckedEvents } from '../events/events.ts';
import { buildHistories } from '../histories/build.ts';
import type { Histories } from '../histories/histories.ts';
import type { OpenNbo } from './open.ts';

/** Histories of the customers asked for, and what is to be said of them. */
export interface FoldedHistories extends Histories {
  readonly notes: readonly Note[];
}

/**
 * Folds histories in by the rule of a model: nothing is refitted, and what one customer gets depends on the others in nothing.
 *
 * @param customers whom to answer, in this order; all that have events, in the order first met, where it is left out
 * @throws InvalidOptionError (`invalid-option`) where a customer stands twice in the list or is no id
 */
export function foldIn(
  verb: string,
  model: OpenNbo,
  events: CheckedEvents,
  customers: readonly string[] | undefined,
): FoldedHistories {
  const { values } = events.customer.dictionary;
  const ids = customers ?? metCustomers(events);
  const places = new Map(ids.map((id, place) => [id, place]));
  const blank = ids.find((id) => typeof id !== 'string' || id.trim() === '');
  if (blank !== undefined || places.size < ids.length) {
    const received = blank === undefined ? 'one of them twice' : showValue(blank);
    throw new InvalidOptionError(verb, [{ option: 'customers', allowed: 'a list of different ids', received }]);
  }
  const placeOf = Uint32Array.from(values, (id) => places.get(id) ?? NO_CODE);
  const itemCount = model.items.length;
  const itemOf = Uint32Array.from(events.item.dictionary.values, (id) => model.itemIndex.get(id) ?? itemCount);
  const folded = buildHistories(events, ids, placeOf, itemOf, itemCount, model.weighing);
  return {
    ...folded,
    notes: [...events.notes, ...unknownNotes(events, itemOf, itemCount), ...timeNotes(model, events)],
  };
}

function metCustomers({ customer }: CheckedEvents): string[] {
  const codes = new Set(customer.codes);
  return Array.from(codes, (code) => customer.dictionary.values[code] as string);
}

function unknownNotes({ item, length }: CheckedEvents, itemOf: Uint32Array, itemCount: number): Note[] {
  const unknown = item.codes.reduce((count, code) => count + ((itemOf[code] as number) < itemCount ? 0 : 1), 0);
  if (unknown === 0) return [];
  const example = item.codes.find((code) => (itemOf[code] as number) >= itemCount) as number;
  const shown = showValue(item.dictionary.values[example]);
  const message = `${unknown} of ${length} events are of items that the model does not know, such as ${shown}`;
  return [{ code: 'unknown-items', message, details: { unknown, events: length } }];
}

function timeNotes({ weighing }: OpenNbo, { time, length }: CheckedEvents): Note[] {
  const ages = weighing.rule === 'baskets' ? weighing.decay < 1 : weighing.halfLife !== null;
  if (time !== null || length === 0 || !ages) return [];
  return [{ code: 'no-times', message: 'the histories have no times: no event ages, though the model ages them' }];
}
