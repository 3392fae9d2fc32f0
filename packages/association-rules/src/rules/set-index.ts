import type { ListColumn } from '@clientele/core';

/** Finds an itemset's row by its items. */
export interface SetIndex {
  /** The row of the set of the first `length` codes of `items`, in the order of the table; −1 where it is not listed. */
  find(items: Uint32Array, length: number): number;
}

/** Opens a hash table over the rows of a list column (open addressing; a hit is compared item by item). */
export function openSetIndex({ offsets, codes }: ListColumn): SetIndex {
  const sets = offsets.length - 1;
  let size = 16;
  while (size < sets * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const mask = size - 1;

  function holds(row: number, items: Uint32Array, length: number): boolean {
    const start = offsets[row] as number;
    if ((offsets[row + 1] as number) - start !== length) return false;
    for (let i = 0; i < length; i++) if (codes[start + i] !== items[i]) return false;
    return true;
  }
  for (let row = 0; row < sets; row++) {
    const start = offsets[row] as number;
    let slot = hashOf(codes, start, (offsets[row + 1] as number) - start) & mask;
    while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    slots[slot] = row;
  }
  return {
    find(items, length) {
      for (let slot = hashOf(items, 0, length) & mask; ; slot = (slot + 1) & mask) {
        const row = slots[slot] as number;
        if (row < 0 || holds(row, items, length)) return row;
      }
    },
  };
}

/** Multiply and fold, so that low bits depend on all items. */
function hashOf(items: Uint32Array, from: number, length: number): number {
  let hash = length;
  for (let i = 0; i < length; i++) {
    hash = Math.imul(hash ^ (items[from + i] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return Math.imul(hash, 0x85ebca6b) >>> 1;
}
