import { bgNbdModel, expectedTransactions, fitBgNbd, probabilityAlive, residualTransactions } from '@clientele/clv';
import { bench, describe } from 'vitest';
import { simulateBgNbd } from '../test/simulate.ts';

const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

/** Whole days, as real logs have them, so that customers share histories. */
function base(customers: number): Parameters<typeof fitBgNbd>[0] {
  const { x, tx, T } = simulateBgNbd(cdnow, { customers, weeks: 39, seed: 1 });
  const days = (times: number[]): Float64Array => Float64Array.from(times, (time) => Math.ceil(time * 7) / 7);
  return { x: Float64Array.from(x), tx: days(tx), T: days(T), unit: 'week' };
}

for (const customers of [2357, 100_000]) {
  const data = base(customers);
  const model = bgNbdModel(cdnow, { unit: 'week' });
  describe(`${customers} customers`, () => {
    bench('fit with standard errors', () => {
      fitBgNbd(data);
    });
    bench('P(alive)', () => {
      probabilityAlive(model, data);
    });
    bench('expected purchases within 39 weeks', () => {
      expectedTransactions(model, data, { horizon: { weeks: 39 } });
    });
    bench('discounted purchases within a year', () => {
      residualTransactions(model, data, { discount: { annual: 0.1 }, horizon: { years: 1 } });
    });
    bench('discounted purchases without end', () => {
      residualTransactions(model, data, { discount: { annual: 0.1 } });
    });
  });
}
