import { logBeta } from '@clientele/stats';
import { countMasses, countTails } from '../transactions/gamma-poisson.ts';
import type { BetaGeometricParameters, FirstChance } from './parameters.ts';

/**
 * The distribution of the number of repeat purchases of a new customer (Fader, Hardie and Lee 2005, equation 8): either x
 * purchases and still here, or the x-th of at least x possible ones was the last.
 *
 * @param parameters of the model
 * @param first chances to leave at the first purchase
 * @param t time from the first purchase on, in units
 * @param most the largest number listed
 * @returns P(0), … P(most)
 */
export function betaGeometricCounts(
  { r, alpha, a, b }: BetaGeometricParameters,
  first: FirstChance,
  t: number,
  most: number,
): Float64Array {
  const mass = countMasses(r, alpha, t, most);
  const upper = countTails(mass, r, alpha, t);
  const logB = logBeta(a, b);
  return mass.map((probability, x) => {
    const n = x + first;
    if (n === 0) return probability;
    const stays = Math.exp(logBeta(a, b + n) - logB);
    return stays * probability + Math.exp(logBeta(a + 1, b + n - 1) - logB) * (upper[x] as number);
  });
}
