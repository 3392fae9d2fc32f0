import { bitmapRows, mineBitmaps } from './bitmaps.ts';
import { mineFew, mostFew } from './few-partners.ts';
import { clearPartners, findPartners, openPartners, type Partners } from './partners.ts';
import { type Projection, runningTotals } from './projection.ts';
import type { Search } from './search.ts';

/**
 * Finds every set that extends the search's prefix by items of a projection, item by item from the rarest on; from the most
 * frequent on where the least count rises, so that it rises fast. What an item
 * occurs with is mined in one of four ways, the cheapest by estimate: one partner, a table of 2^k counts, bitmaps, or a
 * projection in its turn.
 *
 * @param db the baskets that hold the prefix
 * @param depth length of the prefix
 * @param onItem told how many items are done; on the first level only
 */
export function mineProjection(
  db: Projection,
  search: Search,
  depth: number,
  onItem: ((done: number) => void) | null = null,
): void {
  const items = db.ranks.length;
  const partners = openPartners(items);
  const outer = search.perfectLength;
  for (let step = 0; step < items && !search.found.isFull; step++) {
    const item = search.commonFirst && onItem !== null ? step : items - 1 - step;
    if ((db.supports[item] as number) < search.minCount) continue;
    search.prefix[depth] = db.ranks[item] as number;
    findPartners(db, item, partners, search);
    const goesOn = partners.length > 0 && depth + 1 < search.depthLimit;
    search.found.visit(depth + 1, db.supports[item] as number, !goesOn);
    if (goesOn) descend(db, item, partners, search, depth + 1);
    clearPartners(partners);
    search.perfectLength = outer;
    if (onItem !== null) onItem(step + 1);
  }
}

function descend(db: Projection, item: number, partners: Partners, search: Search, depth: number): void {
  const { length, items, cells, counts } = partners;
  if (length === 1) {
    const partner = items[0] as number;
    search.prefix[depth] = db.ranks[partner] as number;
    search.found.visit(depth + 1, counts[partner] as number, true);
  } else if (length <= mostFew) mineFew(db, item, partners, search, depth);
  else {
    const support = db.supports[item] as number;
    const words = Math.min((support + 31) >>> 5, cells / length);
    const bitmapCost = ((length * (length - 1)) / 2) * (words + 6);
    const projectionCost = (cells * cells * 1.5) / support + cells * 3;
    if (bitmapCost < projectionCost) mineBitmaps(bitmapRows(db, item, partners, search), search, depth);
    else mineProjection(project(db, item, partners), search, depth);
  }
}

/** Baskets of an item, restricted to its partners; those with fewer than two have no more to tell. */
function project(db: Projection, item: number, partners: Partners): Projection {
  const { length, places, counts, cells } = partners;
  const kept = partners.items.slice(0, length);
  for (let place = 0; place < length; place++) places[kept[place] as number] = place + 1;
  const rows = new Uint32Array(cells);
  const rowStarts = new Uint32Array((db.supports[item] as number) + 1);
  const lengths = new Uint32Array(length);
  let baskets = 0;
  let filled = 0;
  const end = db.starts[item + 1] as number;
  for (let cell = db.starts[item] as number; cell < end; cell++) {
    const start = filled;
    const stop = db.ends[cell] as number;
    for (let at = db.rowStarts[db.tids[cell] as number] as number; at < stop; at++) {
      const place = places[db.rows[at] as number] as number;
      if (place > 0) rows[filled++] = place - 1;
    }
    if (filled - start < 2) filled = start;
    else rowStarts[++baskets] = filled;
  }
  for (let at = 0; at < filled; at++) lengths[rows[at] as number] = (lengths[rows[at] as number] as number) + 1;
  const starts = runningTotals(lengths);
  const next = starts.slice();
  const tids = new Uint32Array(filled);
  const ends = new Uint32Array(filled);
  for (let basket = 0; basket < baskets; basket++) {
    const stop = rowStarts[basket + 1] as number;
    for (let at = rowStarts[basket] as number; at < stop; at++) {
      const place = next[rows[at] as number] as number;
      next[rows[at] as number] = place + 1;
      tids[place] = basket;
      ends[place] = at;
    }
  }
  const ranks = kept.map((partner) => db.ranks[partner] as number);
  return { ranks, supports: kept.map((partner) => counts[partner] as number), starts, tids, ends, rows, rowStarts };
}
