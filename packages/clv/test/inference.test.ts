import {
  bgNbdModel,
  bootstrapIntervals,
  bootstrapModels,
  deltaIntervals,
  expectedTransactions,
  fitBgNbd,
  fitGammaGamma,
  fitNbd,
  fitParetoNbd,
  type HistoryColumns,
  lifetimeValue,
  likelihoodRatioTest,
  parameterIntervals,
  probabilityAlive,
  toRows,
  update,
} from '@clientele/clv';
import { IncompatibleModelError, InvalidOptionError } from '@clientele/core';
import { firstDifference } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { families } from './families.ts';
import { simulateBgNbd, simulateNbd, simulateParetoNbd, simulateSpend } from './simulate.ts';

const truth = { r: 0.8, alpha: 6, s: 0.9, beta: 15 };
const draw = (seed: number, customers = 1500): ReturnType<typeof simulateParetoNbd> =>
  simulateParetoNbd(truth, { customers, weeks: 52, ahead: 26, seed });

describe('covariances', () => {
  const model = fitParetoNbd(draw(1));
  it('have the squares of the standard errors on the diagonal, and are symmetric', () => {
    const errors = Object.values(model.standardErrors ?? {}) as number[];
    model.covariance?.forEach((row, i) => {
      expect(Math.sqrt(row[i] as number)).toBe(errors[i]);
      row.forEach((cell, j) => {
        expect(cell).toBe(model.covariance?.[j]?.[i]);
      });
    });
  });

  it('are what the model of known parameters, and the fit on a boundary, do not have', () => {
    const given = bgNbdModel({ r: 1, alpha: 2, a: 3, b: 4 }, { unit: 'week' });
    const edge = fitBgNbd(simulateBgNbd({ r: 1.5, alpha: 10, a: 1e-9, b: 1 }, { customers: 800, weeks: 100, seed: 2 }));
    expect(edge.diagnostics.status).toBe('boundary');
    for (const { covariance, standardErrors } of [given, edge])
      expect([covariance, standardErrors]).toEqual([null, null]);
    expect(toRows(parameterIntervals(edge))[0]).toMatchObject({ standardError: null, lower: null, upper: null });
    const missing = deltaIntervals([edge], (of) => probabilityAlive(of, draw(1)), { scale: 'probability' });
    expect(missing.columns.lower[0]).toBeNaN();
    expect(missing.columns.estimate[0]).toBeGreaterThan(0.9);
  });
});

describe('parameterIntervals', () => {
  it('are wider the higher the level, and around the estimate in its logarithm', () => {
    const model = fitNbd(draw(2));
    const [usual, sure] = [parameterIntervals(model), parameterIntervals(model, { level: 0.99 })].map(
      ({ columns }) => columns,
    );
    usual?.estimate.forEach((value, i) => {
      expect(Math.sqrt((usual.lower[i] as number) * (usual.upper[i] as number))).toBeCloseTo(value, 10);
      expect(sure?.lower[i]).toBeLessThan(usual.lower[i] as number);
      expect(sure?.upper[i]).toBeGreaterThan(usual.upper[i] as number);
      expect(Math.log((usual.upper[i] as number) / value) / 1.959963984540054).toBeCloseTo(
        (usual.standardError[i] as number) / value,
        12,
      );
    });
  });

  it('refuses levels that are none', () => {
    for (const level of [0, 1, 95, Number.NaN]) {
      expect(() => parameterIntervals(fitNbd(draw(2)), { level })).toThrow(InvalidOptionError);
    }
  });
});

describe('intervals of forecasts', () => {
  // The expectation of one history under the true parameters is the target: in 95 of 100 bases the interval holds it.
  const someone: HistoryColumns = { x: [0, 1, 6, 3], tx: [0, 2, 40, 12], T: [52, 40, 45, 48], unit: 'week' };
  const horizon = { weeks: 26 };
  const right = families.find(({ name }) => name === 'Pareto/NBD')?.given;
  if (right === undefined) throw new Error('no such family');
  const [purchases, alive] = [expectedTransactions(right, someone, { horizon }), probabilityAlive(right, someone)];

  it('by the delta method cover the true expectation in about 90 of 100 bases', () => {
    const covered = new Float64Array(8);
    for (let seed = 300; seed < 400; seed++) {
      const model = fitParetoNbd(draw(seed, 800));
      const counts = deltaIntervals([model], (of) => expectedTransactions(of, someone, { horizon }), { level: 0.9 });
      const chances = deltaIntervals([model], (of) => probabilityAlive(of, someone), {
        level: 0.9,
        scale: 'probability',
      });
      for (let row = 0; row < 4; row++) {
        const holds = ({ columns }: typeof counts, value: number): number =>
          Number((columns.lower[row] as number) <= value && value <= (columns.upper[row] as number));
        covered[row] = (covered[row] as number) + holds(counts, purchases[row] as number);
        covered[row + 4] = (covered[row + 4] as number) + holds(chances, alive[row] as number);
      }
    }
    for (const count of covered) expect(Math.abs(count - 90)).toBeLessThan(10);
  });

  it('by the bootstrap are about as wide as by the delta method', () => {
    const base = draw(7, 1500);
    const model = fitParetoNbd(base);
    const forecast = (of: typeof model): Float64Array => expectedTransactions(of, someone, { horizon });
    const replicates = bootstrapModels(model, base, { replicates: 100, seed: 3 });
    const [drawn, delta] = [bootstrapIntervals(model, replicates, forecast), deltaIntervals([model], forecast)];
    expect(drawn.columns.estimate).toEqual(delta.columns.estimate);
    delta.columns.lower.forEach((lower, row) => {
      const [wide, other] = [drawn, delta].map(
        ({ columns }) => (columns.upper[row] as number) - (columns.lower[row] as number),
      );
      expect(lower).toBeGreaterThan(0);
      expect(Math.abs((wide as number) / (other as number) - 1)).toBeLessThan(0.4);
    });
    expect(bootstrapModels(model, base, { replicates: 2, seed: 3 })[0]).toEqual(replicates[0]);
    expect(firstDifference(bootstrapModels(model, base, { replicates: 2 })[0], replicates[0], 1e-6)).not.toBeNull();
  });

  it('of the product of two models hold the variance of both', () => {
    const base = draw(5);
    const spends = simulateSpend({ p: 3, q: 4, gamma: 20 }, base.x.length, 5);
    const [model, spend] = [fitParetoNbd(base), fitGammaGamma(spends)];
    const value = { ...someone, meanRepeatSpend: [0, 20, 30, 10] };
    const options = { horizon: { years: 1 }, discount: { annual: 0.1 } } as const;
    const worth = (of: typeof model, at: typeof spend): Float64Array =>
      lifetimeValue(of, at, value, options).columns.lifetimeValue;
    const both = deltaIntervals([model, spend], worth).columns;
    const one = deltaIntervals([model], (of) => worth(of, spend)).columns;
    both.estimate.forEach((_, row) => {
      expect(both.upper[row]).toBeGreaterThan(one.upper[row] as number);
      expect(both.lower[row]).toBeLessThan(one.lower[row] as number);
    });
  });

  it('of what is certain have no width', () => {
    const model = fitBgNbd(draw(4));
    const { lower, upper } = deltaIntervals([model], (of) => probabilityAlive(of, someone), {
      scale: 'probability',
    }).columns;
    expect([lower[0], upper[0]]).toEqual([1, 1]);
  });
});

describe('likelihoodRatioTest', () => {
  it('finds leaving where there is some, and none where there is none', () => {
    const leaving = draw(8, 600);
    const loyal = simulateNbd({ r: 0.6, alpha: 12 }, { customers: 150, weeks: 52, seed: 8 });
    const test = (base: HistoryColumns): number => likelihoodRatioTest(fitNbd(base), fitParetoNbd(base), base).pValue;
    expect(test(leaving)).toBeLessThan(1e-6);
    expect(test(loyal)).toBeGreaterThan(0.05);
    const { degreesOfFreedom, notes } = likelihoodRatioTest(fitNbd(loyal), fitParetoNbd(loyal), loyal);
    expect([degreesOfFreedom, notes[0]?.code]).toEqual([2, 'boundary-test']);
  });

  it('of the true parameters against fitted ones rejects in about 10 of 100 bases at the level of 10 %', () => {
    const world = families.find(({ name }) => name === 'NBD');
    if (world === undefined) throw new Error('no such family');
    const rejected = Array.from({ length: 100 }, (_, i) => {
      const base = world.simulate({ customers: 400, weeks: 52, seed: 500 + i });
      return likelihoodRatioTest(world.given, world.fit(base), base).pValue;
    }).filter((p) => p < 0.1).length;
    expect(Math.abs(rejected - 10)).toBeLessThan(9);
  });

  it('refuses models of which neither contains the other', () => {
    const base = draw(8, 300);
    expect(() => likelihoodRatioTest(fitBgNbd(base), fitParetoNbd(base), base)).toThrow(IncompatibleModelError);
    expect(() => likelihoodRatioTest(fitParetoNbd(base), fitNbd(base), base)).toThrow(IncompatibleModelError);
  });
});

describe.each(families)('update of a $name model', ({ fit, simulate }) => {
  it('is the full fit to the data as they are now', () => {
    const [before, now] = [
      simulate({ customers: 1000, weeks: 52, seed: 3 }),
      simulate({ customers: 1100, weeks: 56, seed: 3 }),
    ];
    const [updated, full] = [update(fit(before), now), fit(now)];
    expect(firstDifference(updated.parameters, full.parameters, 1e-7)).toBeNull();
    expect(firstDifference(updated.standardErrors, full.standardErrors, 1e-5)).toBeNull();
    expect(Math.abs((updated.logLikelihood as number) - (full.logLikelihood as number))).toBeLessThan(1e-7);
    expect(updated.kind).toBe(full.kind);
  });
});

describe('update of a Gamma-Gamma model', () => {
  it('is the full fit', () => {
    const [before, now] = [
      simulateSpend({ p: 3, q: 4, gamma: 20 }, 800, 1),
      simulateSpend({ p: 3, q: 4, gamma: 20 }, 900, 2),
    ];
    const [updated, full] = [update(fitGammaGamma(before), now), fitGammaGamma(now)];
    expect(firstDifference(updated.parameters, full.parameters, 1e-7)).toBeNull();
  });

  it('refuses data in another unit, and models that are none', () => {
    const model = bgNbdModel({ r: 1, alpha: 2, a: 3, b: 4 }, { unit: 'week' });
    expect(() => update(model, { ...draw(1), unit: 'day' })).toThrow(IncompatibleModelError);
    expect(() => update({ kind: 'churn/tree' } as never, draw(1))).toThrow(IncompatibleModelError);
  });
});
