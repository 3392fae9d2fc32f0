import type { FitHistories } from '../histories/fit-histories.ts';

/** Products of weights instead of counts. */
export interface WeightedPairs {
  /** Weight of every entry of the histories, as the measure has it. */
  readonly weights: Float64Array;
  /** What the sum of products is divided by. */
  readonly norm: (i: number, j: number) => number;
}

/** Saturation and length of BM25: those that peers use for item lists, where an entry is mostly 1. */
const bm25 = { k1: 100, b: 0.8 };

/**
 * Okapi BM25 with items as documents and customers as words: a customer with few items says more of them, an item that
 * everybody has is told from less.
 *
 * Source: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
 */
export function bm25Pairs({ offsets, items, weights, itemIds }: FitHistories): WeightedPairs {
  const lengths = new Float64Array(itemIds.length);
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as number;
    lengths[item] = (lengths[item] as number) + (weights[at] as number);
  }
  const mean = lengths.reduce((sum, one) => sum + one, 0) / itemIds.length;
  const weighed = new Float64Array(items.length);
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const [from, to] = [offsets[customer] as number, offsets[customer + 1] as number];
    // A customer who has everything tells nothing, and nothing against.
    const idf = Math.max(0, Math.log(itemIds.length) - Math.log1p(to - from));
    for (let at = from; at < to; at++) {
      const w = weights[at] as number;
      const length = 1 - bm25.b + (bm25.b * (lengths[items[at] as number] as number)) / mean;
      weighed[at] = (w * (bm25.k1 + 1) * idf) / (bm25.k1 * length + w);
    }
  }
  return { weights: weighed, norm: () => 1 };
}

/** The cosine of two items by the weights of their events: values, and ages where there is a half-life. */
export function cosinePairs({ items, weights, itemIds }: FitHistories, shrinkage: number): WeightedPairs {
  const squares = new Float64Array(itemIds.length);
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as number;
    squares[item] = (squares[item] as number) + (weights[at] as number) ** 2;
  }
  return { weights, norm: (i, j) => Math.sqrt((squares[i] as number) * (squares[j] as number)) + shrinkage };
}
