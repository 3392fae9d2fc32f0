import {
  deriveRules,
  mineItemsets,
  mineRules,
  openRules,
  type Rules,
  recommendFromRules,
  toRows,
} from '@clientele/association-rules';
import { InvalidInputError, InvalidOptionError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basketLists } from './oracle.ts';

const past = [
  ['diapers', 'wipes'],
  ['diapers', 'wipes', 'beer'],
  ['beer', 'chips'],
  ['diapers', 'chips'],
  ['beer', 'chips'],
];
const rules = mineRules(past, { minSupport: { count: 1 }, minConfidence: 0.1 });

/** By the definition: for each item the best score of any rule that fits. */
function expected({ columns, ...rest }: Rules, basket: readonly string[], prior: number): [string, number][] {
  const best = new Map<string, number>();
  for (const row of toRows({ columns, ...rest })) {
    const [item, ...others] = row['consequent'] as string[];
    if (item === undefined || others.length > 0 || basket.includes(item)) continue;
    if (!(row['antecedent'] as string[]).every((one) => basket.includes(one))) continue;
    const p = Number(row['consequentCount']) / Number(row['n']);
    const score = (Number(row['count']) + prior * p) / (Number(row['antecedentCount']) + prior);
    best.set(item, Math.max(score, best.get(item) ?? 0));
  }
  return [...best].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

describe('recommendFromRules', () => {
  it('gives each item once, with the better score, and none that the basket holds', () => {
    const rows = toRows(recommendFromRules(rules, [['diapers', 'beer']], { prior: 0 }));
    expect(rows.map(({ rank, item, score }) => [rank, item, score])).toEqual([
      [1, 'wipes', 1],
      [2, 'chips', 2 / 3],
    ]);
    expect(rows[0]).toMatchObject({ antecedent: ['beer', 'diapers'], count: 1, antecedentCount: 1, confidence: 1 });
  });
  it('draws what few baskets say towards what everybody buys', () => {
    const rows = toRows(recommendFromRules(rules, [['diapers', 'beer']], { prior: 1000 }), ['item', 'score']);
    expect(rows.map(({ item }) => item)).toEqual(['chips', 'wipes']);
    expect(Math.abs(Number(rows[0]?.['score']) - 3 / 5)).toBeLessThan(1e-3);
  });
  it('says what a look at every rule says, for every basket of a batch as for it alone', () => {
    fc.assert(
      fc.property(basketLists, basketLists, fc.constantFrom(0, 3, 10), (train, test, prior) => {
        const mined = mineRules(train, { minSupport: { count: 1 }, minConfidence: 0.3, maxConsequent: 2 });
        const rows = toRows(recommendFromRules(mined, test, { prior, k: 3 }));
        test.forEach((basket, at) => {
          const lines = rows.filter((row) => row['basket'] === at);
          const wanted = expected(mined, basket, prior).slice(0, 3);
          expect(lines.map(({ item, score }) => [item, score])).toEqual(wanted);
          const alone = toRows(recommendFromRules(mined, [basket], { prior, k: 3 }));
          expect(alone).toEqual(lines.map((row) => ({ ...row, basket: 0 })));
        });
      }),
      { numRuns: 40 },
    );
  });
  it('takes opened rules, and says the same', () => {
    const baskets = [['diapers'], ['chips', 'unknown'], [], ['nothing known']];
    const opened = recommendFromRules(openRules(rules, { prior: 3 }), baskets);
    expect(opened).toEqual(recommendFromRules(rules, baskets, { prior: 3 }));
    expect(new Set(opened.columns.basket)).toEqual(new Set([0, 1]));
    expect(opened.notes.map(({ code, details }) => [code, details])).toEqual([
      ['baskets-without-rule', { baskets: 2 }],
    ]);
  });
  it('counts rules whose consequent has several items', () => {
    const wide = deriveRules(mineItemsets(past, { minSupport: { count: 1 } }), {
      minConfidence: 0.1,
      maxConsequent: 2,
    });
    const several = toRows(wide).filter((row) => (row['consequent'] as string[]).length > 1).length;
    const { notes } = recommendFromRules(wide, [['diapers']]);
    expect(notes.map(({ code, details }) => [code, details])).toEqual([['rules-not-used', { rules: several }]]);
  });
  it('refuses what it cannot use', () => {
    expect(() => recommendFromRules(rules, [['a']], { k: 0 })).toThrow(InvalidOptionError);
    expect(() => recommendFromRules(openRules(rules), [['a']], { prior: 3 })).toThrow(
      'recommendFromRules: prior must be left out where rules are opened: openRules takes it, got 3',
    );
    expect(() => openRules(rules, { prior: -1 })).toThrow(InvalidOptionError);
    expect(() => openRules(mineItemsets(past) as never)).toThrow(InvalidInputError);
  });
});
