import {
  mineItemsets,
  mineRules,
  mineSequences,
  mineSequentialRules,
  mineUtilityItemsets,
} from '@clientele/association-rules';
import { checkMiner, type MinedLists } from '@clientele/testing';
import { describe, it } from 'vitest';

const sample: MinedLists = [
  ['a', 'b', 'c'],
  ['b', 'a', 'd'],
  ['c', 'a', 'b', 'd'],
  [],
  ['d', 'c'],
  ['a', 'c'],
  ['b'],
  ['d', 'b', 'c', 'a'],
];
const minSupport = { count: 1 } as const;
const holds = (list: readonly string[], items: unknown): boolean =>
  (items as readonly string[]).every((item) => list.includes(item));
const having = (lists: MinedLists, ...items: unknown[]): number =>
  lists.filter((list) => items.every((one) => holds(list, one))).length;

/** Whether the sets stand in the list one after the other; each holds one item here. */
function follows(list: readonly string[], pattern: readonly (readonly string[])[]): boolean {
  let at = -1;
  return pattern.every(([item = '']) => {
    at = list.indexOf(item, at + 1);
    return at >= 0;
  });
}

/** Whether all of one side stands before all of the other; no item stands twice in a list of the sample. */
function precedes(list: readonly string[], before: readonly string[], after: readonly string[]): boolean {
  const places = (items: readonly string[]): number[] => items.map((item) => list.indexOf(item));
  return holds(list, [...before, ...after]) && Math.max(...places(before)) < Math.min(...places(after));
}

/** Quantities rise along a list, so that equal sets differ in worth. */
const linesOf = (lists: MinedLists): unknown =>
  Array.isArray(lists) && lists.every((list) => Array.isArray(list))
    ? lists.flatMap((list, basket) =>
        list.map((item: string, i: number) => ({ basket: `b${basket}`, item, quantity: i + 1, price: 1 })),
      )
    : lists;

const suites = {
  mineItemsets: checkMiner({
    name: 'mineItemsets',
    sample,
    mine: (lists, options) => mineItemsets(lists, options),
    key: ['items'],
    counts: ['count'],
    all: { minSupport },
    fewer: { minSupport: { count: 4 } },
    recount: ({ items }, lists) => ({ count: having(lists, items), support: having(lists, items) / lists.length }),
    limit: 'maxItemsets',
    options: {
      ...{ top: 3, target: 'closed', minLength: 2, maxLength: 2, maxMemory: 1e-4, include: ['a'], exclude: ['a'] },
      ...{ weights: [1, 1, 1, 1, 1, 1, 1, 2], hierarchy: [{ item: 'a', parent: 'vowels' }], measures: ['lift'] },
    },
  }),
  mineRules: checkMiner({
    name: 'mineRules',
    sample,
    mine: (lists, options) => mineRules(lists, options),
    key: ['antecedent', 'consequent'],
    counts: ['count', 'antecedentCount', 'consequentCount', 'n'],
    all: { minSupport, minConfidence: 0 },
    fewer: { minConfidence: 0.7 },
    recount({ antecedent, consequent }, lists) {
      const [count, left] = [having(lists, antecedent, consequent), having(lists, antecedent)];
      return {
        ...{ count, antecedentCount: left, consequentCount: having(lists, consequent), n: lists.length },
        ...{ support: count / lists.length, confidence: count / left },
      };
    },
    options: {
      ...{ maxLength: 2, exclude: ['a'], maxConsequent: 2, measures: ['jaccard'], redundant: 'drop', top: 2 },
      ...{ sortBy: 'support', antecedent: ['a'], consequent: ['b'], significance: { alpha: 0.5 } },
      ...{ weights: [1, 1, 1, 1, 1, 1, 1, 2], hierarchy: [{ item: 'a', parent: 'vowels' }] },
    },
  }),
  mineSequences: checkMiner({
    name: 'mineSequences',
    sample,
    mine: (lists, options) => mineSequences(lists, options),
    key: ['pattern'],
    counts: ['count'],
    all: { minSupport },
    fewer: { minSupport: { count: 3 } },
    recount({ pattern }, lists) {
      const count = lists.filter((list) => follows(list, pattern as readonly (readonly string[])[])).length;
      return { count, support: count / lists.length };
    },
    limit: 'maxPatterns',
    options: {
      top: 3,
      target: 'maximal',
      minLength: 2,
      maxLength: 2,
      minGap: 2,
      maxGap: 1,
      window: 1,
      maxMemory: 1e-4,
    },
  }),
  mineSequentialRules: checkMiner({
    name: 'mineSequentialRules',
    sample,
    mine: (lists, options) => mineSequentialRules(lists, options),
    key: ['antecedent', 'consequent'],
    counts: ['count', 'antecedentCount'],
    all: { minSupport, minConfidence: 0 },
    fewer: { minConfidence: 0.5 },
    recount({ antecedent, consequent }, lists) {
      const sides = [antecedent, consequent] as readonly (readonly string[])[];
      const count = lists.filter((list) => precedes(list, sides[0] ?? [], sides[1] ?? [])).length;
      return { count, antecedentCount: having(lists, antecedent), confidence: count / having(lists, antecedent) };
    },
    limit: 'maxRules',
    options: { maxAntecedent: 1, maxConsequent: 1, window: 1, top: 2 },
  }),
  mineUtilityItemsets: checkMiner({
    name: 'mineUtilityItemsets',
    sample,
    mine: (lists, options) => mineUtilityItemsets(linesOf(lists) as never, options),
    key: ['items'],
    counts: ['count', 'utility'],
    all: { minUtility: 1 },
    fewer: { minUtility: 12 },
    recount({ items }, lists) {
      const with_ = lists.filter((list) => holds(list, items));
      const worth = (list: readonly string[]): number =>
        (items as readonly string[]).reduce((sum, item) => sum + list.indexOf(item) + 1, 0);
      return { count: with_.length, utility: with_.reduce((sum, list) => sum + worth(list), 0) };
    },
    limit: 'maxItemsets',
    options: { top: 3, minLength: 2, maxLength: 2, maxMemory: 1e-4 },
  }),
};

for (const [name, checks] of Object.entries(suites)) {
  describe(`${name} keeps the contract of miners`, () => {
    for (const check of checks) it(check.name, check.run);
  });
}
