import type { SetFamilies } from './search.ts';

/** The least and the greatest number of items of the sets wanted. */
export interface Lengths {
  readonly minLength: number;
  readonly maxLength: number;
}

/** Writes the sets of families into columns. */
export interface SetWriter {
  /** @param next by size where the next set comes; moved on behind the sets of this family */
  write(family: number, next: Uint32Array): void;
}

/**
 * Opens a writer.
 *
 * @param codes what each place in the order of the names is written as
 * @param into columns whose `offsets` say already where each set begins
 */
export function openSetWriter(
  { offsets, items, cores }: SetFamilies,
  codes: Uint32Array,
  { minLength, maxLength }: Lengths,
  into: { readonly offsets: Uint32Array; readonly items: Uint32Array },
): SetWriter {
  /** Sets at hand, ascending, a row for each item that was joined. */
  let rows = new Uint32Array(1 << 8);
  let stride = 0;
  let end = 0;
  /** By size: behind which set of the family the set at hand comes; they are found in reverse order. */
  let behind = new Uint32Array(1 << 4);

  function copy(from: Uint32Array, start: number, length: number, set: number): void {
    const to = into.offsets[set] as number;
    for (let i = 0; i < length; i++) into.items[to + i] = codes[from[start + i] as number] as number;
  }
  /** Where the next set of a size goes. */
  function takeSet(length: number): number {
    const set = (behind[length] as number) - 1;
    behind[length] = set;
    return set;
  }
  /** Writes the set of a row, then that set with every subset of the free items from `free` on. */
  function writeFrom(row: number, length: number, free: number): void {
    if (length >= minLength) copy(rows, row, length, takeSet(length));
    if (length === maxLength) return;
    const below = row + stride;
    for (let cell = free; cell < end; cell++) {
      if (cell + 1 === end || length + 1 === maxLength) {
        if (length + 1 >= minLength) writeJoined(row, length, items[cell] as number);
        continue;
      }
      joinItem(rows, row, below, length, items[cell] as number);
      writeFrom(below, length + 1, cell + 1);
    }
  }
  /** Writes the set of a row with one more item, after which nothing is joined. */
  function writeJoined(row: number, length: number, item: number): void {
    let to = into.offsets[takeSet(length + 1)] as number;
    let at = 0;
    for (; at < length && (rows[row + at] as number) < item; at++) {
      into.items[to++] = codes[rows[row + at] as number] as number;
    }
    into.items[to++] = codes[item] as number;
    for (; at < length; at++) into.items[to++] = codes[rows[row + at] as number] as number;
  }
  return {
    write(family, next) {
      const start = offsets[family] as number;
      const core = cores[family] as number;
      end = offsets[family + 1] as number;
      const free = end - start - core;
      if (core > maxLength || (free === 0 && core < minLength)) return;
      if (free === 0) {
        copy(items, start, core, next[core] as number);
        next[core] = (next[core] as number) + 1;
        return;
      }
      stride = Math.min(core + free, maxLength);
      if ((stride - core + 1) * stride > rows.length) rows = new Uint32Array((stride - core + 1) * stride);
      if (stride >= behind.length) behind = new Uint32Array(2 * stride);
      let subsets = 1;
      for (let joined = 0; core + joined <= stride; joined++) {
        if (core + joined >= minLength) {
          next[core + joined] = (next[core + joined] as number) + subsets;
          behind[core + joined] = next[core + joined] as number;
        }
        subsets = (subsets * (free - joined)) / (joined + 1);
      }
      for (let i = 0; i < core; i++) rows[i] = items[start + i] as number;
      writeFrom(0, core, start + core);
    },
  };
}

/** Copies an ascending set from one row to another, with one more item put in its place. */
function joinItem(rows: Uint32Array, from: number, to: number, length: number, item: number): void {
  let at = length;
  while (at > 0 && (rows[from + at - 1] as number) > item) {
    rows[to + at] = rows[from + at - 1] as number;
    at--;
  }
  rows[to + at] = item;
  while (at > 0) {
    at--;
    rows[to + at] = rows[from + at] as number;
  }
}
