import {
  bgNbdModel,
  expectedTransactions,
  fitBgNbd,
  fitMbgNbd,
  fitNbd,
  fitParetoNbd,
  mbgNbdModel,
  nbdModel,
  paretoNbdModel,
  probabilityAlive,
  residualTransactions,
} from '@clientele/clv';
import { bench, describe } from 'vitest';
import { simulateParetoNbd } from '../test/simulate.ts';

const weekly = { unit: 'week' } as const;

/** The models at their published estimates for CDNOW. */
const models = [
  ['BG/NBD', fitBgNbd, bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, weekly)],
  ['MBG/NBD', fitMbgNbd, mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, weekly)],
  ['Pareto/NBD', fitParetoNbd, paretoNbdModel({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, weekly)],
  ['NBD', fitNbd, nbdModel({ r: 0.385, alpha: 12.07 }, weekly)],
] as const;

/** Whole days, as real logs have them, so that customers share histories. */
function base(customers: number): Parameters<typeof fitBgNbd>[0] {
  const cdnow = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };
  const { x, tx, T } = simulateParetoNbd(cdnow, { customers, weeks: 39, seed: 1 });
  const days = (times: number[]): Float64Array => Float64Array.from(times, (time) => Math.ceil(time * 7) / 7);
  return { x: Float64Array.from(x), tx: days(tx), T: days(T), unit: 'week' };
}

for (const customers of [2357, 100_000]) {
  const data = base(customers);
  for (const [name, fit, model] of models) {
    describe(`${name}, ${customers} customers`, () => {
      bench('fit with standard errors', () => {
        fit(data);
      });
      bench('P(alive)', () => {
        probabilityAlive(model, data);
      });
      bench('expected purchases within 39 weeks', () => {
        expectedTransactions(model, data, { horizon: { weeks: 39 } });
      });
      bench('discounted purchases without end', () => {
        residualTransactions(model, data, { discount: { annual: 0.1 } });
      });
    });
  }
}
