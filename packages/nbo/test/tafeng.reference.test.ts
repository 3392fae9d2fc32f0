import {
  evaluateRecommendations,
  fitItemSimilarity,
  fitNextBasket,
  fitPopularity,
  parseNextBasketModel,
  recommend,
} from '@clientele/nbo';
import { referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { tafeng } from './reference.ts';

const there = referencePath('nbo/tafeng_history.csv.gz') !== null;
const nothing = { customer: [], item: [], time: [] };

// The data ends before the basket by which methods are compared; here the basket before that one is to be told.
describe.skipIf(!there)('the next basket of 13,858 customers of a supermarket (reference data at hand)', () => {
  const { known, next } = there ? tafeng() : { known: nothing, next: nothing };

  it('is told best by all three parts together', () => {
    const model = parseNextBasketModel(JSON.parse(JSON.stringify(fitNextBasket(known))));
    const quality = evaluateRecommendations(recommend(model, known), next);
    expect(quality.customers).toBe(13_858);
    expect(quality.recall).toBeGreaterThan(0.1225);
    expect(quality.ndcg).toBeGreaterThan(0.1075);

    const without = (options: object): number =>
      evaluateRecommendations(recommend(fitNextBasket(known, options), known), next).ndcg;
    expect(without({ similarityWeight: 0 })).toBeLessThan(quality.ndcg - 0.003);
    expect(without({ popularityWeight: 0 })).toBeLessThan(quality.ndcg - 0.003);
    expect(without({ decay: 1 })).toBeLessThan(quality.ndcg - 0.001);

    // Measured elsewhere: these settings reach R@10 .1447 and nDCG@10 .1279 on the baskets kept apart, where .140 and .124 are
    // asked for. On history, which is all there is to tune on, the defaults do better than they.
    const measured = { similarityWeight: 0.3, neighbours: 100, shrinkage: 10 };
    const other = evaluateRecommendations(recommend(fitNextBasket(known, measured), known), next);
    expect(quality.recall).toBeGreaterThan(other.recall + 0.003);
    expect(quality.ndcg).toBeGreaterThan(other.ndcg + 0.002);
  });

  it('is a repeat purchase more often than not: leaving out what a customer has costs more than half', () => {
    const model = fitNextBasket(known);
    const repeats = evaluateRecommendations(recommend(model, known), next);
    const news = evaluateRecommendations(recommend(model, known, { repeats: 'exclude' }), next);
    const similar = evaluateRecommendations(recommend(fitItemSimilarity(known), known), next);
    const popular = evaluateRecommendations(
      recommend(fitPopularity(known, { weight: 'count' }), known, { repeats: 'include' }),
      next,
    );
    expect(news.recall).toBeLessThan(repeats.recall / 2);
    expect(similar.recall).toBeLessThan(repeats.recall / 2);
    expect(popular.recall).toBeLessThan(0.06);
    expect(popular.itemsOffered).toBe(10);
  });
});
