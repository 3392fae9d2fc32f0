import {
  basketRules,
  basketsOf,
  deriveBaskets,
  mineItemsets,
  mineRules,
  mineSequences,
  mineSequentialRules,
  openRules,
  parseTransactions,
  recommendFromRules,
  sequencesOf,
} from '@clientele/association-rules';
import { firstUnfrozen } from '@clientele/testing';
import { expect, it } from 'vitest';

const lists = [['a', 'b', 'a'], ['a', 'b'], ['c'], ['']];
const lines = lists.flatMap((list, order) =>
  list.map((product) => ({ customer: 'Ada', time: '2026-03-01', amount: product === 'c' ? -1 : 1, order, product })),
);
const minSupport = { count: 1 } as const;
const options = { minSupport, minConfidence: 0 } as const;

it.each(
  Object.entries({
    baskets: () => basketsOf(lists),
    'baskets of a log': () => deriveBaskets(parseTransactions(lines), { asOf: '2026-03-01' }),
    patterns: () => mineSequences(lists, { minSupport, maxPatterns: 1 }),
    'sequential rules': () => mineSequentialRules(lists, { minSupport, maxRules: 1 }),
    sequences: () => sequencesOf(lists),
    itemsets: () => mineItemsets(lists, { minSupport, maxItemsets: 1 }),
    rules: () => mineRules(lists, { ...options, redundant: 'drop', significance: {} }),
    'rules of transactions': () => basketRules(lines, options),
    'opened rules': () => openRules(mineRules(lists, options)),
    recommendations: () => recommendFromRules(mineRules(lists, options), [['a'], ['x']]),
  }),
)('%s are frozen in depth, notes and findings too, and can be cloned', (_, make) => {
  const made = make();
  expect(firstUnfrozen(made)).toBe(null);
  expect(structuredClone(made)).toEqual(made);
});
