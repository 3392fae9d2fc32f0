import { logBeta } from '@clientele/stats';
import { countMasses, countTails } from '../transactions/gamma-poisson.ts';
import type { AliveProcess } from './parameters.ts';

/**
 * The distribution of the number of purchases of a live customer (Fader, Hardie and Lee 2005, equation 8, with the posterior
 * in place of the prior): either n purchases and still here, or the n-th of at least n possible ones was the last.
 *
 * @param process the live customer
 * @param h horizon, in units
 * @param most the largest number listed
 * @returns P(0), … P(most)
 */
export function betaGeometricCounts({ R, A, a, B }: AliveProcess, h: number, most: number): Float64Array {
  const mass = countMasses(R, A, h, most);
  const upper = countTails(mass, R, A, h);
  const logB = logBeta(a, B);
  return mass.map((probability, n) => {
    if (n === 0) return probability;
    const stays = Math.exp(logBeta(a, B + n) - logB);
    return stays * probability + Math.exp(logBeta(a + 1, B + n - 1) - logB) * (upper[n] as number);
  });
}
