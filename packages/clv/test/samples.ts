import type { HistoryColumns } from '@clientele/clv';
import { btydColumns } from '@clientele/testing';
import fc from 'fast-check';
import { simulateBgNbd } from './simulate.ts';

/** Parameters from ordinary to extreme. */
const size = (least: number, most: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);

/** BG/NBD parameters, alpha in days. */
export const bgNbdParameters: fc.Arbitrary<{ r: number; alpha: number; a: number; b: number }> = fc.record({
  r: size(0.01, 50),
  alpha: size(0.1, 1000),
  a: size(0.01, 50),
  b: size(0.01, 50),
});

/** Any histories, in days. */
export const dailyHistories: fc.Arbitrary<HistoryColumns & { x: number[]; tx: number[]; T: number[] }> =
  btydColumns.map((columns) => ({ ...columns, unit: 'day' }));

/** Bases of customers that a fit can tell something of: simulated, some hundred customers. */
export const simulatedBases: fc.Arbitrary<ReturnType<typeof simulateBgNbd>> = fc
  .record({
    r: size(0.3, 3),
    alpha: size(2, 20),
    a: size(0.4, 2),
    b: size(1, 4),
    customers: fc.integer({ min: 200, max: 500 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ customers, seed, ...parameters }) => simulateBgNbd(parameters, { customers, weeks: 52, seed }));
