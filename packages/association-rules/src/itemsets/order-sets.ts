import type { SetColumns } from './search.ts';

/**
 * Puts sets in order: the highest count first, then the smaller set; ties stay as they are, which depends on what the baskets
 * hold and not on their order. Two counting sorts, nothing is compared.
 *
 * @param chosen the sets to put in order
 */
export function orderSets(sets: SetColumns, chosen: Uint32Array): SetColumns {
  const { offsets, counts } = sets;
  const sizeOf = (set: number): number => (offsets[set + 1] as number) - (offsets[set] as number);
  const most = chosen.reduce((max, set) => Math.max(max, counts[set] as number), 0);
  const bySize = countingSort(chosen, sizeOf);
  const order = countingSort(bySize, (set) => most - (counts[set] as number));
  return pickSets(sets, order);
}

/** The sets named, in that order. */
function pickSets(sets: SetColumns, order: Uint32Array): SetColumns {
  const offsets = new Uint32Array(order.length + 1);
  for (let i = 0; i < order.length; i++) {
    const set = order[i] as number;
    offsets[i + 1] = (offsets[i] as number) + (sets.offsets[set + 1] as number) - (sets.offsets[set] as number);
  }
  const items = new Uint32Array(offsets[order.length] as number);
  let filled = 0;
  for (let i = 0; i < order.length; i++) {
    const set = order[i] as number;
    const end = sets.offsets[set + 1] as number;
    for (let cell = sets.offsets[set] as number; cell < end; cell++) items[filled++] = sets.items[cell] as number;
  }
  return { length: order.length, offsets, items, counts: order.map((set) => sets.counts[set] as number) };
}

/** Stable, ascending by a key that is a whole number >= 0. */
function countingSort(values: Uint32Array, keyOf: (value: number) => number): Uint32Array {
  const keys = values.map(keyOf);
  const most = keys.reduce((max, key) => Math.max(max, key), 0);
  const next = new Uint32Array(most + 2);
  for (let i = 0; i < keys.length; i++) next[(keys[i] as number) + 1] = (next[(keys[i] as number) + 1] as number) + 1;
  for (let key = 0; key <= most; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number);
  const sorted = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const key = keys[i] as number;
    const place = next[key] as number;
    next[key] = place + 1;
    sorted[place] = values[i] as number;
  }
  return sorted;
}
