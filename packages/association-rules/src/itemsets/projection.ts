/**
 * A database of baskets, whole or restricted to those that hold a prefix, stored both ways: `rows` lists the items of each
 * basket in ascending order, `tids` the baskets of each item. Items are local numbers, 0 the most frequent of all.
 */
export interface Projection {
  /** The rank that each local item stands for. */
  readonly ranks: Uint32Array;
  readonly supports: Uint32Array;
  /** Item i owns the cells from `starts[i]` up to `starts[i + 1]` of `tids` and `ends`. */
  readonly starts: Uint32Array;
  /** The basket of each cell. */
  readonly tids: Uint32Array;
  /** Where the cell stands in `rows`: before it, from the basket's start, are the more frequent items of the basket. */
  readonly ends: Uint32Array;
  readonly rows: Uint32Array;
  /** Basket t begins at `rowStarts[t]` of `rows`. */
  readonly rowStarts: Uint32Array;
}

/**
 * Turns baskets into the first projection. Counting sorts only: filling by basket, then reading back by item, leaves every
 * row sorted.
 *
 * @param rankOf rank of each item code; anything from `supports.length` on is left out
 * @param offsets basket i owns `codes` from `offsets[i]` up to `offsets[i + 1]`
 * @param supports baskets of each rank
 */
export function projectBaskets(
  rankOf: Uint32Array,
  offsets: Uint32Array,
  codes: Uint32Array,
  supports: Uint32Array,
): Projection {
  const items = supports.length;
  const baskets = offsets.length - 1;
  const starts = runningTotals(supports);
  const cells = starts[items] as number;
  const tids = new Uint32Array(cells);
  const next = starts.slice();
  const lengths = new Uint32Array(baskets);
  for (let basket = 0; basket < baskets; basket++) {
    const end = offsets[basket + 1] as number;
    for (let cell = offsets[basket] as number; cell < end; cell++) {
      const rank = rankOf[codes[cell] as number] as number;
      if (rank >= items) continue;
      const place = next[rank] as number;
      next[rank] = place + 1;
      tids[place] = basket;
      lengths[basket] = (lengths[basket] as number) + 1;
    }
  }
  const rowStarts = runningTotals(lengths);
  const fill = rowStarts.slice();
  const rows = new Uint32Array(cells);
  const ends = new Uint32Array(cells);
  for (let rank = 0; rank < items; rank++) {
    const end = starts[rank + 1] as number;
    for (let cell = starts[rank] as number; cell < end; cell++) {
      const basket = tids[cell] as number;
      const place = fill[basket] as number;
      fill[basket] = place + 1;
      rows[place] = rank;
      ends[cell] = place;
    }
  }
  return { ranks: Uint32Array.from(supports.keys()), supports, starts, tids, ends, rows, rowStarts };
}

/** @returns sums before each value, and the sum of all at the end */
export function runningTotals(values: Uint32Array): Uint32Array {
  const totals = new Uint32Array(values.length + 1);
  for (let i = 0; i < values.length; i++) totals[i + 1] = (totals[i] as number) + (values[i] as number);
  return totals;
}
