/**
 * Lists of bounded length that keep the best entries pushed: higher value first, then lower id. Each is a binary heap with
 * its worst entry on top, so a push costs the logarithm of the length at most, and most cost one comparison.
 */
export interface TopLists {
  /** Offers an entry to a list. */
  push(list: number, value: number, id: number, count: number): void;
  /** The entries of a list, best first; the list is empty afterwards. */
  take(list: number): TopEntries;
}

/** Entries side by side. */
export interface TopEntries {
  readonly ids: Uint32Array;
  readonly values: Float64Array;
  readonly counts: Uint32Array;
}

/**
 * Opens empty lists.
 *
 * @param lists how many
 * @param size the most entries of each, 1 or more
 */
export function openTopLists(lists: number, size: number): TopLists {
  const ids = new Uint32Array(lists * size);
  const values = new Float64Array(lists * size);
  const counts = new Uint32Array(lists * size);
  const lengths = new Uint32Array(lists);

  const isWorse = (value: number, id: number, at: number): boolean => {
    const other = values[at] as number;
    return value < other || (value === other && id > (ids[at] as number));
  };
  const write = (at: number, value: number, id: number, count: number): void => {
    values[at] = value;
    ids[at] = id;
    counts[at] = count;
  };
  const copy = (to: number, from: number): void => {
    write(to, values[from] as number, ids[from] as number, counts[from] as number);
  };

  function push(list: number, value: number, id: number, count: number): void {
    const top = list * size;
    const length = lengths[list] as number;
    if (length < size) {
      lengths[list] = length + 1;
      write(top + raised(top, length, value, id), value, id, count);
    } else if (!isWorse(value, id, top)) {
      write(top + sunk(top, size, value, id), value, id, count);
    }
  }

  /** Makes room for a new entry on its way up from the last place. */
  function raised(top: number, last: number, value: number, id: number): number {
    let at = last;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isWorse(value, id, top + parent)) break;
      copy(top + at, top + parent);
      at = parent;
    }
    return at;
  }

  /** Makes room for an entry that replaces the worst of `length`, on its way down. */
  function sunk(top: number, length: number, value: number, id: number): number {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) return at;
      const right = child + 1;
      if (right < length && isWorse(values[top + right] as number, ids[top + right] as number, top + child))
        child = right;
      if (isWorse(value, id, top + child)) return at;
      copy(top + at, top + child);
      at = child;
    }
  }

  /** The worst goes last, and the heap shrinks by it. */
  function take(list: number): TopEntries {
    const top = list * size;
    for (let last = (lengths[list] as number) - 1; last > 0; last--) {
      const [value, id, count] = [
        values[top + last] as number,
        ids[top + last] as number,
        counts[top + last] as number,
      ];
      copy(top + last, top);
      write(top + sunk(top, last, value, id), value, id, count);
    }
    const end = top + (lengths[list] as number);
    lengths[list] = 0;
    return { ids: ids.slice(top, end), values: values.slice(top, end), counts: counts.slice(top, end) };
  }

  return { push, take };
}
