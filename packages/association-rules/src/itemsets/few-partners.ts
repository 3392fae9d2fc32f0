import { hasKin } from './found-sets.ts';
import type { Partners } from './partners.ts';
import type { Projection } from './projection.ts';
import type { Search } from './search.ts';

/** Up to this many partners all their subsets are counted in one table. */
export const mostFew = 6;

const table = 1 << mostFew;

/**
 * Counts every subset of a few partners at once: each basket adds one to the subset that it holds, then each subset takes over
 * the counts of its supersets, one partner after the other (the zeta transform of the subset lattice).
 */
export function mineFew(db: Projection, item: number, partners: Partners, search: Search, depth: number): void {
  const { length, items } = partners;
  const subsets = 1 << length;
  const counts = countSubsets(db, item, partners);
  for (let bit = 1; bit < subsets; bit <<= 1) {
    for (let set = 0; set < subsets; set++) {
      if ((set & bit) === 0) counts[set] = (counts[set] as number) + (counts[set | bit] as number);
    }
  }
  for (let set = 1; set < subsets && !search.found.isFull; set++) {
    const count = counts[set] as number;
    if (count < search.minCount) continue;
    let end = depth;
    let isMixed = false;
    for (let place = 0; place < length; place++) {
      if ((set & (1 << place)) === 0) continue;
      search.prefix[end] = db.ranks[items[place] as number] as number;
      isMixed ||= hasKin(search, end++);
    }
    if (isMixed || end > search.depthLimit) continue;
    if (search.target !== 'frequent' && end < search.depthLimit) {
      const least = search.target === 'closed' ? count : search.minCount;
      if (hasExtension(counts, set, subsets, least)) continue;
    }
    search.found.visit(end, count, true);
  }
}

function countSubsets(db: Projection, item: number, { length, items, places }: Partners): Uint32Array {
  const counts = new Uint32Array(table);
  for (let place = 0; place < length; place++) places[items[place] as number] = 1 << place;
  const end = db.starts[item + 1] as number;
  for (let cell = db.starts[item] as number; cell < end; cell++) {
    let set = 0;
    const stop = db.ends[cell] as number;
    for (let at = db.rowStarts[db.tids[cell] as number] as number; at < stop; at++) {
      set |= places[db.rows[at] as number] as number;
    }
    counts[set] = (counts[set] as number) + 1;
  }
  return counts;
}

/** Whether one more partner leaves at least so many baskets. */
function hasExtension(counts: Uint32Array, set: number, subsets: number, least: number): boolean {
  for (let bit = 1; bit < subsets; bit <<= 1) {
    if ((set & bit) === 0 && (counts[set | bit] as number) >= least) return true;
  }
  return false;
}
