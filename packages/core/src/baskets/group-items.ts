import { NO_CODE } from '../table/dictionary.ts';

/** Item codes of every basket, each once and ascending: basket i owns `codes` from `offsets[i]` up to `offsets[i + 1]`. */
export interface GroupedItems {
  readonly offsets: Uint32Array;
  readonly codes: Uint32Array;
  /** Cells left out because their basket holds the item already. */
  readonly repeated: number;
}

/**
 * Puts the items of each basket together. Two counting sorts, by item and then by basket, leave every basket sorted, so that
 * a repeated item stands beside its twin; nothing is compared.
 *
 * @param basketOf the basket of each cell; `NO_CODE` leaves the cell out
 * @param items the item code of each cell
 * @param baskets how many baskets there are, those without a cell included
 * @param itemCount codes are below it
 */
export function groupItems(
  basketOf: Uint32Array,
  items: Uint32Array,
  baskets: number,
  itemCount: number,
): GroupedItems {
  const byItem = orderByItem(basketOf, items, itemCount);
  const counts = new Uint32Array(baskets + 1);
  const last = new Uint32Array(baskets).fill(NO_CODE);
  let repeated = 0;
  for (const cell of byItem) {
    const basket = basketOf[cell] as number;
    if (last[basket] === items[cell]) repeated++;
    else counts[basket + 1] = (counts[basket + 1] as number) + 1;
    last[basket] = items[cell] as number;
  }
  for (let basket = 0; basket < baskets; basket++) {
    counts[basket + 1] = (counts[basket + 1] as number) + (counts[basket] as number);
  }
  const next = counts.slice();
  const codes = new Uint32Array(counts[baskets] as number);
  last.fill(NO_CODE);
  for (const cell of byItem) {
    const basket = basketOf[cell] as number;
    const item = items[cell] as number;
    if (last[basket] === item) continue;
    last[basket] = item;
    const place = next[basket] as number;
    next[basket] = place + 1;
    codes[place] = item;
  }
  return { offsets: counts, codes, repeated };
}

/** The cells that belong to a basket, ascending by item. */
function orderByItem(basketOf: Uint32Array, items: Uint32Array, itemCount: number): Uint32Array {
  const next = new Uint32Array(itemCount + 1);
  for (let cell = 0; cell < items.length; cell++) {
    if (basketOf[cell] === NO_CODE) continue;
    const after = (items[cell] as number) + 1;
    next[after] = (next[after] as number) + 1;
  }
  for (let item = 0; item < itemCount; item++) next[item + 1] = (next[item + 1] as number) + (next[item] as number);
  const order = new Uint32Array(next[itemCount] as number);
  for (let cell = 0; cell < items.length; cell++) {
    if (basketOf[cell] === NO_CODE) continue;
    const item = items[cell] as number;
    const place = next[item] as number;
    next[item] = place + 1;
    order[place] = cell;
  }
  return order;
}
