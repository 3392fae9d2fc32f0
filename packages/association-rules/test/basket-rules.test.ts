import {
  basketRules,
  deriveBaskets,
  deriveRules,
  mineItemsets,
  parseTransactions,
  toRows,
} from '@clientele/association-rules';
import { InvalidInputError, InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const bills = [
  ['diapers', 'wipes', 'beer'],
  ['diapers', 'wipes'],
  ['diapers', 'chips'],
  ['beer', 'chips'],
  ['diapers', 'wipes', 'chips'],
];
const rows = bills.flatMap((products, bill) =>
  products.map((product) => ({
    customer: `c${bill % 3}`,
    time: `2026-03-0${bill + 1}`,
    amount: 2,
    order: bill,
    product,
  })),
);
const options = { minSupport: { count: 2 }, minConfidence: 0.5 } as const;

describe('basketRules', () => {
  it('is its steps in a row, and leaves out what a shorter rule says as well', () => {
    const log = parseTransactions(rows);
    const itemsets = mineItemsets(deriveBaskets(log), { minSupport: options.minSupport });
    const steps = deriveRules(itemsets, { minConfidence: 0.5, redundant: 'drop' });
    expect(toRows(basketRules(rows, options))).toEqual(toRows(steps));
    expect(toRows(basketRules(log, options))).toEqual(toRows(steps));
    const all = basketRules(rows, { ...options, redundant: 'keep' });
    expect(toRows(all)).toEqual(toRows(deriveRules(itemsets, { minConfidence: 0.5 })));
    expect(all.length).toBeGreaterThan(steps.length);
  });
  it('hands every option on to the step that it belongs to', () => {
    const rules = basketRules(rows, {
      ...options,
      asOf: '2026-03-05',
      timeZone: 'Europe/Berlin',
      exclude: ['beer'],
      consequent: ['wipes'],
      measures: ['zhang'],
      sortBy: 'zhang',
      top: 1,
      maxLength: 2,
    });
    expect([rules.n, rules.length, rules.sortBy, rules.timeZone]).toEqual([4, 1, 'zhang', 'Europe/Berlin']);
    expect(new Date(rules.asOf).toISOString()).toBe('2026-03-04T23:00:00.000Z');
    expect(toRows(rules, ['antecedent', 'consequent'])).toEqual([{ antecedent: ['diapers'], consequent: ['wipes'] }]);
  });
  it('says which rows it could not use', () => {
    const { product: _, ...without } = rows[0] as (typeof rows)[number];
    const rules = basketRules([...rows, { ...rows[0], amount: 'much' }, without], options);
    expect(rules.issues.counts).toEqual({ 'invalid-number': 1, 'missing-value': 1 });
    expect(rules.notes.map(({ code }) => code)).toContain('lines-not-in-baskets');
  });
  it('tells how far the mining is', () => {
    const stages = new Set<string>();
    basketRules(rows, { ...options, onProgress: ({ stage }) => stages.add(stage) });
    expect([...stages]).toEqual(['itemsets']);
  });
  it('refuses unknown options, rows without products, and options for rows beside a log', () => {
    expect(() => basketRules(rows, { minsupport: 0.1 } as never)).toThrow(InvalidOptionError);
    expect(() => basketRules(rows, { minSupport: 0 })).toThrow('basketRules: minSupport must be');
    expect(() => basketRules(parseTransactions(rows), { timeZone: 'Asia/Tokyo' })).toThrow(InvalidOptionError);
    const bare = rows.map(({ product: _, ...row }) => row);
    expect(() => basketRules(bare, options)).toThrow(InvalidInputError);
  });
});
