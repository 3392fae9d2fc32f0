import type { Histories } from '../histories/histories.ts';
import type { OpenNbo } from '../recommend/open.ts';
import { withScores } from '../recommend/score.ts';

/** Pairs of customer and item, counted by their score. */
export interface ScoreBins {
  readonly pairs: Float64Array;
  /** Those whose customer bought the item. */
  readonly bought: Float64Array;
  /** Sums of the scores. */
  readonly scores: Float64Array;
}

const binCount = 512;

/**
 * Counts the outcome of every pair of customer and item by score, in bins of equal ratio, so that no matrix of pairs is ever
 * made; scores of 0 or less have the first bin. Items that the customer has are left out where the model does not offer them.
 *
 * @param bought the items that each customer bought, by position
 */
export function countOutcomes(model: OpenNbo, histories: Histories, bought: readonly ReadonlySet<number>[]): ScoreBins {
  const bins: ScoreBins = {
    pairs: new Float64Array(binCount),
    bought: new Float64Array(binCount),
    scores: new Float64Array(binCount),
  };
  const range = { least: Number.POSITIVE_INFINITY, most: 0 };
  eachPair(model, histories, (score) => {
    if (score <= 0) return;
    range.least = Math.min(range.least, score);
    range.most = Math.max(range.most, score);
  });
  const scale = (binCount - 2) / Math.max(Math.log(range.most / range.least), Number.MIN_VALUE);
  eachPair(model, histories, (score, customer, item) => {
    const bin = score <= 0 ? 0 : 1 + Math.min(binCount - 2, Math.floor(scale * Math.log(score / range.least)) || 0);
    bins.pairs[bin] = (bins.pairs[bin] as number) + 1;
    bins.scores[bin] = (bins.scores[bin] as number) + score;
    if (bought[customer]?.has(item)) bins.bought[bin] = (bins.bought[bin] as number) + 1;
  });
  return bins;
}

function eachPair(
  model: OpenNbo,
  histories: Histories,
  visit: (score: number, customer: number, item: number) => void,
): void {
  const { offsets, items } = histories;
  for (let customer = 0; customer < histories.customers.length; customer++) {
    const own = new Set(
      model.repeats === 'include' ? [] : items.subarray(offsets[customer] as number, offsets[customer + 1]),
    );
    withScores(model, histories, customer, (scoreAt) => {
      for (let item = 0; item < model.items.length; item++) {
        if (!own.has(item)) visit(scoreAt(item), customer, item);
      }
    });
  }
}
