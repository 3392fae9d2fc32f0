import { deriveRules, mineItemsets, mineRules, toRows } from '@clientele/association-rules';
import { describe, expect, it } from 'vitest';

describe('the baskets of Tan, Steinbach and Kumar, Introduction to Data Mining (2005), table 6.1', () => {
  const baskets = [
    ['Bread', 'Milk'],
    ['Bread', 'Diapers', 'Beer', 'Eggs'],
    ['Milk', 'Diapers', 'Beer', 'Cola'],
    ['Bread', 'Milk', 'Diapers', 'Beer'],
    ['Bread', 'Milk', 'Diapers', 'Cola'],
  ];
  it('give milk and diapers => beer support 0.4 and confidence 2/3', () => {
    const rules = mineRules(baskets, { minSupport: 0.4, consequent: ['Beer'], antecedent: ['Milk', 'Diapers'] });
    const row = toRows(rules, ['antecedent', 'consequent', 'support', 'confidence']).find(
      ({ antecedent }) => (antecedent as string[]).length === 2,
    );
    expect(row).toEqual({ antecedent: ['Diapers', 'Milk'], consequent: ['Beer'], support: 0.4, confidence: 2 / 3 });
  });
});

describe('the database of Agrawal and Srikant, Fast Algorithms for Mining Association Rules (1994), figure 3', () => {
  const baskets = [
    ['1', '3', '4'],
    ['2', '3', '5'],
    ['1', '2', '3', '5'],
    ['2', '5'],
  ];
  it('has the large itemsets L1, L2 and L3 printed there', () => {
    const rows = toRows(mineItemsets(baskets, { minSupport: { count: 2 } }), ['items', 'count']);
    const printed = rows.map(({ items, count }) => `${(items as string[]).join(' ')}: ${count}`).sort();
    expect(printed).toEqual(['1 3: 2', '1: 2', '2 3 5: 2', '2 3: 2', '2 5: 3', '2: 3', '3 5: 2', '3: 3', '5: 3']);
  });
});

describe('tea and coffee, Tan, Steinbach and Kumar, table 6.7', () => {
  const times = (count: number, items: string[]): string[][] => Array.from({ length: count }, () => items);
  const people = [
    ...times(150, ['tea', 'coffee']),
    ...times(50, ['tea']),
    ...times(650, ['coffee']),
    ...times(150, []),
  ];
  const itemsets = mineItemsets(people, { minSupport: 0.1 });
  const rules = deriveRules(itemsets, { minConfidence: 0.7, measures: 'all' });
  it('has one rule of confidence 0.75 and lift 0.9375, which says less than no rule', () => {
    expect(toRows(rules)[0]).toMatchObject({
      antecedent: ['tea'],
      consequent: ['coffee'],
      count: 150,
      antecedentCount: 200,
      consequentCount: 800,
      n: 1000,
      support: 0.15,
      confidence: 0.75,
      lift: 0.9375,
    });
    expect(rules.length).toBe(1);
    expect(deriveRules(itemsets, { minConfidence: 0.7, redundant: 'drop' }).length).toBe(0);
  });
  it.each([
    ['leverage', -0.01],
    ['conviction', 0.8],
    ['phi', -0.0625],
    ['oddsRatio', (150 * 150) / (50 * 650)],
    ['yuleQ', (150 * 150 - 50 * 650) / (150 * 150 + 50 * 650)],
    ['cosine', 0.375],
    ['jaccard', 150 / 850],
    ['kappa', (0.3 - (0.16 + 0.16)) / (1 - (0.16 + 0.16))],
    ['certainty', (0.75 - 0.8) / 0.2],
    ['addedValue', -0.05],
    ['klosgen', Math.sqrt(0.15) * -0.05],
    ['laplace', 151 / 202],
    ['chiSquared', 1000 * 0.0625 ** 2],
    ['improvement', -0.05],
    ['boost', 0.9375],
    // by definition; a well-known package has other values for these
    ['collectiveStrength', (0.3 / 0.32) * (0.68 / 0.7)],
    ['casualSupport', 0.3],
    ['casualConfidence', (0.75 + 150 / 800) / 2],
    ['leastContradiction', (150 - 50) / 800],
    ['zhang', -0.01 / Math.max(0.15 * 0.8, 0.2 * 0.65)],
    ['yatesChiSquared', (1000 * (10_000 - 500) ** 2) / (200 * 800 * 800 * 200)],
    [
      'gStatistic',
      2 * (150 * Math.log(150 / 160) + 50 * Math.log(50 / 40) + 650 * Math.log(650 / 640) + 150 * Math.log(150 / 160)),
    ],
  ] as const)('has %s %d', (measure, value) => {
    expect(rules.columns[measure]?.[0]).toBeCloseTo(value, 12);
  });
});
