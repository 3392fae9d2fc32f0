import { InsufficientDataError } from '@clientele/core';
import type { CheckedEvents } from '../events/events.ts';
import { rowsWhere, takeEvents } from '../events/take-rows.ts';

/** Standard errors below the growth that is seen: one-sided, nineteen of twenty. */
const z = 1.645;

/**
 * How much more customers each item had in the last window than in the one before, at the least: the lower bound of the ratio of
 * two Poisson rates by the logarithm, one half added to each count. Few customers give a low bound, however steep they rise.
 *
 * @param verb begins messages
 * @param events checked events with times
 * @param itemIds the items, in the order of the answer
 * @param span the window in milliseconds
 * @param end exclusive end of the last window
 * @returns one number an item; 0 where nobody had it in the last window
 * @throws InsufficientDataError (`insufficient-data`) where nothing lies in the window before the last
 */
export function growthBounds(
  verb: string,
  events: CheckedEvents & { readonly time: Float64Array },
  itemIds: readonly string[],
  span: number,
  end: number,
): number[] {
  const within = (from: number, to: number): Map<string, Set<number>> => {
    const rows = rowsWhere(
      events.length,
      (row) => (events.time[row] as number) >= from && (events.time[row] as number) < to,
    );
    return customersOf(takeEvents(events, rows, []));
  };
  const [before, now] = [within(end - 2 * span, end - span), within(end - span, end)];
  if (before.size === 0) throw new InsufficientDataError(verb, 'events in the window before the last', 1, 0);
  return itemIds.map((id) => {
    const [n0, n1] = [before.get(id)?.size ?? 0, now.get(id)?.size ?? 0];
    if (n1 === 0) return 0;
    const growth = Math.log((n1 + 0.5) / (n0 + 0.5));
    return Math.exp(growth - z * Math.sqrt(1 / (n1 + 0.5) + 1 / (n0 + 0.5)));
  });
}

function customersOf({ customer, item, length }: CheckedEvents): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (let row = 0; row < length; row++) {
    const id = item.dictionary.values[item.codes[row] as number] as string;
    const set = found.get(id) ?? new Set();
    found.set(id, set.add(customer.codes[row] as number));
  }
  return found;
}
