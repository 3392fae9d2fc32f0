import { checkOptions, frozen, type OptionRule, optionRule, wholeNumber } from '@clientele/core';
import { normalQuantile, rankingMetrics } from '@clientele/stats';
import type { ItemEvents } from '../events/events.ts';
import type { Recommendations } from '../recommend/recommend.ts';
import { listsOf, truthOf } from './lists.ts';

/** Options of `compareRecommendations`. */
export interface CompareRecommendationsOptions {
  /** How far down each list one looks. Default 10. */
  readonly k?: number;
  /** Of the intervals, between 0 and 1. Default 0.95. */
  readonly confidence?: number;
}

/** A mean of differences, customer by customer. */
export interface MetricDifference {
  readonly difference: number;
  /**
   * Ends of the interval, by the normal approximation; both are the difference where it is the same for all customers, and
   * `null` of one customer alone, who tells nothing of the spread.
   */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** How much better some lists are than others, for the same customers. Above 0: the first are better. */
export interface RecommendationComparison {
  readonly k: number;
  /** Customers of the truth; one without a list counts with 0. */
  readonly customers: number;
  readonly recall: MetricDifference;
  readonly ndcg: MetricDifference;
  readonly hitRate: MetricDifference;
}

const rules: Readonly<Record<keyof CompareRecommendationsOptions, OptionRule>> = {
  k: wholeNumber(1),
  confidence: optionRule('a number between 0 and 1', (value) => typeof value === 'number' && value > 0 && value < 1),
};

/**
 * Says whether lists are better than others, or only seem so: differences are taken customer by customer, which tells far more
 * than two means side by side. A model that does not surely beat the same list for all is not worth its trouble.
 *
 * @param recommendations from `recommend`, for k or more items a customer
 * @param others lists to compare them with, such as those of `fitPopularity`
 * @param truth what happened afterwards: a transaction log with products, rows, or columns
 * @param options k and confidence
 * @returns the mean differences, each with its interval
 * @throws InvalidInputError (`invalid-input`) naming row and column, or an item that stands twice in a list
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where the truth is empty
 * @example
 * import { compareRecommendations, fitNextBasket, fitPopularity, recommend } from '@clientele/nbo';
 * const before = ['Ada', 'Bo', 'Cy', 'Di'].flatMap((customer) => ['tea', customer].map((item) => ({ customer, item })));
 * const after = ['Ada', 'Bo', 'Cy', 'Di'].map((customer) => ({ customer, item: customer }));
 * const own = recommend(fitNextBasket(before, { popularityWeight: 0, similarityWeight: 0 }), before, { k: 2 });
 * const same = recommend(fitPopularity(before), before, { k: 2, repeats: 'include' });
 * const { hitRate } = compareRecommendations(own, same, after, { k: 2 });
 * [hitRate.difference, (hitRate.lower ?? 0) > 0]; // => [0.75, true]
 */
export function compareRecommendations(
  recommendations: Recommendations,
  others: Recommendations,
  truth: ItemEvents,
  options: CompareRecommendationsOptions = {},
): RecommendationComparison {
  const verb = 'compareRecommendations';
  checkOptions(verb, options, rules);
  const { k = 10, confidence = 0.95 } = options;
  const { right } = truthOf(verb, truth);
  const [mine, theirs] = [listsOf(verb, recommendations, k), listsOf(verb, others, k)];
  const differences = { recall: [] as number[], ndcg: [] as number[], hit: [] as number[] };
  for (const [customer, relevant] of right) {
    const one = rankingMetrics(mine.get(customer) ?? [], relevant, k);
    const other = rankingMetrics(theirs.get(customer) ?? [], relevant, k);
    for (const name of ['recall', 'ndcg', 'hit'] as const) differences[name].push(one[name] - other[name]);
  }
  const z = normalQuantile((1 + confidence) / 2);
  return frozen({
    k,
    customers: right.size,
    recall: meanOf(differences.recall, z),
    ndcg: meanOf(differences.ndcg, z),
    hitRate: meanOf(differences.hit, z),
  });
}

function meanOf(values: readonly number[], z: number): MetricDifference {
  const n = values.length;
  const difference = values.reduce((sum, one) => sum + one, 0) / n;
  if (n < 2) return { difference, lower: null, upper: null };
  const squares = values.reduce((sum, one) => sum + (one - difference) ** 2, 0);
  const half = z * Math.sqrt(squares / (n - 1) / n);
  return { difference, lower: difference - half, upper: difference + half };
}
