import { fitGammaGamma } from '@clientele/clv';
import { firstDifference } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gammaGammaLoss } from '../src/gamma-gamma/likelihood.ts';
import { groupRows, groupWeights } from '../src/histories/group.ts';
import { families } from './families.ts';
import { dailyHistories, designs } from './samples.ts';
import { simulateSpend } from './simulate.ts';

const few = { numRuns: 20 };

type Four = [number[], number[], number[], number[]];

function expectSlope(loss: (point: Float64Array, gradient: Float64Array) => number, point: Float64Array): void {
  const gradient = new Float64Array(point.length);
  const value = loss(point, gradient);
  const scratch = new Float64Array(point.length);
  point.forEach((center, i) => {
    const h = 1e-5;
    const at = (x: number): number =>
      loss(
        Float64Array.from(point, (v, j) => (i === j ? x : v)),
        scratch,
      );
    const slope = (at(center + h) - at(center - h)) / (2 * h);
    expect(Math.abs(slope - (gradient[i] as number))).toBeLessThan(1e-5 * (1 + Math.abs(value) + Math.abs(slope)));
  });
}

describe('gradients equal finite differences', () => {
  it.each(families)('of the $name likelihood, at any parameters', ({ models, loss }) => {
    fc.assert(
      fc.property(models, dailyHistories, ({ parameters }, { x, tx, T }) => {
        const groups = groupRows([x, tx, T].map((cells) => Float64Array.from(cells)));
        expectSlope(loss(groups, groupWeights(groups, null)), Float64Array.from(Object.values(parameters), Math.log));
      }),
    );
  });

  it('of the Gamma-Gamma likelihood, at any parameters', () => {
    const points = fc.array(fc.double({ min: -2, max: 4, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 1e6 }), (point, seed) => {
        const { x, meanRepeatSpend } = simulateSpend({ p: 3, q: 4, gamma: 20 }, 30, seed);
        const groups = groupRows([Float64Array.from(x), Float64Array.from(meanRepeatSpend)]);
        expectSlope(gammaGammaLoss(groups, groupWeights(groups, null)), Float64Array.from(point));
      }),
    );
  });
});

describe.each(families)('fits of the $name model', ({ fit, simulate, powerOf, slow }) => {
  const few = { numRuns: slow ? 3 : 20 };

  it('count a row of weight n as n rows', () => {
    fc.assert(
      fc.property(designs, fc.integer({ min: 2, max: 4 }), (design, times) => {
        const base = simulate(design);
        const weight = base.x.map((_, row) => (row % 2 === 0 ? times : 1));
        const repeat = (cells: number[]): number[] => cells.flatMap((cell, row) => Array(weight[row]).fill(cell));
        const weighted = fit({ ...base, weight });
        const [x, tx, T, sumLogGaps] = [base.x, base.tx, base.T, base.sumLogGaps].map(repeat) as Four;
        const repeated = fit({ x, tx, T, sumLogGaps, unit: 'week' });
        expect(firstDifference(weighted.parameters, repeated.parameters, 1e-12)).toBeNull();
        expect(weighted.logLikelihood).toBeCloseTo(repeated.logLikelihood as number, 9);
        expect(weighted.diagnostics.notes.map(({ code }) => code)).toContain('weighted-rows');
      }),
      few,
    );
  });

  it('do not see the order of rows', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const base = simulate(design);
        const reversed = {
          x: base.x.toReversed(),
          tx: base.tx.toReversed(),
          T: base.T.toReversed(),
          sumLogGaps: base.sumLogGaps.toReversed(),
          unit: 'week',
        } as const;
        expect(fit(reversed)).toEqual(fit(base));
      }),
      few,
    );
  });

  it('give the same model in days and in weeks, times rescaled and the likelihood in its unit (case A09)', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const base = simulate(design);
        const weekly = fit(base);
        const inDays = (cells: number[]): number[] => cells.map((cell) => cell * 7);
        const sumLogGaps = base.sumLogGaps.map((sum, row) => sum + (base.x[row] as number) * Math.log(7));
        const daily = fit({ x: base.x, tx: inDays(base.tx), T: inDays(base.T), sumLogGaps, unit: 'day' });
        if (weekly.diagnostics.status !== 'converged') return;
        const [days, weeks] = [daily, weekly].map(({ parameters }) => new Map(Object.entries(parameters)));
        for (const [name, value] of weeks ?? []) {
          expect(Math.abs((days?.get(name) ?? 0) / (value * 7 ** powerOf(name)) - 1)).toBeLessThan(1e-6);
        }
        const shift = base.x.reduce((sum, x) => sum + x, 0) * Math.log(7);
        expect((weekly.logLikelihood as number) - (daily.logLikelihood as number)).toBeCloseTo(shift, 6);
      }),
      few,
    );
  });

  it('end with a status, finite parameters and errors only where converged, whatever the histories', () => {
    fc.assert(
      fc.property(dailyHistories, (data) => {
        fc.pre(data.x.some((x) => x > 0));
        const model = fit(data);
        expect(Object.values(model.parameters).every((value) => Number.isFinite(value) && value > 0)).toBe(true);
        expect(model.standardErrors === null).toBe(model.diagnostics.status !== 'converged');
        expect(model.diagnostics.notes.length > 0).toBe(model.diagnostics.status !== 'converged');
      }),
      few,
    );
  });
});

describe('fits', () => {
  it('of spend scale with the currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const { x, meanRepeatSpend } = simulateSpend({ p: 3, q: 4, gamma: 20 }, 400, seed);
        const euro = fitGammaGamma({ x, meanRepeatSpend });
        const cents = fitGammaGamma({ x, meanRepeatSpend: meanRepeatSpend.map((amount) => amount * 100) });
        const { gamma, ...rest } = cents.parameters;
        expect(firstDifference({ ...rest, gamma: gamma / 100 }, { ...euro.parameters }, 1e-7)).toBeNull();
        expect((euro.logLikelihood as number) - (cents.logLikelihood as number)).toBeCloseTo(400 * Math.log(100), 6);
        expect(cents.sampleMean).toBeCloseTo((euro.sampleMean as number) * 100, 6);
      }),
      few,
    );
  });
});
