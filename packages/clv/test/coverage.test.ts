import {
  bgNbdModel,
  fitBetaDiscreteWeibull,
  fitBgNbd,
  fitGammaGamma,
  forecastSales,
  gammaGammaModel,
  lifetimeValue,
} from '@clientele/clv';
import { describe, expect, it } from 'vitest';
import { random } from './random.ts';
import { simulateBgNbd, simulateSpend } from './simulate.ts';

/** How many of the estimates lie within 1.96 standard errors of the truth, parameter by parameter. */
function coverage(models: readonly { parameters: object; standardErrors: object | null }[], truth: object): number[] {
  const sure = models.filter(({ standardErrors }) => standardErrors !== null);
  expect(sure.length).toBeGreaterThan(0.95 * models.length);
  return Object.entries(truth).map(([name, right]) => {
    const within = sure.filter(({ parameters, standardErrors }) => {
      const [found, error] = [parameters, standardErrors].map((of) => (of as Record<string, number>)[name]);
      return Math.abs(((found as number) - (right as number)) / (error as number)) < 1.96;
    });
    return within.length / sure.length;
  });
}

describe('standard errors cover the truth in about 95 of 100 samples', () => {
  it('of the Gamma-Gamma model', () => {
    const truth = { p: 4, q: 5, gamma: 40 };
    const models = Array.from({ length: 100 }, (_, i) => fitGammaGamma(simulateSpend(truth, 2000, 500 + i)));
    for (const share of coverage(models, truth)) expect(Math.abs(share - 0.95)).toBeLessThan(0.07);
  });

  it('of the beta-discrete-Weibull model', () => {
    const truth = { alpha: 0.8, beta: 2, c: 1.4 };
    const models = Array.from({ length: 100 }, (_, i) => {
      const draw = random(700 + i);
      const survivors = Array<number>(11).fill(0);
      for (let customer = 0; customer < 4000; customer++) {
        const [leaves, luck] = [draw.beta(truth.alpha, truth.beta), draw.uniform()];
        for (let t = 0; t < survivors.length && luck < (1 - leaves) ** (t ** truth.c); t++) {
          survivors[t] = (survivors[t] as number) + 1;
        }
      }
      return fitBetaDiscreteWeibull({ period: survivors.map((_count, t) => t), survivors, unit: 'year' });
    });
    for (const share of coverage(models, truth)) expect(Math.abs(share - 0.95)).toBeLessThan(0.07);
  });
});

const purchases = { r: 0.6, alpha: 6, a: 0.9, b: 2.2 };
const spends = { p: 4, q: 5, gamma: 40 };

/** A base with spends, and what its next week brought. */
function baseOf(seed: number) {
  const base = simulateBgNbd(purchases, { customers: 800, weeks: 52, ahead: 1, seed });
  const draw = random(seed + 5000);
  let revenue = 0;
  const meanRepeatSpend = base.x.map((x, row) => {
    const rate = draw.gamma(spends.q, spends.gamma);
    const later = base.later[row] as number;
    revenue += later === 0 ? 0 : draw.gamma(spends.p * later, rate);
    return x === 0 ? 0 : draw.gamma(spends.p * x, rate) / x;
  });
  return { data: { ...base, meanRepeatSpend }, revenue, transactions: base.later.reduce((sum, one) => sum + one, 0) };
}

describe('intervals cover what they promise in about 90 of 100 bases', () => {
  const bases = Array.from({ length: 100 }, (_, i) => {
    const base = baseOf(900 + i);
    return { ...base, model: fitBgNbd(base.data), spend: fitGammaGamma(base.data) };
  });

  it('of the purchases and the revenue of the week to come', () => {
    const within = [0, 0];
    for (const { data, revenue, transactions, model, spend } of bases) {
      const { columns } = forecastSales(model, spend, data, { weeks: 1, level: 0.9 });
      const holds = (name: 'transactions' | 'revenue', value: number): boolean =>
        (columns[`${name}Lower`][0] as number) <= value && value <= (columns[`${name}Upper`][0] as number);
      if (holds('transactions', transactions)) within[0] = (within[0] as number) + 1;
      if (holds('revenue', revenue)) within[1] = (within[1] as number) + 1;
    }
    for (const count of within) expect(Math.abs(count - 90)).toBeLessThan(10);
  });

  it('of the value of single customers, whose expectation is known', () => {
    const someone = { x: [0, 1, 6, 6], tx: [0, 8, 45, 10], T: [50, 50, 50, 50], meanRepeatSpend: [0, 12, 9, 20] };
    const asked = { horizon: { years: 1 }, discount: { annual: 0.1 } } as const;
    const data = { ...someone, unit: 'week' } as const;
    const truth = lifetimeValue(bgNbdModel(purchases, { unit: 'week' }), gammaGammaModel(spends), data, asked).columns;
    const within = new Float64Array(4);
    for (const { model, spend } of bases) {
      const { columns } = lifetimeValue(model, spend, data, { ...asked, intervals: { level: 0.9 } });
      truth.lifetimeValue.forEach((value, row) => {
        const [lower, upper] = [columns.lifetimeValueLower?.[row], columns.lifetimeValueUpper?.[row]];
        if ((lower as number) <= value && value <= (upper as number)) within[row] = (within[row] as number) + 1;
      });
    }
    for (const count of within) expect(Math.abs(count - 90)).toBeLessThan(10);
  });

  it('and values are multiplied by a calibration, their ends with them', () => {
    const [{ data, model, spend } = baseOf(1) as never] = bases;
    const asked = { horizon: { weeks: 26 }, discount: { annual: 0.1 }, intervals: {} } as const;
    const [plain, mended] = [{}, { calibration: 1.2 }].map((of) =>
      lifetimeValue(model, spend, data, { ...asked, ...of }),
    );
    for (const name of ['lifetimeValue', 'lifetimeValueLower', 'lifetimeValueUpper'] as const) {
      plain?.columns[name]?.forEach((value, row) => {
        expect(mended?.columns[name]?.[row]).toBeCloseTo(1.2 * value, 8);
      });
    }
    for (const calibration of [0, -1, Number.NaN]) {
      expect(() => lifetimeValue(model, spend, data, { ...asked, calibration })).toThrow('calibration must be');
    }
  });
});
