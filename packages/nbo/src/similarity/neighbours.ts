import { customersOfItems, type FitHistories } from '../histories/fit-histories.ts';
import { groupRows } from '../histories/group.ts';
import { openTopLists, type TopLists } from '../top/top-lists.ts';
import type { ItemPairsParameters } from './item-pairs.ts';
import { type CountMeasure, similarity } from './measure.ts';
import { walkPairs } from './walk-pairs.ts';
import type { WeightedPairs } from './weighted.ts';

/** Which neighbours an item keeps. */
export interface NeighbourRule {
  readonly measure: CountMeasure;
  readonly shrinkage: number;
  /** The most neighbours an item keeps. */
  readonly neighbours: number;
  /** The fewest customers that must have both. */
  readonly minTogether: number;
}

/** Finds the nearest neighbours of every item, the nearest first, ties by id. */
export function nearestItems(histories: FitHistories, rule: NeighbourRule): ItemPairsParameters {
  const { itemIds, customers } = histories;
  const { measure, shrinkage, minTogether } = rule;
  const a = customersOfItems(histories);
  const n = customers.length;
  const lists = openTopLists(itemIds.length, Math.max(1, Math.min(rule.neighbours, itemIds.length - 1)));
  walkPairs(histories, itemIds.length, (item, others, together, count) => {
    const ai = a[item] as number;
    for (let k = 0; k < count; k++) {
      const c = together[k] as number;
      if (c < minTogether) continue;
      const other = others[k] as number;
      const value = similarity(measure, c, ai, a[other] as number, n, shrinkage);
      lists.push(item, value, other, c);
      lists.push(other, value, item, c);
    }
  });
  const { offsets, neighbours, together } = sideBySide(lists, itemIds.length);
  return { items: itemIds, customerCount: n, itemCustomers: Array.from(a), offsets, neighbours, together };
}

/** The lists of all items, one after the other. */
function sideBySide(
  lists: TopLists,
  items: number,
): Record<'offsets' | 'neighbours' | 'together' | 'values', number[]> {
  const all = { offsets: [0], neighbours: [] as number[], together: [] as number[], values: [] as number[] };
  for (let item = 0; item < items; item++) {
    const { ids, counts, values } = lists.take(item);
    for (let k = 0; k < ids.length; k++) {
      all.neighbours.push(ids[k] as number);
      all.together.push(counts[k] as number);
      all.values.push(values[k] as number);
    }
    all.offsets.push(all.neighbours.length);
  }
  return all;
}

/** All pairs of items, each once, at the one whose id comes first. */
export function allPairs(histories: FitHistories, minTogether: number): ItemPairsParameters {
  const { itemIds, customers } = histories;
  const firsts: number[] = [];
  const seconds: number[] = [];
  const counts: number[] = [];
  walkPairs(histories, itemIds.length, (item, others, together, count) => {
    for (let k = 0; k < count; k++) {
      const c = together[k] as number;
      if (c < minTogether) continue;
      const other = others[k] as number;
      firsts.push(Math.min(item, other));
      seconds.push(Math.max(item, other));
      counts.push(c);
    }
  });
  const n = itemIds.length;
  const { rows, starts } = groupRows(Uint32Array.from(firsts), n, Uint32Array.from(seconds), n);
  return {
    items: itemIds,
    customerCount: customers.length,
    itemCustomers: Array.from(customersOfItems(histories)),
    offsets: Array.from(starts),
    neighbours: Array.from(rows, (row) => seconds[row] as number),
    together: Array.from(rows, (row) => counts[row] as number),
  };
}

/** The nearest neighbours by sums of products of weights; counts stand beside them. */
export function nearestByWeights(
  histories: FitHistories,
  { weights, norm }: WeightedPairs,
  rule: Pick<NeighbourRule, 'neighbours' | 'minTogether'>,
): ItemPairsParameters & { readonly similarities: readonly number[] } {
  const { itemIds, customers } = histories;
  const n = itemIds.length;
  const lists = openTopLists(n, Math.max(1, Math.min(rule.neighbours, n - 1)));
  const visit = (
    item: number,
    others: Uint32Array,
    together: Uint32Array,
    count: number,
    sums: Float64Array | null,
  ): void => {
    for (let k = 0; k < count; k++) {
      const c = together[k] as number;
      const other = others[k] as number;
      // Seven digits are more than the data says, and the last ones depend on the order of customers.
      const value = Number(((sums?.[k] ?? 0) / norm(item, other)).toPrecision(7));
      if (c < rule.minTogether || !(value > 0)) continue;
      lists.push(item, value, other, c);
      lists.push(other, value, item, c);
    }
  };
  walkPairs(histories, n, visit, weights);
  const { offsets, neighbours, together, values: similarities } = sideBySide(lists, n);
  const itemCustomers = Array.from(customersOfItems(histories));
  return {
    items: itemIds,
    customerCount: customers.length,
    itemCustomers,
    offsets,
    neighbours,
    together,
    similarities,
  };
}
