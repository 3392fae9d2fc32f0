import {
  IncompatibleModelError,
  InsufficientDataError,
  InvalidOptionError,
  parseTransactions,
  summarizeCustomers,
} from '@clientele/core';
import {
  deriveRfm,
  type FitRfmScoresOptions,
  fitRfmScores,
  parseRfmScoresModel,
  scoreRfm,
  scoreRfmByRank,
  segmentByRfm,
  segments4,
  toRows,
} from '@clientele/rfm';
import { describe, expect, it } from 'vitest';

const five = { recency: [1, 2, 3, 4, 5], frequency: [5, 4, 3, 2, 1], monetary: [50, 40, 30, 20, 10] };
const breaks = { recency: [2, 4], frequency: [2, 4], monetary: [20, 40] };

describe('options that do not belong to the method are refused', () => {
  it.each<[FitRfmScoresOptions, string]>([
    [{ method: 'breaks' }, 'breaks must be given with method "breaks", got nothing'],
    [{ method: 'percentiles' }, 'shares must be given with method "percentiles", got nothing'],
    [{ breaks }, 'breaks must be left out unless method is "breaks"'],
    [{ method: 'ntile', shares: [0.5] }, 'shares must be left out unless method is "percentiles"'],
    [{ method: 'breaks', breaks, bins: 3 }, 'bins must be left out with method "breaks", whose lists say'],
    [{ method: 'percentiles', shares: [0.5], bins: 2 }, 'bins must be left out with method "percentiles"'],
    [{ bins: { r: 3 }, weights: { r: 1, f: 1, m: 1 } }, 'weights must be left out where r, f and m have different'],
  ])('%j', (options, message) => {
    expect(() => fitRfmScores(five, options)).toThrow(InvalidOptionError);
    expect(() => fitRfmScores(five, options)).toThrow(`fitRfmScores: ${message}`);
  });
  it.each([
    ['breaks that do not rise', { method: 'breaks', breaks: { ...breaks, monetary: [40, 20] } }],
    ['equal breaks', { method: 'breaks', breaks: { ...breaks, recency: [2, 2] } }],
    ['a break that is no number', { method: 'breaks', breaks: { ...breaks, recency: [Number.NaN] } }],
    ['breaks of two columns', { method: 'breaks', breaks: { recency: [1], frequency: [1] } }],
    [
      'a hundred breaks',
      { method: 'breaks', breaks: { ...breaks, recency: Array.from({ length: 100 }, (_, i) => i) } },
    ],
    ['a share of 1', { method: 'percentiles', shares: [0.5, 1] }],
    ['a share of 0', { method: 'percentiles', shares: [0, 0.5] }],
    ['shares that fall', { method: 'percentiles', shares: [0.9, 0.5] }],
    ['percents', { method: 'percentiles', shares: [20, 40, 60, 80] }],
    ['weights of nothing', { weights: { r: 0, f: 0, m: 0 } }],
    ['a weight below 0', { weights: { r: -1, f: 1, m: 1 } }],
    ['two weights', { weights: { r: 1, f: 1 } }],
    ['a method that is none', { method: 'jenks' }],
  ])('%s', (_, options) => {
    expect(() => fitRfmScores(five, options as FitRfmScoresOptions)).toThrow(InvalidOptionError);
  });
  it('by scoreRfmByRank too', () => {
    expect(() => scoreRfmByRank(five, { method: 'quantile' as 'ntile' })).toThrow(
      'scoreRfmByRank: method must be one of "ntile", "rank-first", got "quantile"',
    );
    expect(() => scoreRfmByRank(five, { shares: [0.5] } as object)).toThrow(/^scoreRfmByRank: shares must be/);
    expect(() => scoreRfmByRank({ recency: [], frequency: [], monetary: [] })).toThrow(InsufficientDataError);
  });
  it('but lists of the caller are copied, not frozen', () => {
    const mine = { method: 'breaks' as const, breaks: { ...breaks, recency: [2, 4] }, weights: { r: 1, f: 1, m: 1 } };
    fitRfmScores(five, mine);
    mine.breaks.recency.push(5);
    mine.weights.r = 2;
    expect(mine.breaks.recency).toEqual([2, 4, 5]);
  });
});

describe('models of other shapes', () => {
  it('of version 1 are read, and score as they did', () => {
    const { parameters, diagnostics } = fitRfmScores(five);
    const first = { kind: 'rfm/scores', version: 1, options: {}, parameters, diagnostics };
    const model = parseRfmScoresModel(JSON.parse(JSON.stringify(first)));
    expect(model.version).toBe(2);
    expect([...scoreRfm(model, five).columns.score]).toEqual([...scoreRfm(fitRfmScores(five), five).columns.score]);
  });
  const nested = fitRfmScores(five, { method: 'nested', bins: 2, weights: { r: 1, f: 1, m: 1 } });
  const spoilt = (parameters: object) => () =>
    parseRfmScoresModel({ ...nested, parameters: { ...nested.parameters, ...parameters } });
  it.each([
    ['nested without its cuts', { nested: undefined }, 'model.parameters.nested must be given with method "nested"'],
    ['nested cuts beside another method', { method: 'ntile' }, 'nested must be left out unless method is "nested"'],
    [
      'too few groups',
      { nested: { frequency: [[1]], monetary: [[1], [1], [1], [1]] } },
      'nested.frequency must be 2 lists of cuts',
    ],
    [
      'a group without cuts',
      { nested: { frequency: [[1], []], monetary: [[1], [1], [1], [1]] } },
      'nested.frequency[1] must be 1 ascending',
    ],
    ['weights of nothing', { weights: { r: 0, f: 0, m: 0 } }, 'model.parameters.weights must be { r, f, m } with'],
    ['a later version of a method', { method: 'ckmeans' }, 'model.parameters.method must be one of quantile, ntile'],
    [
      'null after a number',
      { recency: { ...nested.parameters.recency, bins: 3, cuts: [1, 2], below: [1, null], counts: [1, 2, 2] } },
      'recency.below must be',
    ],
  ])('are refused: %s', (_, parameters, message) => {
    expect(spoilt(parameters)).toThrow(IncompatibleModelError);
    expect(spoilt(parameters)).toThrow(message);
  });
});

describe('filters', () => {
  const rows = [
    { customer: 'Ada', time: '2026-01-01', amount: 50 },
    { customer: 'Ada', time: '2026-01-05', amount: 50 },
    { customer: 'Bo', time: '2026-01-02', amount: 90 },
    { customer: 'Cy', time: '2026-01-02', amount: 5 },
    { customer: 'Cy', time: '2026-01-03', amount: 5 },
  ];
  const summary = summarizeCustomers(parseTransactions(rows));
  it('leave out who bought too seldom or spent too little, and count them', () => {
    const { notes, ...table } = deriveRfm(summary, { minPurchases: 2, minSpend: 20 });
    expect(toRows(table, ['customer', 'frequency', 'monetary'])).toEqual([
      { customer: 'Ada', frequency: 2, monetary: 100 },
    ]);
    expect(notes.at(-1)).toEqual({
      code: 'customers-filtered',
      message: '2 of 3 customers are left out: 1 with fewer than 2 purchases, 1 who spent less than 20',
      details: { customers: 2, belowPurchases: 1, belowSpend: 1 },
    });
  });
  it('leave notes as they are where nobody is below, and count bounds as in', () => {
    const table = deriveRfm(summary, { minPurchases: 1, minSpend: 10 });
    expect([table.length, table.notes]).toEqual([3, summary.notes]);
  });
  it('refuse what is no bound', () => {
    expect(() => deriveRfm(summary, { minPurchases: 0 })).toThrow(
      'deriveRfm: minPurchases must be a whole number >= 1',
    );
    expect(() => deriveRfm(summary, { minSpend: '5' as never })).toThrow('deriveRfm: minSpend must be a finite number');
  });
  it('and methods are options of segmentByRfm', () => {
    const result = segmentByRfm(rows, {
      method: 'ntile',
      segments: segments4,
      minSpend: 10,
      weights: { r: 1, f: 1, m: 2 },
    });
    expect(toRows(result, ['customer', 'r', 'f', 'm', 'score'])).toEqual([
      { customer: 'Ada', r: 3, f: 2, m: 3, score: 2.75 },
      { customer: 'Bo', r: 1, f: 1, m: 2, score: 1.5 },
      { customer: 'Cy', r: 2, f: 3, m: 1, score: 1.75 },
    ]);
    expect(result.model.parameters.method).toBe('ntile');
    expect(() => segmentByRfm(rows, { method: 'percentiles', shares: [0.5] })).toThrow(
      /segmentByRfm: segments must be/,
    );
    expect(() => segmentByRfm(rows, { minSpend: 1000 })).toThrow(InsufficientDataError);
  });
});
