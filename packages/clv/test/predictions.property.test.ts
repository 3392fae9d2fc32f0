import {
  type BgNbdParameters,
  bgNbdModel,
  countProbabilities,
  countProbabilitiesOfNewCustomer,
  expectedSpend,
  expectedTransactions,
  expectedTransactionsOfNewCustomer,
  gammaGammaModel,
  mbgNbdModel,
  nbdModel,
  paretoNbdModel,
  probabilityAlive,
  probabilityOfPurchase,
  residualTransactions,
  type TransactionModel,
} from '@clientele/clv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliveProcess, leavingMean, seriesMean } from '../src/beta-geometric/process.ts';
import { type Family, families } from './families.ts';
import { dailyHistories } from './samples.ts';

const days = fc.double({ min: 0, max: 3000, noNaN: true });

function everyRow(values: Float64Array, holds: (value: number, row: number) => boolean): void {
  expect([...values].findIndex((value, row) => !holds(value, row))).toBe(-1);
}

/** `low` may pass `high` by rounding only. */
const atMost = (low: number, high: number): boolean => low <= high * (1 + 1e-12) + 1e-300;

describe.each(families)(
  'predictions of the $name model, for all parameters and histories',
  ({ name, models, weekly, regular, slow }) => {
    const runs = { numRuns: regular || slow ? 8 : 100 };

    it('are finite; probabilities lie in [0, 1], and P(alive) is 1 where nobody could leave', () => {
      fc.assert(
        fc.property(models, dailyHistories, days, (model, data, h) => {
          const alive = probabilityAlive(model, data);
          const certain = (x: number): boolean => name === 'NBD' || (name.startsWith('BG/') && x === 0);
          const buys = probabilityOfPurchase(model, data, { horizon: { days: h } });
          everyRow(alive, (p, row) => p >= 0 && p <= 1 && (!certain(data.x[row] as number) || p === 1));
          everyRow(buys, (p, row) => p >= 0 && p <= (alive[row] as number));
          everyRow(expectedTransactions(model, data, { horizon: { days: h } }), (n) => n >= 0 && Number.isFinite(n));
        }),
        runs,
      );
    });

    it('of being alive fall with the horizon, from P(alive) now', () => {
      fc.assert(
        fc.property(models, dailyHistories, days, (model, data, h) => {
          const after = (factor: number): Float64Array =>
            probabilityAlive(model, data, { horizon: { days: h * factor } });
          const [now, none, one, two] = [probabilityAlive(model, data), after(0), after(1), after(2)] as const;
          everyRow(none, (p, row) => Math.abs(p - (now[row] as number)) <= 1e-13 * p);
          everyRow(one, (p, row) => p >= 0 && p <= (now[row] as number));
          everyRow(two, (p, row) => atMost(p, one[row] as number));
        }),
        runs,
      );
    });

    it('rise with the horizon, by less and less, and are 0 at horizon 0', () => {
      fc.assert(
        fc.property(models, dailyHistories, days, (model, data, h) => {
          const within = (factor: number): Float64Array =>
            expectedTransactions(model, data, { horizon: { days: h * factor } });
          const [none, one, two, three] = [within(0), within(1), within(2), within(3)] as const;
          everyRow(none, (n) => n === 0);
          everyRow(one, (n, row) => atMost(n, two[row] as number));
          if (regular) return;
          everyRow(three, (n, row) => {
            const [first, second] = [one[row] as number, two[row] as number];
            return n - second <= second - first + 1e-11 * n + 1e-300;
          });
        }),
        runs,
      );
    });

    it('count at least as many purchases as the chance to buy at all, and both meet for short horizons', () => {
      fc.assert(
        fc.property(models, dailyHistories, days, (model, data, h) => {
          const count = expectedTransactions(model, data, { horizon: { days: h } });
          everyRow(probabilityOfPurchase(model, data, { horizon: { days: h } }), (p, row) =>
            atMost(p, count[row] as number),
          );
          const blink = { horizon: { days: 1e-9 } };
          const [few, chance] = [expectedTransactions(model, data, blink), probabilityOfPurchase(model, data, blink)];
          everyRow(few, (n, row) => Math.abs(n - (chance[row] as number)) <= 1e-6 * n + 1e-300);
        }),
        runs,
      );
    });

    it('do not depend on the unit: days and weeks give the same numbers (case A09)', () => {
      fc.assert(
        fc.property(models, dailyHistories, days, (daily, data, h) => {
          const weeks = { ...data, tx: data.tx.map((t) => t / 7), T: data.T.map((t) => t / 7), unit: 'week' } as const;
          const horizon = { horizon: { days: h }, discount: { annual: 0.1 } };
          const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-11 * Math.abs(a) + 1e-300;
          const alive = probabilityAlive(weekly(daily), weeks);
          everyRow(probabilityAlive(daily, data), (p, row) => same(p, alive[row] as number));
          const residual = residualTransactions(weekly(daily), weeks, horizon);
          everyRow(residualTransactions(daily, data, horizon), (n, row) => same(n, residual[row] as number));
        }),
        { numRuns: Math.min(30, runs.numRuns) },
      );
    });

    it('are worth less the higher the discount, and without one are the expected purchases', () => {
      fc.assert(
        fc.property(models, dailyHistories, days, (model, data, h) => {
          const at = (annual: number): Float64Array =>
            residualTransactions(model, data, { discount: { annual }, horizon: { days: h } });
          const [free, low, high] = [at(0), at(0.05), at(0.5)] as const;
          expect([...free]).toEqual([...expectedTransactions(model, data, { horizon: { days: h } })]);
          everyRow(low, (n, row) => atMost(n, free[row] as number) && atMost(high[row] as number, n));
          // The present value lies between the first and the last day's money.
          everyRow(low, (n, row) => atMost((free[row] as number) * 1.05 ** (-h / 365.25), n));
        }),
        { numRuns: Math.min(30, runs.numRuns) },
      );
    });

    it('of a far horizon come close to those of an infinite one', () => {
      fc.assert(
        fc.property(models, dailyHistories, (model, data) => {
          const discount = { annual: 0.2 };
          const far = residualTransactions(model, data, { discount, horizon: { years: 300 } });
          // Of the models of regular customers both are quadratures, one over time and one over the rate: they agree to some
          // 1e-8, less at the ends of the parameters drawn here.
          const [tolerance, floor] = regular ? [1e-5, 1e-8] : [1e-11, 0];
          everyRow(
            residualTransactions(model, data, { discount }),
            (n, row) => Math.abs(n - (far[row] as number)) <= tolerance * n + floor,
          );
        }),
        { numRuns: Math.min(30, runs.numRuns) },
      );
    });
  },
);

describe.each(families)('the distribution of what a customer of the $name model buys', ({ given }) => {
  it('sums to 1, has the expected number as its mean, and agrees with the chance to buy at all', () => {
    const history = { x: [0, 2, 7], tx: [0, 20, 33], T: [39, 38, 35], unit: 'week' } as const;
    const horizon = { weeks: 20 };
    const counts = countProbabilities(given, history, { horizon, most: 300 });
    const mean = expectedTransactions(given, history, { horizon });
    const buys = probabilityOfPurchase(given, history, { horizon });
    for (const row of [0, 1, 2]) {
      const chances = counts.map((column) => column[row] as number);
      expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 11);
      expect(chances.reduce((sum, p, n) => sum + n * p, 0)).toBeCloseTo(mean[row] as number, 9);
      expect(1 - (chances[0] as number)).toBeCloseTo(buys[row] as number, 12);
    }
  });
});

describe('expected purchases where customers leave after a purchase', () => {
  it('are the same by the sum of positive terms and by the mean over the chance to leave', () => {
    const x = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(
        (families[0] as Family).models,
        x,
        fc.double({ min: 1e-6, max: 2, noNaN: true }),
        ({ parameters }, count, u) => {
          const process = aliveProcess(parameters as BgNbdParameters, count, 100, 0);
          const [sum, mean] = [seriesMean(process, u), leavingMean(process, u)];
          expect(Math.abs(sum / mean - 1)).toBeLessThan(1e-12);
        },
      ),
    );
  });
});

describe('the distribution of a new customer', () => {
  const shape = fc.double({ min: 0.2, max: 5, noNaN: true });
  const time = fc.double({ min: 2, max: 50, noNaN: true });
  const weekly = { unit: 'week' } as const;
  const models: fc.Arbitrary<TransactionModel> = fc.oneof(
    fc.record({ r: shape, alpha: time, a: shape, b: shape }).map((of) => bgNbdModel(of, weekly)),
    fc.record({ r: shape, alpha: time, a: shape, b: shape }).map((of) => mbgNbdModel(of, weekly)),
    fc.record({ r: shape, alpha: time, s: shape, beta: time }).map((of) => paretoNbdModel(of, weekly)),
    fc.record({ r: shape, alpha: time }).map((of) => nbdModel(of, weekly)),
  );

  it('sums to 1, and its mean is the expected number', () => {
    fc.assert(
      fc.property(models, fc.double({ min: 0, max: 30, noNaN: true }), (model, weeks) => {
        const counts = countProbabilitiesOfNewCustomer(model, { horizon: { weeks }, most: 3000 });
        expect(counts.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 11);
        const mean = counts.reduce((sum, p, n) => sum + p * n, 0);
        expect(mean).toBeCloseTo(expectedTransactionsOfNewCustomer(model, { horizon: { weeks } }), 9);
      }),
    );
  });

  it('agrees with the chance to buy at all', () => {
    fc.assert(
      fc.property(models, fc.double({ min: 0, max: 200, noNaN: true }), (model, weeks) => {
        const [none] = countProbabilitiesOfNewCustomer(model, { horizon: { weeks }, most: 0 });
        const newcomer = { x: [0], tx: [0], T: [0], unit: 'week' } as const;
        const [some] = probabilityOfPurchase(model, newcomer, { horizon: { weeks } });
        expect((none as number) + (some as number)).toBeCloseTo(1, 13);
      }),
    );
  });
});

describe('expected spend', () => {
  const parameters = fc.record({
    p: fc.double({ min: 0.1, max: 50, noNaN: true }),
    q: fc.double({ min: 1.01, max: 50, noNaN: true }),
    gamma: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  });

  it('lies between the population mean and the own mean, the closer to it the more purchases', () => {
    fc.assert(
      fc.property(parameters, fc.double({ min: 0, max: 1e4, noNaN: true }), (given, own) => {
        const model = gammaGammaModel(given);
        const x = [0, 1, 2, 5, 50];
        const spend = expectedSpend(model, { x, meanRepeatSpend: x.map(() => own) });
        const gaps = Array.from(spend, (amount) => Math.abs(amount - own));
        gaps.forEach((gap, i) => {
          expect(gap).toBeLessThanOrEqual((gaps[i - 1] ?? gap) + 1e-9 * (own + (gaps[0] as number)));
        });
      }),
    );
  });

  it('scales with the currency', () => {
    fc.assert(
      fc.property(
        parameters,
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        fc.integer({ min: 0, max: 40 }),
        (given, own, x) => {
          const [amount] = expectedSpend(gammaGammaModel(given), { x: [x], meanRepeatSpend: [own] });
          const cents = gammaGammaModel({ ...given, gamma: given.gamma * 128 });
          expect(expectedSpend(cents, { x: [x], meanRepeatSpend: [own * 128] })[0]).toBe((amount as number) * 128);
        },
      ),
    );
  });
});
