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
 * Opens the columns that a search fills. Sets that differ only in perfect extensions are kept as one family, and written out at the
 * end; where kin may not meet, where only the most frequent sets are wanted or a limit is near, set by set.
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
  let cores = new Uint32Array(1 << 10);
  let families = 0;
  let cells = 0;
  let sets = 0;
  let bytes = 0;

  const raise = wanted.top === null ? null : risingCount(search, wanted.top, wanted.baskets);
  const joinsFamilies = raise === null && search.areKin === null;

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
  /** Writes down a family of the first `core` items of the prefix and of the last `free` perfect extensions. */
  function store(core: number, free: number, count: number): void {
    if (cells + core + free > items.length) items = grown(items, cells + core + free);
    if (families + 1 >= offsets.length) {
      offsets = grown(offsets, families + 2);
      counts = grown(counts, families + 2);
      cores = grown(cores, families + 2);
    }
    sortPrefix(core);
    const from = search.perfectLength - free;
    for (let i = 0; i < free; i++) items[cells + core + i] = namePlace[perfect[from + i] as number] as number;
    cells += core + free;
    counts[families] = count;
    cores[families++] = core;
    offsets[families] = cells;
  }
  /** Whether so many more sets may be kept; if so they are counted. */
  function fits(more: number, moreBytes: number): boolean {
    if (sets + more > limits.sets || bytes + moreBytes > limits.bytes) return false;
    sets += more;
    bytes += moreBytes;
    return true;
  }
  /** The first `length` items of the prefix as a set by itself. */
  function storeSet(length: number, count: number): void {
    if (count < search.minCount) return;
    if (!fits(1, bytesASet + length * bytesAnItem)) {
      found.isFull = true;
      return;
    }
    store(length, 0, count);
    raise?.(count);
  }
  /** The prefix with every subset of the perfect extensions, as one family: all have its count. False where a limit is near. */
  function storeFamily(length: number, count: number): boolean {
    const { perfectLength } = search;
    let [more, moreCells] = [0, 0];
    let subsets = 1;
    for (let free = 0; free <= perfectLength && length + free <= wanted.maxLength; free++) {
      if (length + free >= wanted.minLength) {
        more += subsets;
        moreCells += subsets * (length + free);
      }
      if (more > limits.sets) return false;
      subsets = (subsets * (perfectLength - free)) / (free + 1);
    }
    if (!fits(more, more * bytesASet + moreCells * bytesAnItem)) return false;
    if (more > 0) store(length, perfectLength, count);
    return true;
  }
  /** The same set by set. */
  function storeSubsets(from: number, length: number, count: number): void {
    if (length >= wanted.minLength) storeSet(length, count);
    if (length === wanted.maxLength) return;
    for (let i = from; i < search.perfectLength && !found.isFull; i++) {
      prefix[length] = perfect[i] as number;
      if (hasKin(search, length)) continue;
      storeSubsets(i + 1, length + 1, count);
    }
  }
  function storeWhole(length: number, count: number): void {
    const { perfectLength } = search;
    for (let i = 0; i < perfectLength; i++) prefix[length + i] = perfect[i] as number;
    storeSet(length + perfectLength, count);
  }
  const found: FoundSets = {
    isFull: false,
    visit(length, count, isLeaf) {
      if (target !== 'frequent') {
        if (target === 'closed' || isLeaf) storeWhole(length, count);
      } else if (!joinsFamilies || !storeFamily(length, count)) storeSubsets(0, length, count);
    },
    finish: () => ({
      length: families,
      offsets: offsets.subarray(0, families + 1),
      items: items.subarray(0, cells),
      counts: counts.subarray(0, families),
      cores: cores.subarray(0, families),
      sets,
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
