import { type Column, type CustomerTable, customerTable, toRows } from '@clientele/core';
import { analyze, derivePreferences, parseTransactions, targetTreeRules } from 'clientele';
import { describe, expect, it } from 'vitest';

/** Half of the customers buy tea on the web at full price on Mondays, half cups in the shop on Sundays, some of them cheaper. */
const rows = Array.from({ length: 120 }, (_, at) => {
  const isTea = at % 2 === 0;
  return [0, 1, 2].map((week) => ({
    customer: `c${at}`,
    time: new Date(Date.UTC(2025, 2, 3 + 7 * week + (isTea ? 0 : 6) + (at % 5) * 7)).toISOString(),
    product: isTea ? 'tea' : 'cup',
    category: isTea ? 'Tea' : 'Cups',
    channel: isTea ? 'web' : 'shop',
    quantity: 1,
    amount: isTea ? 50 : at % 4 === 1 && week === 0 ? 8 : 10,
  }));
}).flat();
const asOf = '2025-06-01';
const attributes: CustomerTable<Record<string, Column>> = customerTable(
  Array.from({ length: 120 }, (_, at) => `c${at}`),
  {
    reach: Float64Array.from({ length: 120 }, (_, at) => (at % 7) * 1000),
    age: Float64Array.from({ length: 120 }, (_, at) => (at % 2 === 0 ? 60 : 25)),
  },
);
const analysis = analyze(rows, { asOf, customers: attributes });
const of = (name: string): ReturnType<typeof toRows> => toRows(analysis.tables?.[name] as never);

describe('preferences in the analysis', () => {
  it('stand beside each customer as derivePreferences gives them', () => {
    const wanted = toRows(derivePreferences(parseTransactions(rows), { asOf }));
    const names = Object.keys(wanted[0] as object);
    expect(names).toContain('discountShare');
    expect(toRows(analysis.customers, names as never)).toEqual(wanted);
  });

  it('tell the segments apart, weekdays by name, shares of favourites left out', () => {
    const traits = of('segmentTraits');
    const columns = new Set(traits.map(({ column }) => column));
    expect(columns).toEqual(
      new Set(['favouriteCategory', 'favouriteChannel', 'favouriteWeekday', 'discountShare', 'age']),
    );
    for (const segment of new Set(traits.map(({ cluster }) => cluster))) {
      const share = (level: string): number =>
        Number(traits.find((trait) => trait['cluster'] === segment && trait['level'] === level)?.['mean'] ?? 0);
      expect(share('Tea') + share('Cups')).toBeCloseTo(1, 12);
      expect(share('Monday')).toBeCloseTo(share('Tea'), 12);
    }
  });

  it('are told of the clusters, and enter their names in words', () => {
    const columns = new Set(of('clusterTraits').map(({ column }) => column));
    expect(columns).toContain('favouriteChannel');
    expect(columns).not.toContain('weekdayShare');
    for (const { suggestedName } of of('clusterProfiles')) expect(suggestedName).not.toMatch(/[a-z][A-Z]/);
  });

  it('say in a few questions who spends most', () => {
    const rules = of('valueRules');
    expect(rules.map(({ value }) => value)).toEqual([150, expect.closeTo(29, 10)]);
    expect(rules.reduce((sum, { customers }) => sum + Number(customers), 0)).toBe(120);
    const model = Object.values(analysis.models).find(({ kind }) => kind === 'segmentation/target-tree');
    expect(toRows(targetTreeRules(model as never))).toEqual(rules);
  });
});

describe('what is known of customers', () => {
  it('is a feature of the clusters, but not the reach that weighs advocates', () => {
    const model = Object.values(analysis.models).find(({ kind }) => kind === 'segmentation/k-means');
    expect(model?.features?.map(({ name }) => name)).toEqual(['recency', 'frequency', 'monetary', 'age']);
  });

  it('is asked of nobody where customers are few, and said where no question tells anything', () => {
    const few = analyze(rows.slice(0, 60), { asOf });
    expect(few.tables?.['valueRules']).toBeUndefined();
    const alike = analyze(
      rows.map(({ customer, time }) => ({ customer, time, amount: 10 })),
      { asOf },
    );
    expect(alike.tables?.['valueRules']).toBeUndefined();
    expect(alike.notes.map(({ code }) => code)).toContain('no-value-rules');
  });
});
