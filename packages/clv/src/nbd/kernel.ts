import { buysWithin, countMasses } from '../transactions/gamma-poisson.ts';
import type { TransactionKernel } from '../transactions/kernel.ts';
import { discounted } from '../value/discount.ts';
import type { NbdParameters } from './model.ts';

/** @returns the quantities of an NBD model: everyone is alive and goes on at the posterior rate (r + x)/(alpha + T) */
export function nbdKernel({ r, alpha }: NbdParameters): TransactionKernel {
  return {
    alive: ({ x }) => new Float64Array(x.length).fill(1),
    live: (x, T) => {
      const [R, A] = [r + x, alpha + T];
      const transactions = (h: number): number => (R * h) / A;
      return {
        transactions,
        buys: (h) => buysWithin(R, A, h),
        stays: () => 1,
        counts: (h, most) => countMasses(R, A, h, most),
        residual: (rate, horizon) => discounted(transactions, A, rate, horizon),
      };
    },
  };
}
