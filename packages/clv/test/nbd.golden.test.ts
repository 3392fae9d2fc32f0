import {
  countProbabilitiesOfNewCustomer,
  expectedTransactions,
  nbdModel,
  probabilityAlive,
  probabilityOfPurchase,
  residualTransactions,
} from '@clientele/clv';
import { describe, expect, it } from 'vitest';

const model = nbdModel({ r: 1.5, alpha: 10 }, { unit: 'week' });
const history = { x: [2, 0], tx: [15, 0], T: [20, 20], unit: 'week' } as const;

describe('an NBD customer, by hand', () => {
  it('is alive, and goes on at (r + x)/(alpha + T) a week', () => {
    expect([...probabilityAlive(model, history)]).toEqual([1, 1]);
    expect([...expectedTransactions(model, history, { horizon: { weeks: 40 } })]).toEqual([(3.5 * 40) / 30, 2]);
  });

  it('buys at least once within h with 1 - (30/(30 + h))^(r + x)', () => {
    const [first, second] = probabilityOfPurchase(model, history, { horizon: { weeks: 10 } });
    expect(first).toBeCloseTo(1 - 0.75 ** 3.5, 14);
    expect(second).toBeCloseTo(1 - 0.75 ** 1.5, 14);
  });

  it('is worth the rate over the discount rate, without end and within a horizon', () => {
    const rate = Math.log(1.1) / (365.25 / 7);
    const [endless] = residualTransactions(model, history, { discount: { annual: 0.1 } });
    expect((endless as number) / (3.5 / 30 / rate)).toBeCloseTo(1, 13);
    const [year] = residualTransactions(model, history, { discount: { annual: 0.1 }, horizon: { years: 1 } });
    expect((year as number) / (((3.5 / 30) * (1 - 1 / 1.1)) / rate)).toBeCloseTo(1, 13);
  });

  it('counts as the negative binomial distribution does', () => {
    const counts = countProbabilitiesOfNewCustomer(model, { horizon: { weeks: 10 }, most: 3 });
    const none = 0.5 ** 1.5;
    const listed = [none, none * 1.5 * 0.5, (none * 1.5 * 2.5 * 0.25) / 2, (none * 1.5 * 2.5 * 3.5 * 0.125) / 6];
    listed.forEach((expected, n) => {
      expect(counts[n]).toBeCloseTo(expected, 15);
    });
  });
});
