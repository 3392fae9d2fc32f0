import {
  type BgNbdModel,
  bgNbdModel,
  expectedSpend,
  expectedTransactions,
  fitBgNbd,
  fitGammaGamma,
  gammaGammaModel,
  probabilityAlive,
} from '@clientele/clv';
import { describe, expect, it } from 'vitest';
import { simulateBgNbd, simulateSpend } from './simulate.ts';

const truth = { r: 0.6, alpha: 6, a: 0.9, b: 2.2 };
const spendTruth = { p: 4, q: 5, gamma: 40 };

/** How many standard errors each parameter lies from the truth. */
function distances(model: { parameters: object; standardErrors: object | null }, from: object): number[] {
  const [found, errors, right] = [model.parameters, model.standardErrors ?? {}, from].map(Object.values);
  return (found as number[]).map((value, i) => (value - (right?.[i] as number)) / (errors?.[i] as number));
}

describe('simulated customers with known truth', () => {
  const base = simulateBgNbd(truth, { customers: 20_000, weeks: 52, ahead: 26, seed: 1 });

  it('give the BG/NBD parameters back within three standard errors, which shrink with the customers', () => {
    const model = fitBgNbd(base);
    expect(model.diagnostics.status).toBe('converged');
    expect(Math.max(...distances(model, truth).map(Math.abs))).toBeLessThan(3);
    const small = fitBgNbd(simulateBgNbd(truth, { customers: 2000, weeks: 52, seed: 1 }));
    const ratio = (small.standardErrors?.r as number) / (model.standardErrors?.r as number);
    expect(ratio).toBeGreaterThan(2.2); // sqrt(10) = 3.2
    expect(ratio).toBeLessThan(4.6);
  });

  it('buy as often as forecast, overall and in each group of x', () => {
    const forecast = expectedTransactions(bgNbdModel(truth, { unit: 'week' }), base, { horizon: { weeks: 26 } });
    for (const least of [0, 1, 2, 4, 8]) {
      const rows = base.x.flatMap((x, row) => (x >= least ? [row] : []));
      const bought = rows.reduce((sum, row) => sum + (base.later[row] as number), 0);
      const expected = rows.reduce((sum, row) => sum + (forecast[row] as number), 0);
      expect(Math.abs(bought / expected - 1)).toBeLessThan(0.05);
    }
  });

  it('are alive as often as P(alive) says, in each of five ranges', () => {
    const alive = probabilityAlive(bgNbdModel(truth, { unit: 'week' }), base);
    for (const low of [0, 0.2, 0.4, 0.6, 0.8]) {
      const rows = [...alive.keys()].filter(
        (row) => (alive[row] as number) >= low && (alive[row] as number) < low + 0.2,
      );
      const share = rows.filter((row) => base.alive[row]).length / rows.length;
      const mean = rows.reduce((sum, row) => sum + (alive[row] as number), 0) / rows.length;
      expect(rows.length).toBeGreaterThan(100);
      expect(Math.abs(share - mean)).toBeLessThan(4 * Math.sqrt((mean * (1 - mean)) / rows.length));
    }
  });

  it('give the Gamma-Gamma parameters back within three standard errors', () => {
    const model = fitGammaGamma(simulateSpend(spendTruth, 10_000, 2));
    expect(model.diagnostics.status).toBe('converged');
    expect(Math.max(...distances(model, spendTruth).map(Math.abs))).toBeLessThan(3);
  });
});

describe('standard errors', () => {
  it('cover the truth in about 95 of 100 bases within 1.96 of them', () => {
    const fits = Array.from({ length: 100 }, (_, i): BgNbdModel => {
      return fitBgNbd(simulateBgNbd(truth, { customers: 1500, weeks: 52, seed: 100 + i }));
    });
    const sure = fits.filter((model) => model.standardErrors !== null);
    expect(sure.length).toBeGreaterThan(95);
    for (const parameter of [0, 1, 2, 3]) {
      const within = sure.filter((model) => Math.abs(distances(model, truth)[parameter] as number) < 1.96).length;
      expect(within / sure.length).toBeGreaterThan(0.88);
      expect(within / sure.length).toBeLessThanOrEqual(1);
    }
    // Over all parameters the coverage must not be too good either: errors that are too wide are wrong as well.
    const all = sure.flatMap((model) => distances(model, truth));
    const half = all.filter((distance) => Math.abs(distance) < 0.6745).length / all.length;
    expect(Math.abs(half - 0.5)).toBeLessThan(0.12);
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
