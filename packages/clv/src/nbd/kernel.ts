import { buysWithin, countMasses } from '../transactions/gamma-poisson.ts';
import type { TransactionKernel } from '../transactions/kernel.ts';
import type { NbdParameters } from './model.ts';

/** @returns the quantities of an NBD model: everyone is alive and goes on at the posterior rate (r + x)/(alpha + T) */
export function nbdKernel({ r, alpha }: NbdParameters): TransactionKernel {
  return {
    alive: ({ x }) => new Float64Array(x.length).fill(1),
    live: (x, T) => ({
      scale: alpha + T,
      transactions: (h) => ((r + x) * h) / (alpha + T),
      buys: (h) => buysWithin(r + x, alpha + T, h),
      stays: () => 1,
    }),
    counts: (t, most) => countMasses(r, alpha, t, most),
  };
}
