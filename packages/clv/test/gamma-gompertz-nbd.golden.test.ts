import {
  countProbabilities,
  expectedTransactions,
  expectedTransactionsOfNewCustomer,
  fitGammaGompertzNbd,
  fitParetoNbd,
  type GammaGompertzNbdParameters,
  gammaGompertzNbdModel,
  likelihoodRatioTest,
  paretoNbdModel,
  probabilityAlive,
  probabilityOfPurchase,
  residualTransactions,
} from '@clientele/clv';
import { describe, expect, it } from 'vitest';
import { lifetimeAfter, lossBy, timeOfLoss } from '../src/gamma-gompertz-nbd/lifetime.ts';
import { race } from '../src/gamma-gompertz-nbd/race.ts';
import { simulateGammaGompertzNbd, simulateParetoNbd } from './simulate.ts';

const week = { unit: 'week' } as const;
const history = { x: [0, 2, 5, 26], tx: [0, 30, 20, 30.857142857142858], T: [39, 39, 21, 31], ...week };

/** Leaving soon, late, as in the Pareto/NBD model, and very late; purchases frequent and rare. */
const worlds: readonly GammaGompertzNbdParameters[] = [
  { r: 0.553, alpha: 10.578, b: 0.0002, s: 0.603, beta: 0.0026 },
  { r: 1.5, alpha: 4, b: 0.1, s: 2, beta: 15 },
  { r: 0.8, alpha: 30, b: 0.02, s: 0.3, beta: 0.5 },
  { r: 3, alpha: 2, b: 0.3, s: 1, beta: 1 },
  { r: 0.2, alpha: 1, b: 0.5, s: 0.05, beta: 1000 },
];

/** The midpoint rule in a variable that bunches points at 0 and thins them out far away: slow, and not the rule that is tested. */
function slowly(f: (u: number) => number, scale: number, end: number): number {
  const n = 400_000;
  const last = Math.log1p(end / scale);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const v = ((i + 0.5) * last) / n;
    sum += f(scale * Math.expm1(v)) * scale * Math.exp(v);
  }
  return (sum * last) / n;
}

const survival = ({ b, s, beta }: GammaGompertzNbdParameters, t: number): number =>
  (beta / (beta + Math.expm1(b * t))) ** s;
const density = (of: GammaGompertzNbdParameters, t: number): number =>
  (survival(of, t) * of.s * of.b * Math.exp(of.b * t)) / (of.beta + Math.expm1(of.b * t));

describe('a lifetime', () => {
  it('has a loss and its inverse, and goes on from a later moment as the whole does', () => {
    for (const of of worlds) {
      const whole = lifetimeAfter(0, of);
      expect(whole.B).toBe(of.beta);
      for (const t of [0.01, 1, 30, 200]) {
        const rest = lifetimeAfter(t, of);
        expect(Math.exp(-of.s * lossBy(whole, t)) / survival(of, t)).toBeCloseTo(1, 11);
        expect(timeOfLoss(rest, lossBy(rest, 5)) / 5).toBeCloseTo(1, 11);
        expect((lossBy(whole, t) + lossBy(rest, 5)) / lossBy(whole, t + 5)).toBeCloseTo(1, 11);
      }
    }
  });
});

describe('the likelihood and P(alive), beside Bemmaor and Glady (2012), equation 7, by the midpoint rule', () => {
  it.each(worlds)('at r $r, alpha $alpha, b $b, s $s, beta $beta', (of) => {
    const alive = probabilityAlive(gammaGompertzNbdModel(of, week), history);
    for (const row of [0, 1, 2, 3]) {
      const [x, tx, T] = [history.x, history.tx, history.T].map((column) => column[row]) as [number, number, number];
      const bought = (u: number): number => ((of.alpha + T) / (of.alpha + u)) ** (of.r + x);
      const left = slowly((u) => bought(tx + u) * density(of, tx + u), Math.min(of.alpha, 1 / of.b), T - tx);
      const stayed = survival(of, T);
      expect(Math.abs((alive[row] as number) - stayed / (stayed + left))).toBeLessThan(1e-9);
    }
  });
});

describe('predictions, beside the midpoint rule', () => {
  it.each(worlds)('at r $r, alpha $alpha, b $b, s $s, beta $beta', (of) => {
    const model = gammaGompertzNbdModel(of, week);
    const alive = probabilityAlive(model, history);
    const horizon = { weeks: 39 };
    const [mean, buys] = [
      expectedTransactions(model, history, { horizon }),
      probabilityOfPurchase(model, history, { horizon }),
    ];
    const endless = residualTransactions(model, history, { discount: { annual: 0.15 } });
    const counts = countProbabilities(model, history, { horizon, most: 1 });
    const rate = Math.log(1.15) / (365.25 / 7);
    for (const row of [0, 1, 2, 3]) {
      const [x, T, there] = [history.x[row], history.T[row], alive[row]] as [number, number, number];
      const [R, A] = [of.r + x, of.alpha + T];
      const stays = (u: number): number => survival(of, T + u) / survival(of, T);
      const sum = (f: (u: number) => number, end: number): number =>
        there * slowly((u) => stays(u) * f(u), Math.min(A, 1 / of.b), end);
      const close = (value: number | undefined, right: number): void =>
        expect(Math.abs((value as number) / right - 1)).toBeLessThan(1e-7);
      close(
        mean[row],
        sum(() => R / A, 39),
      );
      close(
        buys[row],
        sum((u) => (R / (A + u)) * (A / (A + u)) ** R, 39),
      );
      close(
        endless[row],
        sum((u) => (R / A) * Math.exp(-rate * u), 45 / rate),
      );
      close(1 - (counts[0]?.[row] as number), buys[row] as number);
    }
  });
});

describe('the Pareto/NBD model is its limit', () => {
  const published = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };
  const b = 1e-9;
  const [pareto, limit] = [
    paretoNbdModel(published, week),
    gammaGompertzNbdModel({ ...published, b, beta: b * published.beta }, week),
  ];

  it('in every prediction, as b goes to 0 with beta/b constant', () => {
    const horizon = { weeks: 39 };
    const verbs = [
      (of: typeof pareto | typeof limit) => probabilityAlive(of, history),
      (of: typeof pareto | typeof limit) => probabilityAlive(of, history, { horizon }),
      (of: typeof pareto | typeof limit) => expectedTransactions(of, history, { horizon }),
      (of: typeof pareto | typeof limit) => probabilityOfPurchase(of, history, { horizon }),
      (of: typeof pareto | typeof limit) => residualTransactions(of, history, { discount: { annual: 0.15 }, horizon }),
      (of: typeof pareto | typeof limit) => countProbabilities(of, history, { horizon, most: 3 })[3] as Float64Array,
    ];
    for (const verb of verbs) {
      const right = verb(pareto);
      verb(limit).forEach((value, row) => {
        expect(Math.abs(value / (right[row] as number) - 1)).toBeLessThan(1e-6);
      });
    }
    expect(expectedTransactionsOfNewCustomer(limit, { horizon: { weeks: 52 } })).toBeCloseTo(1.473434, 2);
  });

  it('in the chance to leave first, where a customer has bought hundreds of times', () => {
    const h = race(lifetimeAfter(30, { s: 0.606, b, beta: b * 11.669 }), 0.553, 40.578, Float64Array.of(0, 3, 60, 254));
    expect(Array.from(h.value).every((value, i, all) => value > 0 && value < (all[i - 1] ?? 1))).toBe(true);
  });

  it('to which a fit goes where nobody ages, and says so', () => {
    const base = simulateParetoNbd({ r: 0.8, alpha: 6, s: 0.9, beta: 15 }, { customers: 150, weeks: 52, seed: 5 });
    const [small, large] = [fitParetoNbd(base), fitGammaGompertzNbd(base)];
    expect(large.logLikelihood as number).toBeGreaterThan((small.logLikelihood as number) - 1e-3);
    const test = likelihoodRatioTest(small, large, base);
    expect([test.degreesOfFreedom, test.notes[0]?.code]).toEqual([1, 'boundary-test']);
    if (large.diagnostics.status === 'converged') return;
    expect(large.standardErrors).toBeNull();
    expect(large.diagnostics.status === 'boundary' || large.diagnostics.status === 'flat').toBe(true);
  });

  it('and which a test rejects where customers do age', () => {
    const base = simulateGammaGompertzNbd(worlds[1] as GammaGompertzNbdParameters, {
      customers: 500,
      weeks: 52,
      seed: 3,
    });
    const fitted = fitGammaGompertzNbd(base);
    expect(fitted.diagnostics.status).toBe('converged');
    expect(likelihoodRatioTest(fitParetoNbd(base), fitted, base).pValue).toBeLessThan(0.01);
  });
});
