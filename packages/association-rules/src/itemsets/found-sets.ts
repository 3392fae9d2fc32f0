import { grown } from './grown.ts';
import { risingCount } from './rising-count.ts';
import type { FoundSets, Search } from './search.ts';

/** Which frequent sets are taken. */
export interface Wanted {
  readonly minLength: number;
  readonly maxLength: number;
  /** How many of the most frequent; `null` where all are. */
  readonly top: number | null;
  /** All baskets searched. */
  readonly baskets: number;
}

/** How much is kept at most. */
export interface SetLimits {
  readonly sets: number;
  readonly bytes: number;
}

/** Offset and count of a set; one item of it. */
export const bytesASet = 8;
export const bytesAnItem = 4;

/**
 * Opens the columns that a search fills.
 *
 * @param search its prefix and perfect extensions are read at each visit
 * @param namePlace the place in the order of the names that each rank stands for
 * @param limits how many sets are taken at most, and how many megabytes they may take
 * @param wanted the shortest and the longest set taken where all frequent sets are asked for, and how many of the most frequent
 */
function openFoundSets(
  search: Omit<Search, 'found'>,
  namePlace: Uint32Array,
  limits: SetLimits,
  wanted: Wanted,
): FoundSets {
  const { prefix, perfect, target } = search;
  let items = new Uint32Array(1 << 12);
  let offsets = new Uint32Array(1 << 10);
  let counts = new Uint32Array(1 << 10);
  let total = 0;
  let cells = 0;

  const raise = wanted.top === null ? null : risingCount(search, wanted.top, wanted.baskets);

  /** Puts the first items of the prefix in order. */
  function sortPrefix(length: number): void {
    for (let i = 0; i < length; i++) {
      const place = namePlace[prefix[i] as number] as number;
      let at = cells + i;
      while (at > cells && (items[at - 1] as number) > place) {
        items[at] = items[at - 1] as number;
        at--;
      }
      items[at] = place;
    }
  }
  /** Copies a set that stands at `from`, with the last item of the prefix put in its place. */
  function joinLast(length: number, from: number): void {
    const place = namePlace[prefix[length - 1] as number] as number;
    let to = cells + length - 1;
    let at = from + length - 2;
    while (at >= from && (items[at] as number) > place) items[to--] = items[at--] as number;
    items[to--] = place;
    while (at >= from) items[to--] = items[at--] as number;
  }
  /**
   * @param parent where the set without its last item stands; −1 where it does not
   * @returns where the set stands; −1 where it was not taken
   */
  function store(length: number, count: number, parent: number): number {
    if (count < search.minCount) return -1;
    if (total === limits.sets || (total + 1) * bytesASet + (cells + length) * bytesAnItem > limits.bytes) {
      found.isFull = true;
      return -1;
    }
    if (cells + length > items.length) items = grown(items, cells + length);
    if (total + 1 >= offsets.length) {
      offsets = grown(offsets, total + 2);
      counts = grown(counts, total + 2);
    }
    if (parent < 0) sortPrefix(length);
    else joinLast(length, parent);
    const start = cells;
    cells += length;
    counts[total++] = count;
    offsets[total] = cells;
    raise?.(count);
    return start;
  }
  /** The prefix with every subset of the perfect extensions: all have its count. */
  function storeSubsets(from: number, length: number, count: number, parent: number): void {
    const start = length < wanted.minLength ? -1 : store(length, count, parent);
    if (length === wanted.maxLength) return;
    for (let i = from; i < search.perfectLength && !found.isFull; i++) {
      prefix[length] = perfect[i] as number;
      if (hasKin(search, length)) continue;
      storeSubsets(i + 1, length + 1, count, start);
    }
  }
  function storeWhole(length: number, count: number): void {
    const { perfectLength } = search;
    for (let i = 0; i < perfectLength; i++) prefix[length + i] = perfect[i] as number;
    store(length + perfectLength, count, -1);
  }
  const found: FoundSets = {
    isFull: false,
    visit(length, count, isLeaf) {
      if (target === 'frequent') storeSubsets(0, length, count, -1);
      else if (target === 'closed' || isLeaf) storeWhole(length, count);
    },
    finish: () => ({
      length: total,
      offsets: offsets.subarray(0, total + 1),
      items: items.subarray(0, cells),
      counts: counts.subarray(0, total),
    }),
  };
  return found;
}

/** Whether the item at a place of the prefix is kin to one before it. */
export function hasKin({ areKin, prefix }: Pick<Search, 'areKin' | 'prefix'>, place: number): boolean {
  if (areKin === null) return false;
  for (let i = 0; i < place; i++) if (areKin(prefix[i] as number, prefix[place] as number)) return true;
  return false;
}

/** What a search is told before it begins; `prefix` and `perfect` have room for all items. */
export type SearchRoom = Pick<
  Search,
  'target' | 'minCount' | 'commonFirst' | 'depthLimit' | 'areKin' | 'prefix' | 'perfect'
>;

/** Opens a search, and the columns that it fills. */
export function openSearch(room: SearchRoom, namePlace: Uint32Array, limits: SetLimits, wanted: Wanted): Search {
  const search = { ...room, perfectLength: 0, words: new Int32Array(1 << 12) };
  return Object.assign(search, { found: openFoundSets(search, namePlace, limits, wanted) });
}
