import {
  countProbabilitiesOfNewCustomer,
  expectedSpend,
  expectedTransactions,
  fitGammaGamma,
  gammaGammaModel,
  probabilityAlive,
  probabilityOfPurchase,
  type TransactionModel,
} from '@clientele/clv';
import { describe, expect, it } from 'vitest';
import { families } from './families.ts';
import { simulateSpend } from './simulate.ts';

const spendTruth = { p: 4, q: 5, gamma: 40 };

/** How many standard errors each parameter lies from the truth. */
function distances(model: { parameters: object; standardErrors: object | null }, from: object): number[] {
  const [found, errors, right] = [model.parameters, model.standardErrors ?? {}, from].map(Object.values);
  return (found as number[]).map((value, i) => (value - (right?.[i] as number)) / (errors?.[i] as number));
}

describe.each(families)('simulated customers of a $name world', ({ name, fit, simulate, truth, given, slow }) => {
  const base = simulate({ customers: 20_000, weeks: 52, ahead: 26, seed: 1 });

  it('give the parameters back within three standard errors, which shrink with the customers', () => {
    const [many, fewer] = slow ? [2500, 250] : [20_000, 2000];
    const model = fit(simulate({ customers: many, weeks: 52, seed: 1 }));
    expect(model.diagnostics.status).toBe('converged');
    expect(Math.max(...distances(model, truth).map(Math.abs))).toBeLessThan(3);
    const small = fit(simulate({ customers: fewer, weeks: 52, seed: 1 }));
    const errorOfR = ({ standardErrors }: TransactionModel): number =>
      (standardErrors as unknown as Record<string, number> | null)?.['r'] as number;
    const ratio = errorOfR(small) / errorOfR(model);
    expect(ratio).toBeGreaterThan(2.2); // sqrt(10) = 3.2
    expect(ratio).toBeLessThan(4.6);
  });

  it('buy as often as forecast, overall and in each group of x', () => {
    const forecast = expectedTransactions(given, base, { horizon: { weeks: 26 } });
    const buys = probabilityOfPurchase(given, base, { horizon: { weeks: 26 } });
    for (const least of [0, 1, 2, 4, 8]) {
      const rows = base.x.flatMap((x, row) => (x >= least ? [row] : []));
      const sum = (of: (row: number) => number): number => rows.reduce((total, row) => total + of(row), 0);
      const [bought, expected] = [sum((row) => base.later[row] as number), sum((row) => forecast[row] as number)];
      expect(Math.abs(bought / expected - 1)).toBeLessThan(0.05);
      const atAll = sum((row) => Number((base.later[row] as number) > 0));
      expect(Math.abs(atAll / sum((row) => buys[row] as number) - 1)).toBeLessThan(0.05);
    }
  });

  // In the NBD world nobody leaves.
  const chances = [
    ['now', probabilityAlive(given, base), base.alive],
    ['half a year later', probabilityAlive(given, base, { horizon: { weeks: 26 } }), base.aliveLater],
  ] as const;
  it.each(name === 'NBD' ? [] : chances)(
    'are alive as often as P(alive) says, in each fifth of them, %s',
    (_, alive, truly) => {
      const ranked = [...alive.keys()].sort((a, b) => (alive[a] as number) - (alive[b] as number));
      for (const fifth of [0, 1, 2, 3, 4]) {
        const rows = ranked.slice(fifth * 4000, (fifth + 1) * 4000);
        const share = rows.filter((row) => truly[row]).length / rows.length;
        const mean = rows.reduce((sum, row) => sum + (alive[row] as number), 0) / rows.length;
        expect(Math.abs(share - mean)).toBeLessThanOrEqual(4 * Math.sqrt((mean * (1 - mean)) / rows.length) + 1e-12);
      }
    },
  );

  it('have counts of purchases distributed as the model says of new customers', () => {
    const same = simulate({ customers: 20_000, weeks: 0, ahead: 30, seed: 5 });
    const counts = countProbabilitiesOfNewCustomer(given, { horizon: { weeks: 30 }, most: 12 });
    for (const n of [0, 1, 2, 5, 12]) {
      const [share, chance] = [same.later.filter((later) => later === n).length / 20_000, counts[n] as number];
      expect(Math.abs(share - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 20_000));
    }
  });
});

describe('simulated spends', () => {
  it('give the Gamma-Gamma parameters back within three standard errors', () => {
    const model = fitGammaGamma(simulateSpend(spendTruth, 10_000, 2));
    expect(model.diagnostics.status).toBe('converged');
    expect(Math.max(...distances(model, spendTruth).map(Math.abs))).toBeLessThan(3);
  });
});

describe.each(families)('standard errors of the $name model', ({ fit, simulate, truth, slow }) => {
  const [bases, customers, least] = slow ? [20, 300, 0.75] : [100, 1500, 0.88];

  it('cover the truth in about 95 of 100 bases within 1.96 of them', () => {
    const fits = Array.from({ length: bases }, (_, i): TransactionModel => {
      return fit(simulate({ customers, weeks: 52, seed: 100 + i }));
    });
    const sure = fits.filter((model) => model.standardErrors !== null);
    expect(sure.length).toBeGreaterThan((slow ? 0.85 : 0.95) * bases);
    Object.keys(truth).forEach((_, parameter) => {
      const within = sure.filter((model) => Math.abs(distances(model, truth)[parameter] as number) < 1.96).length;
      expect(within / sure.length).toBeGreaterThan(least);
    });
    // Over all parameters the coverage must not be too good either: errors that are too wide are wrong as well.
    const all = sure.flatMap((model) => distances(model, truth));
    const half = all.filter((distance) => Math.abs(distance) < 0.6745).length / all.length;
    expect(Math.abs(half - 0.5)).toBeLessThan(slow ? 0.2 : 0.12);
  });
});

describe('the expected spend of a customer without a repeat purchase', () => {
  it('is what simulated spends come to on average', () => {
    const [expected] = expectedSpend(gammaGammaModel(spendTruth), { x: [0], meanRepeatSpend: [0] });
    const { meanRepeatSpend } = simulateSpend(spendTruth, 50_000, 3);
    const mean = meanRepeatSpend.reduce((sum, spend) => sum + spend, 0) / meanRepeatSpend.length;
    expect(Math.abs(mean / (expected as number) - 1)).toBeLessThan(0.02);
  });
});
