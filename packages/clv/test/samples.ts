import type { HistoryColumns } from '@clientele/clv';
import { btydColumns } from '@clientele/testing';
import fc from 'fast-check';
import type { Design } from './simulate.ts';

/** Numbers from small to large, evenly in their logarithm. */
export const size = (least: number, most: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);

/** Any histories, in days. */
export const dailyHistories: fc.Arbitrary<HistoryColumns & { x: number[]; tx: number[]; T: number[] }> =
  btydColumns.map((columns) => ({
    ...columns,
    // As if all gaps of a customer were equal.
    sumLogGaps: columns.x.map((x, row) => (x === 0 ? 0 : x * Math.log((columns.tx[row] as number) / x))),
    unit: 'day',
  }));

/** How to draw bases of customers that a fit can tell something of: some hundred customers. */
export const designs: fc.Arbitrary<Design> = fc
  .record({ customers: fc.integer({ min: 200, max: 500 }), seed: fc.integer({ min: 1, max: 1e6 }) })
  .map((design) => ({ ...design, weeks: 52 }));
