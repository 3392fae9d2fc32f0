import { simulateShop } from '@clientele/datasets';
import { drawBeta, drawGamma, drawPoisson, openRandom } from '@clientele/stats';
import { describe, expect, it } from 'vitest';
import {
  betaDiscreteWeibullModel,
  bgBbModel,
  deriveBtyd,
  fitBgNbd,
  fitGammaGamma,
  fitNbd,
  gammaGammaModel,
  monitor,
  nbdModel,
  splitBtyd,
  summarizeCustomers,
  testForecast,
  testSpend,
  toRows,
} from '../../src/index.ts';

interface World {
  readonly seed: number;
  readonly customers: number;
  /** What the rate of every customer is multiplied by after the fit. */
  readonly faster?: number;
  /** The same for what a purchase is worth. */
  readonly dearer?: number;
  /** Whether what comes later is concentrated on half of the customers, the total left as it is. */
  readonly split?: boolean;
}

/** NBD customers whose purchases after the fit are drawn at their own rates: (x, tx, T), then 26 weeks. Spend is Gamma-Gamma. */
function world({ seed, customers, faster = 1, dearer = 1, split = false }: World) {
  const random = openRandom(seed);
  const made = {
    x: [] as number[],
    tx: [] as number[],
    T: [] as number[],
    meanRepeatSpend: [] as number[],
    holdoutX: [] as number[],
    holdoutSpend: [] as number[],
  };
  for (let i = 0; i < customers; i++) {
    const T = 40 + (i % 13);
    const rate = drawGamma(random, 0.8) / 9;
    const x = drawPoisson(random, rate * T);
    let last = 0;
    for (let n = 0; n < x; n++) last = Math.max(last, random.uniform() * T);
    const worth = drawGamma(random, 4) / 20;
    const spent = (n: number): number => (n === 0 ? 0 : drawGamma(random, 6 * n) / worth);
    const later = drawPoisson(random, rate * 26 * faster * (split ? (random.uniform() < 0.5 ? 2 : 0) : 1));
    made.x.push(x);
    made.tx.push(last);
    made.T.push(T);
    made.meanRepeatSpend.push(x === 0 ? 0 : spent(x) / x);
    made.holdoutX.push(later);
    made.holdoutSpend.push(dearer * spent(later));
  }
  return { ...made, unit: 'week' as const, holdoutLength: 26 };
}

/** How often a fit of a world is told to be fine. */
function fine(customers: number, runs: number): number {
  let kept = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const base = world({ seed, customers });
    if (monitor(fitNbd(base), base).verdict === 'keep') kept++;
  }
  return kept / runs;
}

describe('monitor, of a model of purchases', () => {
  it('keeps a true model of 500 customers in 95 of 100 worlds or more', () => {
    expect(fine(500, 100)).toBeGreaterThanOrEqual(0.95);
  });

  it('keeps a true model of 10,000 customers', () => {
    expect(fine(10_000, 6)).toBe(1);
  });

  it.each([1.2, 1 / 1.2])('finds at 10,000 customers that rates are %f times what they were', (faster) => {
    const base = world({ seed: 3, customers: 10_000, faster });
    const { verdict, reasons, forecast } = monitor(fitNbd(base), base);
    expect(verdict).toBe('refit');
    expect(reasons[0]).toMatch(/^foretold \d+ purchases, \d+ came: [\d.]+ times as many, from [\d.]+ to [\d.]+$/);
    expect(Math.abs((forecast?.ratio ?? 0) / faster - 1)).toBeLessThan(0.05);
    expect((forecast?.lower ?? 0) > 1 || (forecast?.upper ?? 9) < 1).toBe(true);
  });

  it('sees customers part company where the total holds', () => {
    const base = world({ seed: 4, customers: 10_000, split: true });
    const { verdict, forecast } = monitor(fitNbd(base), base);
    expect(Math.abs((forecast?.ratio ?? 9) - 1)).toBeLessThan(0.1);
    expect(forecast?.likelihood.z).toBeLessThan(-4);
    expect(verdict).not.toBe('keep');
  });

  it('judges spend: true, and a fifth dearer', () => {
    let [kept, covered] = [0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const base = world({ seed, customers: 500 });
      const { verdict, spend } = monitor(fitGammaGamma(base), base);
      if (verdict === 'keep') kept++;
      if ((spend?.lower ?? 9) < 1 && (spend?.upper ?? 0) > 1) covered++;
    }
    expect(kept / 60).toBeGreaterThanOrEqual(0.95);
    // 95 % of 60 are 57, give or take 2 × 1.7
    expect(covered).toBeGreaterThanOrEqual(53);
    const dear = world({ seed: 1, customers: 10_000, dearer: 1.2 });
    const { verdict, spend, forecast } = monitor(fitGammaGamma(dear), dear);
    expect([verdict, forecast]).toEqual(['refit', null]);
    expect(spend?.lower).toBeGreaterThan(1.15);
    expect(spend?.upper).toBeLessThan(1.25);
  });
});

describe('monitor, of a shop', () => {
  const { log } = simulateShop({ customers: 1500, seed: 5 });
  const since = '2025-01-01';
  const before = deriveBtyd(summarizeCustomers(log, { asOf: since }), { unit: 'week' });
  const later = deriveBtyd(summarizeCustomers(log), { unit: 'week' });
  const model = fitBgNbd(before);

  it('says the same of order lines, of a holdout, and of histories of then and now', () => {
    const byLog = monitor(model, log, { since });
    const byHistories = monitor(model, later, { before });
    const byHoldout = monitor(model, splitBtyd(log, { split: since, unit: 'week' }));
    // T is a difference there, so that the horizon differs in its last bit
    expect(byHistories.forecast?.z).toBeCloseTo(byLog.forecast?.z ?? 9, 8);
    expect(byHistories.forecast?.actualCounts).toEqual(byLog.forecast?.actualCounts);
    expect(byHoldout.forecast).toEqual(byLog.forecast);
    expect(byLog.drift && toRows(byLog.drift).map(({ column }) => column)).toEqual(['purchases', 'x', 'tx', 'T']);
    const spend = fitGammaGamma(before);
    const [a, b] = [monitor(spend, log, { since }).spend, monitor(spend, later, { before }).spend];
    expect(b?.customers).toBe(a?.customers);
    expect(b?.z).toBeCloseTo(a?.z ?? 9, 8);
  });

  it('adds up: groups to the total, counts to the customers', () => {
    const { forecast } = monitor(model, log, { since });
    if (forecast === null) throw new Error('no forecast');
    for (const { columns } of [forecast.byFrequency, forecast.byForecast]) {
      const sum = (mean: Float64Array): number =>
        mean.reduce((all, one, at) => all + one * (columns.customers[at] ?? 0), 0);
      expect(sum(columns.actualMean)).toBeCloseTo(forecast.actual, 6);
      expect(sum(columns.expectedMean)).toBeCloseTo(forecast.expected, 6);
    }
    const total = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
    expect(total(forecast.actualCounts)).toBe(before.length);
    expect(total(forecast.expectedCounts)).toBeCloseTo(before.length, 6);
  });

  it.each([
    ['histories alone', () => monitor(model, later), 'what came since the fit is not known'],
    [
      'order lines without since',
      () => monitor(model, log),
      'since must be the end of the data that the model was fitted on',
    ],
    ['a since after the end', () => monitor(model, log, { since: '2040-01-01' }), 'split'],
    ['since for histories', () => monitor(model, later, { before, since }), 'since'],
    ['an option of other models', () => monitor(model, log, { since, bins: 3 } as never), 'bins'],
    ['before and later changed for each other', () => monitor(model, before, { before: later }), 'column T'],
    ['histories in days', () => monitor(model, deriveBtyd(summarizeCustomers(log)), { before }), 'model.unit'],
    [
      'a contractual model',
      () => monitor(betaDiscreteWeibullModel({ alpha: 1, beta: 2, c: 1 }, { unit: 'month' }) as never, { x: [1] }),
      'model.kind',
    ],
    [
      'spend without money',
      () =>
        monitor(gammaGammaModel({ p: 6, q: 4, gamma: 15 }), { x: [1], meanRepeatSpend: [3], holdoutX: [1] } as never),
      'holdoutSpend',
    ],
    [
      'nobody',
      () =>
        testForecast(nbdModel({ r: 1, alpha: 2 }, { unit: 'week' }), {
          x: [],
          tx: [],
          T: [],
          unit: 'week',
          holdoutX: [],
          holdoutLength: 3,
        }),
      'customers',
    ],
    [
      'nobody who spent',
      () =>
        testSpend(gammaGammaModel({ p: 6, q: 4, gamma: 15 }), {
          x: [1],
          meanRepeatSpend: [3],
          holdoutX: [0],
          holdoutSpend: [0],
        }),
      'spent',
    ],
    [
      'a customer with fewer purchases than before',
      () =>
        monitor(model, { ...later, columns: { ...later.columns, x: later.columns.x.map(() => 0) } } as never, {
          before,
        }),
      'column x',
    ],
  ])('refuses %s in words', (_, call, words) => {
    expect(call).toThrow(words);
    expect(call).toThrow(/^(monitor|testForecast|testSpend|splitBtyd)/);
  });

  it('tells of customers who are gone, and of those who came', () => {
    const lines = ['Ada', 'Bo', 'Cy'].flatMap((customer, nth) =>
      [0, 30 + nth, 80].map((day) => ({ customer, time: Date.UTC(2026, 0, 1 + day), amount: 10 })),
    );
    const asOf = { asOf: '2026-02-15' };
    const histories = (rows: typeof lines, options: { asOf?: string } = {}) =>
      deriveBtyd(summarizeCustomers(rows, options), { unit: 'week' });
    const then = histories(lines, asOf);
    const eve = { customer: 'Eve', time: Date.UTC(2026, 2, 22), amount: 5 };
    const now = histories([...lines.filter(({ customer }) => customer !== 'Bo'), eve]);
    const given = nbdModel({ r: 1, alpha: 8 }, { unit: 'week' });
    const { notes, rows, forecast } = monitor(given, now, { before: then });
    expect([rows, forecast?.actual]).toEqual([2, 2]);
    expect(notes.map(({ code, details }) => [code, details?.['customers']])).toEqual([
      ['customers-gone', 1],
      ['customers-after-split', 1],
      ['parameters-taken-as-exact', undefined],
    ]);
  });

  it('takes given parameters as exact, and says so; also at opportunities', () => {
    const random = openRandom(2);
    const base = { x: [] as number[], tx: [] as number[], n: [] as number[], holdoutX: [] as number[] };
    for (let i = 0; i < 800; i++) {
      const [buys, leaves] = [drawBeta(random, 1.2, 0.75), drawBeta(random, 0.66, 2.78)];
      let [x, tx, ahead, there] = [0, 0, 0, true];
      for (let m = 1; m <= 11; m++) {
        if (there && random.uniform() < leaves) there = false;
        if (!there || random.uniform() >= buys) continue;
        if (m > 6) ahead++;
        else [x, tx] = [x + 1, m];
      }
      base.x.push(x);
      base.tx.push(tx);
      base.n.push(6);
      base.holdoutX.push(ahead);
    }
    const given = bgBbModel({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 }, { unit: 'year' });
    const { verdict, notes } = monitor(given, { ...base, unit: 'year', holdoutLength: 5 });
    expect(verdict).toBe('keep');
    expect(notes.map(({ code }) => code)).toEqual(['parameters-taken-as-exact']);
  });
});
