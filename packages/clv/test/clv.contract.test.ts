import {
  expectedSpend,
  expectedTransactions,
  fitBgBb,
  fitGammaGamma,
  type HistoryColumns,
  type OpportunityColumns,
  parseBgBbModel,
  parseGammaGammaModel,
  probabilityAlive,
  probabilityOfPurchase,
  residualTransactions,
  type SpendColumns,
} from '@clientele/clv';
import { checkEstimator } from '@clientele/testing';
import { afterAll, describe, it, vi } from 'vitest';
import { families } from './families.ts';
import { simulateBgBb, simulateSpend } from './simulate.ts';

/** BG/BB sums over all moments of leaving, row by row: slow on a loaded machine. */
vi.setConfig({ testTimeout: 120_000 });
afterAll(() => vi.resetConfig());

const spends = simulateSpend({ p: 3, q: 4, gamma: 20 }, 40, 5);

const numbers = (cells: readonly (number | string)[] | undefined): number[] => (cells ?? []).map(Number);

const fits = [
  { name: 'fitBgNbd', of: 'BG/NBD' },
  { name: 'fitMbgNbd', of: 'MBG/NBD' },
  { name: 'fitParetoNbd', of: 'Pareto/NBD' },
  { name: 'fitGammaGompertzNbd', of: 'Gamma/Gompertz/NBD' },
  { name: 'fitNbd', of: 'NBD' },
  { name: 'fitBgCnbdK', of: 'BG/CNBD-k' },
  { name: 'fitMbgCnbdK', of: 'MBG/CNBD-k' },
];

const expectations = ['expectedTransactions', 'probabilityOfPurchase', 'residualTransactions'];

const purchases = families.map((family) => {
  const fit = fits.find(({ of }) => of === family.name)!.name;
  const base = family.simulate({ customers: 50, weeks: 52, seed: 9 });
  const silent = { column: 'T', direction: 'falls' } as const;
  const checks = checkEstimator({
    name: fit,
    sample: {
      customer: base.x.map((_, row) => `customer ${row}`),
      x: base.x,
      tx: base.tx,
      T: base.T,
      sumLogGaps: base.sumLogGaps,
      weight: base.x.map((x) => 1 + (x % 3)),
    },
    input: ({ x, tx, T, sumLogGaps, weight }): HistoryColumns => ({
      x: numbers(x),
      tx: numbers(tx),
      T: numbers(T),
      sumLogGaps: numbers(sumLogGaps),
      weight: numbers(weight),
      unit: 'week',
    }),
    fit: family.fit,
    parse: family.parse,
    verbs: {
      probabilityAlive: (model, input) => ({ probabilityAlive: probabilityAlive(model, input) }),
      expectedTransactions: (model, input) => ({
        expectedTransactions: expectedTransactions(model, input, { horizon: { weeks: 26 } }),
      }),
      probabilityOfPurchase: (model, input) => ({
        probabilityOfPurchase: probabilityOfPurchase(model, input, { horizon: { months: 3 } }),
      }),
      residualTransactions: (model, input) => ({
        residualTransactions: residualTransactions(model, input, { discount: { annual: 0.15 } }),
      }),
    },
    options: { tolerance: 0.01, maxIterations: 2 },
    duplicateTolerance: 1e-9,
    // The longer nobody was seen, the less is to be expected of each; without leaving, everyone is alive, and who buys
    // regularly may be due.
    monotone: [
      ...(family.name === 'NBD' ? [] : [{ verb: 'probabilityAlive', value: 'probabilityAlive', ...silent }]),
      ...(family.regular ? [] : expectations.map((value) => ({ verb: value, value, ...silent }))),
    ],
  });
  return { name: fit, checks };
});

const donors = simulateBgBb(
  { alpha: 1.2, beta: 0.8, gamma: 0.7, delta: 2.8 },
  { customers: 60, opportunities: 6, seed: 9 },
);

const bgBb = checkEstimator({
  name: 'fitBgBb',
  sample: {
    customer: donors.x.map((_, row) => `customer ${row}`),
    x: donors.x,
    tx: donors.tx,
    n: donors.n,
    weight: donors.x.map((x) => 1 + (x % 3)),
  },
  input: ({ x, tx, n, weight }): OpportunityColumns => ({
    x: numbers(x),
    tx: numbers(tx),
    n: numbers(n),
    weight: numbers(weight),
    unit: 'year',
  }),
  fit: fitBgBb,
  parse: parseBgBbModel,
  verbs: {
    probabilityAlive: (model, input) => ({ probabilityAlive: probabilityAlive(model, input) }),
    expectedTransactions: (model, input) => ({
      expectedTransactions: expectedTransactions(model, input, { horizon: { years: 5 } }),
    }),
    probabilityOfPurchase: (model, input) => ({
      probabilityOfPurchase: probabilityOfPurchase(model, input, { horizon: { years: 5 } }),
    }),
    residualTransactions: (model, input) => ({
      residualTransactions: residualTransactions(model, input, { discount: { annual: 0.15 } }),
    }),
  },
  options: { tolerance: 0.01, maxIterations: 2 },
  duplicateTolerance: 1e-9,
});

const gammaGamma = checkEstimator({
  name: 'fitGammaGamma',
  sample: {
    customer: spends.x.map((_, row) => `customer ${row}`),
    x: spends.x,
    meanRepeatSpend: spends.meanRepeatSpend,
    weight: spends.x.map((x) => 1 + (x % 2)),
  },
  input: ({ x, meanRepeatSpend, weight }): SpendColumns => ({
    x: numbers(x),
    meanRepeatSpend: numbers(meanRepeatSpend),
    weight: numbers(weight),
  }),
  fit: fitGammaGamma,
  parse: parseGammaGammaModel,
  verbs: { expectedSpend: (model, input) => ({ expectedSpend: expectedSpend(model, input) }) },
  options: { tolerance: 0.01, maxIterations: 2 },
  duplicateTolerance: 1e-9,
  scale: [
    {
      column: 'meanRepeatSpend',
      factor: 1024,
      expected: (parameters, factor) => {
        const { gamma, ...rest } = parameters as { gamma: number };
        return { ...rest, gamma: gamma * factor };
      },
    },
  ],
  monotone: [{ verb: 'expectedSpend', value: 'expectedSpend', column: 'meanRepeatSpend', direction: 'rises' }],
});

describe.each(purchases)('the fit of $name keeps the contract of estimators', ({ checks }) => {
  for (const check of checks) it(check.name, check.run);
});

describe('fitBgBb keeps the contract of estimators', () => {
  for (const check of bgBb) it(check.name, check.run);
});

describe('fitGammaGamma keeps the contract of estimators', () => {
  for (const check of gammaGamma) it(check.name, check.run);
});
