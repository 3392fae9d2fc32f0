import { countingSort } from './order-sets.ts';
import type { SetColumns, SetFamilies } from './search.ts';
import { type Lengths, openSetWriter } from './write-sets.ts';

/**
 * Writes out the sets of families in order: the highest count first, then the smaller set; ties stay in the order of the families,
 * which depends on what the baskets hold and not on their order. Each set is written once, where it belongs; nothing is compared.
 *
 * @param chosen the families wanted, in the order of ties; within a family the set found last comes first
 * @param codes what each place in the order of the names is written as
 */
export function layOutSets(
  families: SetFamilies,
  chosen: Uint32Array,
  codes: Uint32Array,
  lengths: Lengths,
): SetColumns & { readonly counts: Float64Array<ArrayBuffer> } {
  const order = byCount(families, chosen);
  const tally = tallyOf(families, order, lengths);
  const { sets, cells, longest } = tally;
  const counts = new Float64Array(sets);
  const offsets = new Uint32Array(sets + 1);
  const items = new Uint32Array(cells);
  const writer = openSetWriter(families, codes, lengths, { offsets, items });
  /** By size: how many sets of one count there are, then where the next one comes. */
  const next = new Uint32Array(longest + 1);
  let filled = 0;
  for (let from = 0; from < order.length; ) {
    const count = families.counts[order[from] as number] as number;
    let to = from;
    let [least, most] = [longest, 0];
    for (; to < order.length && families.counts[order[to] as number] === count; to++) {
      const family = order[to] as number;
      least = Math.min(least, families.cores[family] as number);
      most = Math.max(most, Math.min(sizeOf(families, family), lengths.maxLength));
      eachSize(families, family, lengths, (size, subsets) => {
        next[size] = (next[size] as number) + subsets;
      });
    }
    const first = filled;
    for (let size = least; size <= most; size++) {
      const ofSize = next[size] as number;
      next[size] = filled;
      for (let set = 0; set < ofSize; set++, filled++) offsets[filled + 1] = (offsets[filled] as number) + size;
    }
    counts.fill(count, first, filled);
    for (let at = from; at < to; at++) writer.write(order[at] as number, next);
    next.fill(0, least, most + 1);
    from = to;
  }
  return { length: sets, offsets, items, counts };
}

function sizeOf({ offsets }: SetFamilies, family: number): number {
  return (offsets[family + 1] as number) - (offsets[family] as number);
}

/** The families, those of the highest count first. */
function byCount({ length, counts }: SetFamilies, chosen: Uint32Array): Uint32Array {
  let most = 0;
  for (let family = 0; family < length; family++) most = Math.max(most, counts[family] as number);
  const shortfalls = new Uint32Array(length);
  for (let family = 0; family < length; family++) shortfalls[family] = most - (counts[family] as number);
  return countingSort(chosen, shortfalls);
}

/** How many sets of each size wanted a family has: binomial coefficients. */
function eachSize(
  families: SetFamilies,
  family: number,
  { minLength, maxLength }: Lengths,
  tell: (size: number, subsets: number) => void,
): void {
  const core = families.cores[family] as number;
  const free = sizeOf(families, family) - core;
  let subsets = 1;
  for (let joined = 0; joined <= free && core + joined <= maxLength; joined++) {
    if (core + joined >= minLength) tell(core + joined, subsets);
    subsets = (subsets * (free - joined)) / (joined + 1);
  }
}

/** How many sets the families have, how many items those have together, and the most that one has. */
function tallyOf(
  families: SetFamilies,
  order: Uint32Array,
  lengths: Lengths,
): { readonly sets: number; readonly cells: number; readonly longest: number } {
  let [sets, cells, longest] = [0, 0, 0];
  for (let at = 0; at < order.length; at++) {
    eachSize(families, order[at] as number, lengths, (size, subsets) => {
      sets += subsets;
      cells += subsets * size;
      longest = Math.max(longest, size);
    });
  }
  return { sets, cells, longest };
}
