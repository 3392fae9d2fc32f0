import { type Baskets, exactSum, frozen } from '@clientele/core';
import type { Itemsets } from './itemsets.ts';
import { type ChosenItems, itemsetsTable, minedNotes } from './itemsets-table.ts';
import { isComplete, limitsOf, type MineItemsetsOptions, type MinSupport } from './options.ts';
import { checkedWeights, mineWeighted } from './weighted-sets.ts';

type Weighted = Omit<MineItemsetsOptions, 'weights' | 'minSupport'> & {
  readonly weights: ArrayLike<number>;
  readonly minSupport: MinSupport;
};

/** The same of baskets that do not count alike. */
export function weightedItemsets(
  baskets: Baskets,
  { items, wanted, skipped, areKin }: ChosenItems,
  options: Weighted,
): Itemsets {
  const { target = 'frequent', minLength = 1, maxLength = Number.POSITIVE_INFINITY, top, minSupport } = options;
  const { onProgress } = options;
  const weights = checkedWeights(options.weights, baskets.length);
  const n = exactSum(weights);
  const least = typeof minSupport === 'number' ? minSupport * n : minSupport.count;
  const passes = (weight: number): boolean =>
    weight > 0 && (typeof minSupport === 'number' ? weight / n >= minSupport : weight >= minSupport.count);
  const onItem = (done: number, total: number): void => onProgress?.({ stage: 'itemsets', done, total });
  const limits = limitsOf(options);
  const search = { ...{ target, passes, minLength, maxLength, limits, top, wanted, skipped, areKin }, onItem };
  const { truncated, highest, ...sets } = mineWeighted(items, weights, search);
  const counts = Float64Array.from(sets.counts);
  return Object.freeze({
    ...itemsetsTable({ ...sets, counts }, { items, weights, n }, options.measures),
    n,
    minSupport: typeof minSupport === 'number' ? minSupport : minSupport.count / Math.max(1, n),
    minCount: least,
    target,
    complete: isComplete(options, truncated),
    truncated,
    notes: frozen([
      ...baskets.notes,
      ...minedNotes({ searched: sets.length, highestCount: highest }, least, truncated ? sets.length : null),
    ]),
  });
}
