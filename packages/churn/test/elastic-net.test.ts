import { InvalidOptionError } from '@clientele/core';
import { openRandom } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic, parseLogisticModel, predictChurn } from '../src/index.ts';

function sample(rows: number, features: number, seed: number): Record<string, Float64Array> {
  const random = openRandom(seed);
  const columns = Array.from({ length: features }, (_, j) => [
    `x${j}`,
    Float64Array.from({ length: rows }, () => (1 + j) * random.normal() + j),
  ]);
  const data = Object.fromEntries(columns) as Record<string, Float64Array>;
  const [a, b] = [data['x0'], data['x1']] as [Float64Array, Float64Array];
  const label = a.map((value, row) => (random.uniform() < 1 / (1 + Math.exp(-value + (b[row] as number) / 2)) ? 1 : 0));
  return { ...data, label };
}

/** The slope of the log-likelihood a standard deviation of each column, and its coefficient on the same scale. */
function slopes(
  data: Record<string, Float64Array>,
  model: ReturnType<typeof fitLogistic>,
): { slope: number; beta: number }[] {
  const { probability } = predictChurn(model, data).columns;
  const label = data['label'] as Float64Array;
  return model.parameters.terms.map(({ feature, coefficient, mean }) => {
    const x = data[feature] as Float64Array;
    const scale = Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length);
    const slope = x.reduce(
      (sum, value, row) => sum + ((label[row] as number) - (probability[row] as number)) * ((value - mean) / scale),
      0,
    );
    return { slope, beta: (coefficient ?? 0) * scale };
  });
}

describe('the elastic net', () => {
  it('meets the conditions of Karush, Kuhn and Tucker, which only the minimum of a convex function does', () => {
    const penalty = fc.double({ min: 0.01, max: 60, noNaN: true });
    fc.assert(
      fc.property(penalty, fc.oneof(fc.constant(0), penalty), fc.integer({ min: 0, max: 50 }), (l1, l2, seed) => {
        const data = sample(200, 6, seed);
        const model = fitLogistic(data, { l1, l2 });
        expect(model.diagnostics.status).toBe('converged');
        for (const { slope, beta } of slopes(data, model)) {
          if (beta === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(l1 + 1e-6);
          else expect(slope - l2 * beta - l1 * Math.sign(beta)).toBeCloseTo(0, 6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('puts all coefficients to 0 where l1 is the largest slope at 0, and names them', () => {
    const data = sample(300, 4, 1);
    const none = fitLogistic(data, { l1: 1e6 });
    expect(none.parameters.terms.map(({ coefficient }) => coefficient)).toEqual([0, 0, 0, 0]);
    expect(none.diagnostics.notes.find(({ code }) => code === 'zero-coefficients')?.details).toEqual({
      terms: ['x0', 'x1', 'x2', 'x3'],
    });
    const least = Math.max(...slopes(data, none).map(({ slope }) => Math.abs(slope)));
    const nonZero = (l1: number): number =>
      fitLogistic(data, { l1 }).parameters.terms.filter(({ coefficient }) => coefficient !== 0).length;
    expect([nonZero(least * 1.001), nonZero(least * 0.98)]).toEqual([0, 1]);
  });

  it('is the ridge where l1 comes to nothing, and has no inference', () => {
    const data = sample(400, 5, 2);
    const [ridge, net] = [fitLogistic(data, { l2: 3 }), fitLogistic(data, { l2: 3, l1: 1e-9 })];
    ridge.parameters.terms.forEach(({ coefficient }, j) => {
      expect(net.parameters.terms[j]?.coefficient).toBeCloseTo(coefficient ?? 0, 7);
    });
    expect([net.parameters.aic, net.parameters.terms[0]?.standardError]).toEqual([null, null]);
    expect(parseLogisticModel(JSON.parse(JSON.stringify(net)))).toEqual(net);
  });

  it('bounds what parts churners from others, and keeps one of two equal columns', () => {
    const x = Float64Array.from({ length: 40 }, (_, i) => i);
    const parted = fitLogistic({ x, twin: x.slice(), label: x.map((value) => Number(value > 19)) }, { l1: 1 });
    expect(parted.diagnostics.status).toBe('converged');
    expect(parted.parameters.terms.filter(({ coefficient }) => coefficient !== 0).length).toBeGreaterThan(0);
  });

  it('refuses what is no penalty', () => {
    expect(() => fitLogistic(sample(30, 2, 1), { l1: -1 })).toThrow(InvalidOptionError);
  });
});
