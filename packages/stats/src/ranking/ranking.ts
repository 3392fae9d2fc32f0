import { InsufficientDataError, InvalidInputError, InvalidOptionError, showValue } from '@clientele/core';

/** Metrics of one ranked list against the set of what was right; each from 0 to 1. */
export interface RankingMetrics {
  /** Right ones among the first k, divided by k, also where the list is shorter. */
  readonly precision: number;
  /** Right ones among the first k, divided by all that are right. */
  readonly recall: number;
  /** Discounted gain, each right one at rank r worth 1/log₂(r + 1), divided by that of the best possible list of k. */
  readonly ndcg: number;
  /** Sum of the precisions at the ranks of right ones among the first k, divided by all that are right. */
  readonly averagePrecision: number;
  /** 1 where any of the first k is right, else 0. */
  readonly hit: number;
}

/**
 * How good a ranked list is. The list must come from ranking all items: sampled negatives would flatter it.
 *
 * Source: Järvelin and Kekäläinen (2002) for the discounted gain; average precision is divided by the number of right ones,
 * as in Microsoft's Recommenders, not by the smaller of it and k.
 *
 * @param ranked what was ranked, best first, nothing twice; what stands beyond k is not looked at
 * @param relevant what was right; at least one
 * @param k how far down the list one looks, 1 or more
 * @returns the five metrics
 * @throws InvalidInputError (`invalid-input`) where something is ranked twice, which would lift recall above 1
 * @throws InvalidOptionError (`invalid-option`) where k is no whole number of 1 or more
 * @throws InsufficientDataError (`insufficient-data`) where nothing is right: the metrics are then undefined
 * @example
 * import { rankingMetrics } from '@clientele/stats';
 * const { precision, recall, averagePrecision } = rankingMetrics(['tea', 'jam', 'rye', 'oil'], new Set(['tea', 'rye', 'nut']), 4);
 * precision; // => 0.5
 * recall; // => 2 / 3
 * averagePrecision; // => (1 / 1 + 2 / 3) / 3
 */
export function rankingMetrics<T>(ranked: ArrayLike<T>, relevant: ReadonlySet<T>, k: number): RankingMetrics {
  checkRanking(ranked, relevant, k);
  const looked = Math.min(k, ranked.length);
  let hits = 0;
  let gain = 0;
  let precisions = 0;
  for (let rank = 1; rank <= looked; rank++) {
    if (!relevant.has(ranked[rank - 1] as T)) continue;
    hits += 1;
    gain += 1 / Math.log2(rank + 1);
    precisions += hits / rank;
  }
  let ideal = 0;
  for (let rank = 1; rank <= Math.min(k, relevant.size); rank++) ideal += 1 / Math.log2(rank + 1);
  return {
    precision: hits / k,
    recall: hits / relevant.size,
    ndcg: gain / ideal,
    averagePrecision: precisions / relevant.size,
    hit: hits > 0 ? 1 : 0,
  };
}

function checkRanking<T>(ranked: ArrayLike<T>, relevant: ReadonlySet<T>, k: number): void {
  if (!Number.isSafeInteger(k) || k < 1) {
    throw new InvalidOptionError('rankingMetrics', [
      { option: 'k', allowed: 'a whole number >= 1', received: showValue(k) },
    ]);
  }
  if (relevant.size === 0) throw new InsufficientDataError('rankingMetrics', 'relevant items', 1, 0);
  const seen = new Set<T>();
  for (let at = 0; at < Math.min(k, ranked.length); at++) {
    const one = ranked[at] as T;
    if (seen.has(one)) {
      throw new InvalidInputError(`rankingMetrics: ${showValue(one)} is ranked twice, again at rank ${at + 1}`, [], {
        rank: at + 1,
      });
    }
    seen.add(one);
  }
}
