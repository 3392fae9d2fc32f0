import { type ListColumn, type Note, table } from '@clientele/core';
import type { FrequentItems } from './frequent-items.ts';
import { type ItemsetMeasure, itemsetMeasures, measureSets, weightOfItems } from './itemset-measures.ts';
import type { Itemsets } from './itemsets.ts';
import type { SetColumns } from './search.ts';

/** What sets are made of. */
export interface ChosenItems {
  /** The baskets' items, their ancestors among them. */
  readonly items: ListColumn;
  /** Codes of the items that every set holds, and by code 1 for those that none may hold. */
  readonly wanted: readonly number[];
  readonly skipped: Uint8Array;
  /** Whether two codes may not stand in one set; `null` where all may. */
  readonly areKin: ((a: number, b: number) => boolean) | null;
}

/** Sets whose counts are doubles. */
export type CountedSets = Pick<SetColumns, 'length' | 'offsets' | 'items'> & { readonly counts: Float64Array };

/**
 * Makes the table of sets.
 *
 * @param sets whose items are codes
 * @param baskets what they were found in, how much each basket counts (`null`: 1), and what they count together
 * @param measures further columns
 */
export function itemsetsTable(
  { length, offsets, items, counts: count }: CountedSets,
  baskets: { readonly items: ListColumn; readonly weights: Float64Array | null; readonly n: number },
  measures: readonly ItemsetMeasure[] | 'all' = [],
): Pick<Itemsets, 'length' | 'columns'> {
  const support = new Float64Array(length);
  for (let set = 0; set < length; set++) support[set] = (count[set] as number) / baskets.n;
  const sets = Object.freeze({ dictionary: baskets.items.dictionary, offsets, codes: items });
  const further = measures === 'all' ? itemsetMeasures : measures;
  const shares =
    further.length === 0
      ? new Float64Array()
      : weightOfItems(baskets.items, baskets.weights).map((weight) => weight / baskets.n);
  return table({ items: sets, count, support, ...measureSets(sets, support, shares, further) });
}

/** @param cutAt how many sets there were when a limit cut the list; `null` where none did */
export function minedNotes(
  ranked: Pick<FrequentItems, 'searched' | 'highestCount'>,
  minCount: number,
  cutAt: number | null,
): Note[] {
  const notes: Note[] = [];
  if (cutAt !== null) {
    const message = `the list was cut at ${cutAt} sets: raise maxItemsets, maxMemory or minSupport, or ask for closed sets`;
    notes.push({ code: 'truncated', message, details: { sets: cutAt } });
  }
  if (ranked.searched === 0) {
    const { highestCount } = ranked;
    const message = `no item is in ${minCount} baskets or more; the most frequent is in ${highestCount}`;
    notes.push({ code: 'nothing-frequent', message, details: { minCount, highestCount } });
  }
  return notes;
}
