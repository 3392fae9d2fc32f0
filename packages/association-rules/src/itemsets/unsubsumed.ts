import type { SetColumns } from './search.ts';

/**
 * Marks the sets that no larger one contains; for closed sets only a larger one of the same count matters. Sets are looked at
 * from the largest down; each is searched for in the list of the marked ones that share its least common item.
 *
 * @param sets distinct sets
 * @param items how many items there are
 * @param sameCount whether only sets of the same count matter
 * @returns 1 for the sets that stay
 */
export function unsubsumed(sets: SetColumns, items: number, sameCount: boolean): Uint8Array {
  const { offsets, counts } = sets;
  const sizeOf = (set: number): number => (offsets[set + 1] as number) - (offsets[set] as number);
  const order = Uint32Array.from({ length: sets.length }, (_, set) => set);
  order.sort((a, b) => (sameCount ? (counts[a] as number) - (counts[b] as number) : 0) || sizeOf(b) - sizeOf(a));
  const stays = new Uint8Array(sets.length);
  const lists = openLists(sets, items);
  let from = 0;
  while (from < order.length) {
    const group = counts[order[from] as number];
    let to = from;
    while (to < order.length && (!sameCount || counts[order[to] as number] === group)) to++;
    for (let at = from; at < to; at++) {
      const set = order[at] as number;
      if (lists.holdSuperset(set)) continue;
      stays[set] = 1;
      if (at + 1 < to) lists.add(set);
    }
    lists.clear();
    from = to;
  }
  return stays;
}

interface Lists {
  add(set: number): void;
  holdSuperset(set: number): boolean;
  clear(): void;
}

/** For each item the sets that hold it: linked lists in three arrays, one link a cell. */
function openLists({ offsets, items: cells }: SetColumns, items: number): Lists {
  const head = new Int32Array(items).fill(-1);
  const lengths = new Uint32Array(items);
  const next = new Int32Array(cells.length);
  const setOf = new Uint32Array(cells.length);
  let touched: number[] = [];

  function contains(larger: number, set: number): boolean {
    let at = offsets[larger] as number;
    const stop = offsets[larger + 1] as number;
    const end = offsets[set + 1] as number;
    for (let cell = offsets[set] as number; cell < end; cell++, at++) {
      while (at < stop && (cells[at] as number) < (cells[cell] as number)) at++;
      if (at >= stop || cells[at] !== cells[cell]) return false;
    }
    return true;
  }
  return {
    add(set) {
      for (let cell = offsets[set] as number; cell < (offsets[set + 1] as number); cell++) {
        const item = cells[cell] as number;
        if (lengths[item] === 0) touched.push(item);
        lengths[item] = (lengths[item] as number) + 1;
        next[cell] = head[item] as number;
        head[item] = cell;
        setOf[cell] = set;
      }
    },
    holdSuperset(set) {
      let rarest = cells[offsets[set] as number] as number;
      for (let cell = offsets[set] as number; cell < (offsets[set + 1] as number); cell++) {
        const item = cells[cell] as number;
        if ((lengths[item] as number) < (lengths[rarest] as number)) rarest = item;
      }
      for (let cell = head[rarest] as number; cell >= 0; cell = next[cell] as number) {
        if (contains(setOf[cell] as number, set)) return true;
      }
      return false;
    },
    clear() {
      for (const item of touched) {
        head[item] = -1;
        lengths[item] = 0;
      }
      touched = [];
    },
  };
}
