import type { SetColumns } from './search.ts';

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

/** Stable, ascending by the key of each value, a whole number. */
export function countingSort(values: Uint32Array, keys: Uint32Array): Uint32Array {
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
