import type { ListColumn, Note, Table } from '@clientele/core';
import type { ItemsetMeasure } from './itemset-measures.ts';
import type { ItemsetTarget } from './search.ts';

/** Itemsets, the most frequent first. Items of a set are in the order of their names, by code unit. */
export interface Itemsets
  extends Table<
    {
      items: ListColumn;
      /** Baskets that hold all these items. */
      count: Float64Array;
      /** `count` as a share of all baskets. */
      support: Float64Array;
    } & Partial<Record<ItemsetMeasure, Float64Array>>
  > {
  /** All baskets, the empty ones included. */
  readonly n: number;
  /** The least support as a share of all baskets. */
  readonly minSupport: number;
  /** The least count that passed. */
  readonly minCount: number;
  readonly target: ItemsetTarget;
  /** Whether every subset of a listed set is listed as well, which rules are made from. */
  readonly complete: boolean;
  /** Whether `maxItemsets` cut the list: the counts of listed sets are exact, others are missing. */
  readonly truncated: boolean;
  readonly notes: readonly Note[];
}
