import { basketsOf, fitNextItem, mineItemsets, mineRules, mineSequences } from '@clientele/association-rules';
import { bench, describe } from 'vitest';
import { shopBaskets } from './shop-baskets.ts';

const lists = [...shopBaskets(20_000, 7)];
const baskets = basketsOf(lists);
const sequences = Array.from({ length: 2000 }, (_, i) => lists.slice(10 * i, 10 * i + 10));

describe('20,000 baskets', () => {
  bench('itemsets in 10 baskets', () => {
    mineItemsets(baskets, { minSupport: { count: 10 } });
  });
  bench('closed itemsets in 10 baskets', () => {
    mineItemsets(baskets, { minSupport: { count: 10 }, target: 'closed' });
  });
  bench('rules in 20 baskets, tested', () => {
    mineRules(baskets, { minSupport: { count: 20 }, minConfidence: 0.3, significance: {} });
  });
});

describe('2,000 sequences of ten baskets', () => {
  bench('patterns in 40 sequences', () => {
    mineSequences(sequences, { minSupport: { count: 40 } });
  });
  bench('next item', () => {
    fitNextItem(sequences);
  });
});
