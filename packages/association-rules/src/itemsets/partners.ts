import type { Projection } from './projection.ts';
import type { Search } from './search.ts';

/** The items that occur together with one item, among the more frequent ones. */
export interface Partners {
  /** Local items; the first `length` hold. */
  readonly items: Uint32Array;
  length: number;
  /** Sum of the counts of these. */
  cells: number;
  /** Baskets that hold both, by local item; 0 for all others between two uses. */
  readonly counts: Uint32Array;
  /** 1 + the place among the partners, by local item; 0 for all others between two uses. */
  readonly places: Uint32Array;
}

/** Opens the room in which one projection's partners are counted, item after item. */
export function openPartners(items: number): Partners {
  const room = (): Uint32Array => new Uint32Array(items);
  return { items: room(), length: 0, cells: 0, counts: room(), places: room() };
}

/**
 * Counts the partners of an item by scanning its baskets up to it ("occurrence deliver", Uno, Kiyomi, Arimura 2004), then
 * keeps the frequent ones. Partners that are in all of these baskets become perfect extensions.
 */
export function findPartners(db: Projection, item: number, partners: Partners, search: Search): void {
  const { items, counts } = partners;
  const { tids, ends, rows, rowStarts } = db;
  const end = db.starts[item + 1] as number;
  let met = 0;
  for (let cell = db.starts[item] as number; cell < end; cell++) {
    const stop = ends[cell] as number;
    for (let at = rowStarts[tids[cell] as number] as number; at < stop; at++) {
      const partner = rows[at] as number;
      const count = counts[partner] as number;
      if (count === 0) items[met++] = partner;
      counts[partner] = count + 1;
    }
  }
  keepFrequent(db, met, item, partners, search);
}

function keepFrequent(db: Projection, met: number, item: number, partners: Partners, search: Search): void {
  const { items, counts } = partners;
  const { areKin } = search;
  const support = db.supports[item] as number;
  const outer = search.perfectLength;
  let kept = 0;
  let cells = 0;
  for (let i = 0; i < met; i++) {
    const partner = items[i] as number;
    const count = counts[partner] as number;
    if (areKin?.(db.ranks[item] as number, db.ranks[partner] as number) === true) {
      counts[partner] = 0;
      continue;
    }
    if (count >= search.minCount && count < support) {
      items[kept++] = partner;
      cells += count;
      continue;
    }
    if (count === support) search.perfect[search.perfectLength++] = db.ranks[partner] as number;
    counts[partner] = 0;
  }
  partners.length = kept;
  partners.cells = cells;
  sortPart(items, 0, kept);
  sortPart(search.perfect, outer, search.perfectLength);
}

/** Up to this many values insertion wins over a sort of the engine. */
const few = 24;

/** Puts a part of an array in ascending order, so that what is found first never depends on the order of the baskets. */
function sortPart(values: Uint32Array, from: number, to: number): void {
  if (to - from > few) {
    values.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const value = values[i] as number;
    let at = i;
    while (at > from && (values[at - 1] as number) > value) {
      values[at] = values[at - 1] as number;
      at--;
    }
    values[at] = value;
  }
}

/** Leaves the room clean for the next item. */
export function clearPartners({ items, length, counts, places }: Partners): void {
  for (let i = 0; i < length; i++) {
    counts[items[i] as number] = 0;
    places[items[i] as number] = 0;
  }
}
