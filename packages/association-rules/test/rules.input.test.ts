import { deriveRules, mineItemsets, mineRules, toRows } from '@clientele/association-rules';
import { InvalidInputError, InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const baskets = [['a', 'b'], ['a', 'b', 'c'], ['a'], ['c']];
const itemsets = mineItemsets(baskets, { minSupport: { count: 1 } });

describe('deriveRules', () => {
  it.each([
    { minConfidence: 1.1 },
    { minConfidence: '0.5' },
    { maxConsequent: 0 },
    { measures: ['lift', 'nope'] },
    { measures: 'some' },
    { redundant: true },
    { sortBy: 'quality' },
    { top: 0 },
    { significance: { alpha: 0 } },
    { significance: { adjust: 'sidak' } },
    { significance: { level: 0.1 } },
    { minSupport: 0.1 },
  ])('refuses %j', (options) => {
    expect(() => deriveRules(itemsets, options as never)).toThrow(InvalidOptionError);
  });
  it.each(['antecedent', 'consequent'] as const)('names an item of %s that no basket holds', (option) => {
    const message = `deriveRules: ${option} must be a list of items that some basket holds, got "beer"`;
    expect(() => deriveRules(itemsets, { [option]: ['a', 'beer'] })).toThrow(message);
  });
  it('needs every subset, and says what is missing', () => {
    const closed = mineItemsets(baskets, { target: 'closed' });
    const cut = mineItemsets(baskets, { minSupport: { count: 1 }, maxItemsets: 2 });
    expect(() => deriveRules(closed)).toThrow(InvalidInputError);
    expect(() => deriveRules(closed)).toThrow('got a list of target "closed", top');
    expect(() => deriveRules(mineItemsets(baskets, { minLength: 2 }))).toThrow(InvalidInputError);
    expect(() => deriveRules(mineItemsets(baskets, { include: ['a'] }))).toThrow(InvalidInputError);
    expect(() => deriveRules(mineItemsets(baskets, { top: 3 }))).toThrow('top, minLength or include');
    expect(() => deriveRules(cut)).toThrow('got a list cut at maxItemsets');
  });
  it('includes rules at the very threshold: 2 of 3', () => {
    const rules = deriveRules(itemsets, { minConfidence: 2 / 3 });
    expect(toRows(rules, ['antecedent', 'consequent']).at(-1)).toEqual({ antecedent: ['a'], consequent: ['b'] });
  });
  it('gives a table with all columns where there is no rule', () => {
    const rules = mineRules([['a'], ['a']], { minSupport: 1 });
    expect(toRows(rules)).toEqual([]);
    expect(Object.keys(rules.columns)).toEqual([
      'antecedent',
      'consequent',
      'count',
      'antecedentCount',
      'consequentCount',
      'n',
      'support',
      'confidence',
      'lift',
      'leverage',
      'conviction',
    ]);
    expect(mineRules([], {}).length).toBe(0);
  });
  it('drops {banana, apple} => eggs where banana => eggs is as sure, and keeps a gain of one basket', () => {
    const same = [['banana', 'apple', 'eggs'], ['banana', 'eggs'], ['apple'], ['milk']];
    const options = { minSupport: { count: 1 }, consequent: ['eggs'], redundant: 'drop' } as const;
    expect(toRows(mineRules(same, options), ['antecedent'])).toEqual([{ antecedent: ['banana'] }]);
    const gain = [...same, ['banana']];
    expect(toRows(mineRules(gain, options), ['antecedent'])).toEqual([
      { antecedent: ['apple', 'banana'] },
      { antecedent: ['banana'] },
      { antecedent: ['apple'] },
    ]);
  });
  it('survives a clone', () => {
    const rules = deriveRules(itemsets, { measures: 'all' });
    expect(toRows(structuredClone(rules))).toEqual(toRows(rules));
  });
});

describe('significance', () => {
  const often = (count: number, items: string[]): string[][] => Array.from({ length: count }, () => items);
  const lists = [
    ...often(40, ['a', 'b']),
    ...often(40, []),
    ...often(10, ['c', 'd']),
    ...often(9, ['c']),
    ...often(9, ['d']),
  ];
  const sets = mineItemsets(lists, { minSupport: { count: 1 } });
  const p = deriveRules(sets, { measures: ['fisherP'], sortBy: 'fisherP' });

  it.each(['bonferroni', 'holm', 'fdr', 'none'] as const)(
    'by %s keeps what is at most alpha, and adds adjustedP',
    (adjust) => {
      const values = [...(p.columns.fisherP ?? [])];
      const m = values.length;
      const adjusted = {
        none: values,
        bonferroni: values.map((value) => Math.min(1, value * m)),
        // step down, step up: values are in ascending order
        holm: values.map((_, i) => Math.max(...values.slice(0, i + 1).map((value, k) => Math.min(1, value * (m - k))))),
        fdr: values.map((_, i) => Math.min(1, ...values.slice(i).map((value, k) => (value * m) / (i + k + 1)))),
      }[adjust];
      const alpha = adjusted[2] as number;
      const rules = deriveRules(sets, { significance: { alpha, adjust }, sortBy: 'fisherP' });
      const kept = adjusted.filter((value) => value <= alpha);
      expect([...(rules.columns.adjustedP ?? [])]).toEqual(kept);
      expect(rules.notes.map(({ code, details }) => [code, details?.['tested'], details?.['left']])).toEqual([
        ['rules-tested', m, m - kept.length],
      ]);
    },
  );
});
