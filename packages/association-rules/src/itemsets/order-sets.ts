import type { SetColumns } from './search.ts';

/**
 * Puts sets in order: the highest count first, then the smaller set; ties stay as they are, which depends on what the baskets
 * hold and not on their order. Two counting sorts, nothing is compared.
 *
 * @param chosen the sets to put in order
 * @param codes what each place in the order of the names is written as
 * @param top how many are kept
 */
export function orderSets(
  sets: SetColumns,
  chosen: Uint32Array,
  codes: Uint32Array,
  top: number = chosen.length,
): SetColumns {
  return pickSets(sets, orderRows(sets, chosen).subarray(0, top), codes);
}

/** Rows of what has counts and sizes: the highest count first, then the smaller one; ties stay as they are. */
export function orderRows(
  { length, offsets, counts }: Pick<SetColumns, 'length' | 'offsets' | 'counts'>,
  chosen: Uint32Array,
): Uint32Array {
  const sizes = new Uint32Array(length);
  const shortfalls = new Uint32Array(length);
  let most = 0;
  for (let set = 0; set < length; set++) most = Math.max(most, counts[set] as number);
  for (let set = 0; set < length; set++) {
    sizes[set] = (offsets[set + 1] as number) - (offsets[set] as number);
    shortfalls[set] = most - (counts[set] as number);
  }
  return countingSort(countingSort(chosen, sizes), shortfalls);
}

/** The sets named, in that order. */
function pickSets(sets: SetColumns, order: Uint32Array, codes: Uint32Array): SetColumns {
  const offsets = new Uint32Array(order.length + 1);
  const counts = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const set = order[i] as number;
    counts[i] = sets.counts[set] as number;
    offsets[i + 1] = (offsets[i] as number) + (sets.offsets[set + 1] as number) - (sets.offsets[set] as number);
  }
  const items = new Uint32Array(offsets[order.length] as number);
  let filled = 0;
  for (let i = 0; i < order.length; i++) {
    const set = order[i] as number;
    const end = sets.offsets[set + 1] as number;
    for (let cell = sets.offsets[set] as number; cell < end; cell++) {
      items[filled++] = codes[sets.items[cell] as number] as number;
    }
  }
  return { length: order.length, offsets, items, counts };
}

/** Stable, ascending by the key of each value, a whole number. */
function countingSort(values: Uint32Array, keys: Uint32Array): Uint32Array {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, keys[values[i] as number] as number);
  const next = new Uint32Array(most + 2);
  for (let i = 0; i < values.length; i++) {
    const after = (keys[values[i] as number] as number) + 1;
    next[after] = (next[after] as number) + 1;
  }
  for (let key = 0; key <= most; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number);
  const sorted = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const key = keys[values[i] as number] as number;
    const place = next[key] as number;
    next[key] = place + 1;
    sorted[place] = values[i] as number;
  }
  return sorted;
}
