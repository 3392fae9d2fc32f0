import {
  bgNbdModel,
  chooseModel,
  evaluateHoldout,
  expectedTransactions,
  fitMbgNbd,
  fitNbd,
  fitParetoNbd,
  forecastSales,
  gammaGammaModel,
} from '@clientele/clv';
import { describe, expect, it } from 'vitest';
import { simulateBgNbd } from './simulate.ts';

const bg = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });

describe('the evaluation of a holdout', () => {
  const split = {
    x: [2, 0, 9, 12],
    tx: [30, 0, 37, 38],
    T: [39, 39, 39, 39],
    unit: 'week',
    holdoutX: [1, 0, 8, 0],
    holdoutLength: 39,
  } as const;
  const forecast = expectedTransactions(bg, split, { horizon: { weeks: 39 } });
  const found = evaluateHoldout(bg, split);

  it('is that of the forecasts', () => {
    const errors = [...forecast].map((value, row) => value - (split.holdoutX[row] as number));
    expect(found.expected).toBeCloseTo(
      forecast.reduce((sum, one) => sum + one, 0),
      12,
    );
    expect(found.mae).toBeCloseTo(errors.reduce((sum, one) => sum + Math.abs(one), 0) / 4, 12);
    expect(found.rmse).toBeCloseTo(Math.sqrt(errors.reduce((sum, one) => sum + one * one, 0) / 4), 12);
    expect(found.bias).toBeCloseTo(found.expected / 9 - 1, 12);
  });

  it('puts seven and more into the last row by frequency', () => {
    const { x, customers, actualMean } = found.byFrequency.columns;
    expect([[...x], [...customers], [...actualMean]]).toEqual([
      [0, 2, 7],
      [1, 1, 2],
      [0, 1, 4],
    ]);
  });

  it('counts weights as customers, and has no bias where nobody bought', () => {
    const twice = evaluateHoldout(bg, { ...split, weight: [2, 2, 2, 2] });
    expect([twice.mae, twice.actual]).toEqual([found.mae, 2 * found.actual]);
    const none = evaluateHoldout(bg, { ...split, holdoutX: [0, 0, 0, 0] });
    expect([none.bias, none.correlation]).toEqual([null, null]);
  });

  it.each([
    [{ ...split, holdoutX: [1, 0, -1, 0] }, 'row 2, column holdoutX'],
    [{ ...split, holdoutX: [1, 0, 1] }, 'holdoutX'],
    [{ ...split, holdoutLength: 0 }, 'holdoutLength must be'],
  ])('refuses what is no holdout', (data, place) => {
    expect(() => evaluateHoldout(bg, data)).toThrow(place);
  });
});

describe('the choice of a model', () => {
  const base = simulateBgNbd({ r: 0.5, alpha: 6, a: 0.9, b: 1.5 }, { customers: 1500, weeks: 52, ahead: 26, seed: 4 });
  const split = { ...base, holdoutX: base.later, holdoutLength: 26 };

  it.each(['rmse', 'mae', 'bic', 'aic'] as const)(
    'takes the smallest by %s, and the table says of each what the verbs say',
    (by) => {
      const { best, table, models } = chooseModel(split, { models: ['mbg-nbd', 'nbd', 'pareto-nbd'], by });
      const scores = table.columns[by];
      expect(best).toBe(models[scores.indexOf(Math.min(...scores))]);
      expect(best.kind).not.toBe('clv/nbd');
      const fits = [fitMbgNbd(base), fitNbd(base), fitParetoNbd(base)];
      expect(models).toEqual(fits);
      expect([...table.columns.rmse]).toEqual(fits.map((model) => evaluateHoldout(model, split).rmse));
    },
  );

  it('needs no holdout for an information criterion, and says of the errors that it knows none', () => {
    const { table } = chooseModel(base, { by: 'bic' });
    expect([...table.columns.rmse].every(Number.isNaN)).toBe(true);
    expect(() => chooseModel(base as never)).toThrow('holdout');
  });

  it.each([[{ models: [] }], [{ models: ['pareto'] }], [{ by: 'r2' }]])('refuses %o', (options) => {
    expect(() => chooseModel(split, options as never)).toThrow(/^chooseModel: (models|by) must be/);
  });
});

describe('the weekly forecast', () => {
  const spend = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });
  const base = simulateBgNbd({ r: 0.5, alpha: 6, a: 0.9, b: 1.5 }, { customers: 1300, weeks: 52, seed: 9 });
  const data = { ...base, meanRepeatSpend: base.x.map((x, row) => (x === 0 ? 0 : 20 + (row % 17))) };

  it('adds up to what each customer is expected to buy', () => {
    const { transactions } = forecastSales(bg, spend, data, { weeks: 10 }).columns;
    const whole = expectedTransactions(bg, data, { horizon: { weeks: 10 } });
    const total = whole.reduce((sum, one) => sum + one, 0);
    expect(transactions.reduce((sum, one) => sum + one, 0) / total).toBeCloseTo(1, 10);
  });

  it('has no ends where a model has no standard errors', () => {
    const { revenueLower, transactionsUpper } = forecastSales(bg, spend, data, { weeks: 2 }).columns;
    expect([...revenueLower, ...transactionsUpper].every(Number.isNaN)).toBe(true);
  });

  it('is as unsure whatever the order of the rows', () => {
    const model = fitMbgNbd(base);
    const backwards = <T>(values: readonly T[]): T[] => [...values].reverse();
    const turned = {
      ...data,
      x: backwards(data.x),
      tx: backwards(data.tx),
      T: backwards(data.T),
      meanRepeatSpend: backwards(data.meanRepeatSpend),
      sumLogGaps: backwards(data.sumLogGaps),
    };
    const [one, other] = [data, turned].map(
      (of) =>
        forecastSales(
          model,
          {
            ...spend,
            covariance: [
              [1, 0, 0],
              [0, 0.1, 0],
              [0, 0, 9],
            ],
          },
          of,
          { weeks: 3 },
        ).columns,
    );
    for (const name of ['transactionsLower', 'revenueUpper'] as const) {
      for (const [week, value] of (one?.[name] ?? []).entries()) {
        expect(value / (other?.[name][week] as number)).toBeCloseTo(1, 10);
      }
    }
  });

  it.each([[{ weeks: 0 }], [{ weeks: 1.5 }], [{ level: 1 }], [{ horizon: { weeks: 3 } }]])('refuses %o', (options) => {
    expect(() => forecastSales(bg, spend, data, options as never)).toThrow(/^forecastSales: /);
  });
});
