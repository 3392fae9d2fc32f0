import {
  aliveHistory,
  bgBbModel,
  bootstrapIntervals,
  bootstrapModels,
  countProbabilities,
  countProbabilitiesOfNewCustomer,
  deltaIntervals,
  expectedCurve,
  expectedTransactions,
  expectedTransactionsOfNewCustomer,
  fitBgBb,
  fitNbd,
  frequencyRecencyMatrix,
  likelihoodRatioTest,
  type Purchases,
  probabilityAlive,
  probabilityOfPurchase,
  residualTransactions,
  type TransactionModel,
} from '@clientele/clv';
import { describe, expect, it } from 'vitest';
import { families } from './families.ts';
import { simulateBgBb } from './simulate.ts';

/** A model, someone's histories, and a horizon of whole units, so that models of opportunities and of time are asked alike. */
interface Case {
  readonly name: string;
  readonly model: TransactionModel;
  readonly data: Purchases;
  /** Four repeat purchases at the end of that many units each, and how long was observed. */
  readonly life: { readonly times: readonly number[]; readonly T: number };
  readonly horizon: { readonly weeks: number } | { readonly years: number };
  readonly step: { readonly weeks: number } | { readonly years: number };
  readonly refit: () => { readonly fitted: TransactionModel; readonly base: Purchases };
}

const donations = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 };

const cases: readonly Case[] = [
  ...families.map(
    ({ name, given, fit, simulate }): Case => ({
      name,
      model: given,
      data: { x: [0, 1, 4, 9], tx: [0, 12, 30, 33], T: [39, 39, 38, 34], sumLogGaps: [0, 2.4, 8, 12], unit: 'week' },
      life: { times: [2, 9, 20, 30], T: 38 },
      horizon: { weeks: 26 },
      step: { weeks: 1 },
      refit: () => {
        const base = simulate({ customers: 600, weeks: 52, seed: 12 });
        return { fitted: fit(base), base };
      },
    }),
  ),
  {
    name: 'BG/BB',
    model: bgBbModel(donations, { unit: 'year' }),
    data: { x: [0, 1, 4, 6], tx: [0, 1, 5, 6], n: [6, 6, 6, 6], unit: 'year' },
    life: { times: [1, 2, 4, 5], T: 6 },
    horizon: { years: 5 },
    step: { years: 1 },
    refit: () => {
      const base = simulateBgBb(donations, { customers: 1500, opportunities: 8, seed: 12 });
      return { fitted: fitBgBb(base), base };
    },
  },
];

const close = (value: number | undefined, right: number | undefined): void => {
  expect(Math.abs((value as number) - (right as number))).toBeLessThan(1e-9 * (1 + Math.abs(right as number)));
};

describe.each(cases)('every quantity of the $name model', ({ model, data, life, horizon, step }) => {
  const discount = { annual: 0.12 };
  const [alive, expected] = [probabilityAlive(model, data), expectedTransactions(model, data, { horizon })];

  it('P(alive) now and later', () => {
    const later = probabilityAlive(model, data, { horizon });
    later.forEach((chance, row) => {
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(alive[row] as number);
    });
  });

  it('expectation, distribution and chance of a purchase are one: sums, means and what is left of 0', () => {
    const counts = countProbabilities(model, data, { horizon, most: 300 });
    const buys = probabilityOfPurchase(model, data, { horizon });
    expected.forEach((mean, row) => {
      close(
        counts.reduce((sum, column) => sum + (column[row] as number), 0),
        1,
      );
      close(
        counts.reduce((sum, column, n) => sum + n * (column[row] as number), 0),
        mean,
      );
      close(1 - (counts[0]?.[row] as number), buys[row]);
    });
  });

  it('the same of a new customer', () => {
    const counts = countProbabilitiesOfNewCustomer(model, { horizon, most: 300 });
    close(
      counts.reduce((sum, chance, n) => sum + n * chance, 0),
      expectedTransactionsOfNewCustomer(model, { horizon }),
    );
  });

  it('DERT and DET: between nothing and what is expected, and the endless one above the other', () => {
    const det = residualTransactions(model, data, { discount, horizon });
    const dert = residualTransactions(model, data, { discount });
    det.forEach((value, row) => {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(expected[row] as number);
      expect(dert[row] as number).toBeGreaterThan(value);
    });
  });

  it('curves: increments add up, and a base of newcomers buys what newcomers are expected to', () => {
    const { time, incremental, cumulative } = expectedCurve(model, data, { horizon, step }).columns;
    close(
      incremental.reduce((sum, one) => sum + one, 0),
      cumulative.at(-1),
    );
    expect(time.every((at, i) => at > (time[i - 1] ?? 0))).toBe(true);
    const born = model.unit === 'year' ? { x: [0], tx: [0], n: [0] } : { x: [0], tx: [0], T: [0] };
    const newcomers = expectedCurve(model, { ...born, unit: model.unit } as Purchases, { horizon, step }).columns;
    close(newcomers.cumulative.at(-1), expectedTransactionsOfNewCustomer(model, { horizon }));
  });

  it('an alive history that ends with what P(alive) says of the whole', () => {
    const { times, T } = life;
    const { probabilityAlive: chances } = aliveHistory(model, { times, T, unit: model.unit }).columns;
    const last = { x: [4], tx: [times.at(-1) as number] };
    const whole = model.unit === 'year' ? { ...last, n: [T] } : { ...last, T: [T] };
    close(chances.at(-1), probabilityAlive(model, { ...whole, unit: model.unit } as Purchases)[0]);
  });

  it('a matrix whose cells are those of the verbs', () => {
    const observed = horizon;
    const units = 'years' in horizon ? horizon.years : horizon.weeks;
    const matrix = frequencyRecencyMatrix(model, { observed, horizon, most: 3, steps: units }).columns;
    const ends = Array.from(matrix.x, () => units);
    const given = {
      x: matrix.x,
      tx: matrix.tx,
      ...(model.unit === 'year' ? { n: ends } : { T: ends }),
      unit: model.unit,
    };
    const chances = probabilityAlive(model, given as Purchases);
    const purchases = expectedTransactions(model, given as Purchases, { horizon });
    matrix.probabilityAlive.forEach((chance, row) => {
      close(chance, chances[row]);
      close(matrix.expectedTransactions[row], purchases[row]);
    });
  });
});

/** A bootstrap of integrals takes minutes. */
const quick = cases.filter(({ model }) => model.kind !== 'clv/gamma-gompertz-nbd');

describe.each(quick)('how sure forecasts of a fitted $name model are', ({ data, horizon, refit }) => {
  const { fitted, base } = refit();

  it('is told by the delta method and by the bootstrap, around the same estimate', () => {
    expect(fitted.diagnostics.status).toBe('converged');
    const forecast = (of: TransactionModel): Float64Array => expectedTransactions(of, data, { horizon });
    const delta = deltaIntervals([fitted], forecast).columns;
    const drawn = bootstrapIntervals(
      fitted,
      bootstrapModels(fitted, base, { replicates: 12, seed: 2 }),
      forecast,
    ).columns;
    delta.estimate.forEach((value, row) => {
      expect(drawn.estimate[row]).toBe(value);
      for (const { lower, upper } of [delta, drawn]) {
        expect(lower[row] as number).toBeLessThan(upper[row] as number);
        expect(lower[row] as number).toBeLessThan(1.2 * value);
        expect(upper[row] as number).toBeGreaterThan(0.8 * value);
      }
    });
  });

  it('and a test by likelihood ratio tells whether it says more than its limit, where it has one', () => {
    if (fitted.kind === 'clv/bg-bb') {
      const test = likelihoodRatioTest(bgBbModel(donations, { unit: 'year' }), fitted, base);
      expect([test.degreesOfFreedom, test.notes.length]).toEqual([4, 0]);
      expect(test.pValue).toBeGreaterThan(0.001);
      return;
    }
    const nbd = fitNbd(base as Parameters<typeof fitNbd>[0]);
    const hasLimit = fitted.kind !== 'clv/nbd' && !('k' in fitted && fitted.k > 1);
    if (!hasLimit) {
      if (fitted.kind !== 'clv/nbd')
        expect(() => likelihoodRatioTest(nbd, fitted, base)).toThrow('smaller.kind must be');
      return;
    }
    const { degreesOfFreedom, pValue, notes } = likelihoodRatioTest(nbd, fitted, base);
    expect(degreesOfFreedom).toBe(Object.keys(fitted.parameters).length - 2);
    expect(pValue).toBeLessThan(0.05);
    expect(notes[0]?.code).toBe('boundary-test');
  });
});
