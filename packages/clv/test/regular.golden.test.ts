import {
  bgCnbdKModel,
  bgNbdModel,
  countProbabilities,
  expectedTransactions,
  fitBgCnbdK,
  fitBgNbd,
  mbgCnbdKModel,
  mbgNbdModel,
  parseBgCnbdKModel,
  probabilityAlive,
  probabilityOfPurchase,
  residualTransactions,
} from '@clientele/clv';
import { IncompatibleModelError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { purchasesGiven, staysGiven } from '../src/beta-geometric/many-purchases.ts';
import { possiblePurchases } from '../src/beta-geometric/possible-purchases.ts';
import { simulateBgNbd } from './simulate.ts';

const week = { unit: 'week' } as const;
const history = { x: [0, 2, 5], tx: [0, 30, 20], T: [39, 39, 21], sumLogGaps: [0, 5, 7], ...week };
const parameters = { r: 0.6, alpha: 3, a: 0.9, b: 2.2 };

describe('models of regular purchases', () => {
  it('with k = 1 are the models of random ones', () => {
    const pairs = [
      [bgCnbdKModel(parameters, { k: 1, ...week }), bgNbdModel(parameters, week)],
      [mbgCnbdKModel(parameters, { k: 1, ...week }), mbgNbdModel(parameters, week)],
    ] as const;
    for (const [regular, plain] of pairs) {
      const horizon = { weeks: 26 };
      expect(probabilityAlive(regular, history)).toEqual(probabilityAlive(plain, history));
      expect(expectedTransactions(regular, history, { horizon })).toEqual(
        expectedTransactions(plain, history, { horizon }),
      );
    }
    const base = simulateBgNbd({ r: 1, alpha: 6, a: 0.9, b: 2.2 }, { customers: 500, weeks: 52, seed: 4 });
    const [regular, plain] = [fitBgCnbdK(base, { k: 1 }), fitBgNbd(base)];
    expect(regular.parameters).toEqual(plain.parameters);
    expect(regular.logLikelihood).toBe(plain.logLikelihood);
  });

  it('find the k that customers live by', () => {
    for (const k of [1, 2, 4]) {
      const base = simulateBgNbd({ r: 1, alpha: 6 / k, a: 0.6, b: 2.2 }, { customers: 1500, weeks: 80, seed: 4 }, 0, k);
      expect(fitBgCnbdK(base).k).toBe(k);
    }
  });

  it('expect the next purchase when it is due, and soon after the last one none', () => {
    const clockwork = bgCnbdKModel({ r: 200, alpha: 200, a: 0.1, b: 10 }, { k: 10, unit: 'day' });
    const buys = (tx: number, T: number): number =>
      probabilityOfPurchase(
        clockwork,
        { x: [5], tx: [tx], T: [T], unit: 'day' },
        { horizon: { days: 3 } },
      )[0] as number;
    expect(buys(50, 50)).toBeLessThan(0.02);
    expect(buys(50, 60)).toBeGreaterThan(0.5);
  });

  it('give a distribution that sums to 1 and has the expected number as its mean', () => {
    const model = mbgCnbdKModel(parameters, { k: 3, ...week });
    const options = { horizon: { weeks: 30 }, most: 400 };
    const counts = countProbabilities(model, history, options);
    const mean = expectedTransactions(model, history, options.horizon ? { horizon: options.horizon } : options);
    for (const row of [0, 1, 2]) {
      expect(counts.reduce((sum, column) => sum + (column[row] as number), 0)).toBeCloseTo(1, 11);
      expect(counts.reduce((sum, column, n) => sum + n * (column[row] as number), 0)).toBeCloseTo(
        mean[row] as number,
        9,
      );
    }
  });

  it('count the same by the list of all numbers of events and by roots of unity, where the list is long', () => {
    for (const [R, u, j, k] of [
      [3, 200, 0, 2],
      [40, 30, 1, 3],
      [0.3, 40, 4, 5],
      [900, 2, 2, 3],
    ] as const) {
      const events = { R, u, j, k };
      const { least, masses } = possiblePurchases(events);
      for (const p of [1e-7, 1e-3, 0.1, 0.4, 0.8]) {
        const stays = masses.reduce((sum, mass, i) => sum + mass * (1 - p) ** (least + i), 0);
        expect(Math.abs(staysGiven(events, p) - stays)).toBeLessThan(1e-12);
        const purchases = masses.reduce(
          (sum, mass, i) => sum - (mass * Math.expm1((least + i) * Math.log1p(-p))) / p,
          0,
        );
        expect(Math.abs(purchasesGiven(events, p) / purchases - 1)).toBeLessThan(1e-7);
      }
    }
  });

  it('look far ahead without listing millions of events', () => {
    const model = bgCnbdKModel({ r: 50, alpha: 0.1, a: 2, b: 3 }, { k: 2, ...week });
    const [purchases] = residualTransactions(model, history, { discount: { annual: 0.1 } });
    expect(purchases).toBeGreaterThan(0);
    expect(Number.isFinite(purchases)).toBe(true);
  });

  it('need the times between purchases unless k is 1, and say so', () => {
    const { sumLogGaps: _, ...without } = history;
    expect(() => fitBgCnbdK(without)).toThrow(InvalidInputError);
    expect(() => fitBgCnbdK(without)).toThrow('column sumLogGaps is missing');
    expect(fitBgCnbdK(without, { k: 1 }).k).toBe(1);
    const wrong = { ...history, sumLogGaps: [1, 5, 7] };
    expect(() => fitBgCnbdK(wrong)).toThrow('row 0, column sumLogGaps: expected 0 where x is 0, got 1');
  });

  it('refuse a k that is none', () => {
    for (const k of [0, 1.5, 13, '2']) {
      expect(() => fitBgCnbdK(history, { k: k as number })).toThrow(InvalidOptionError);
      expect(() => bgCnbdKModel(parameters, { k: k as number, ...week })).toThrow(InvalidOptionError);
      const stored = { ...bgCnbdKModel(parameters, { k: 2, ...week }), k };
      expect(() => parseBgCnbdKModel(stored)).toThrow(IncompatibleModelError);
    }
  });
});
