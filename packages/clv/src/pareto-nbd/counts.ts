import { gaussLegendre } from '@clientele/stats';
import { countMasses } from '../transactions/gamma-poisson.ts';
import type { ParetoNbdParameters } from './model.ts';

const rule = gaussLegendre(16);

/**
 * The distribution of the number of purchases of a live customer within t: counted up to t by those who stay, and up
 * to when they left by the others (Fader and Hardie 2006, Deriving an expression for P(X(t) = x) under the Pareto/NBD model).
 * The closed form subtracts hypergeometric functions; the integral over the time of leaving has positive terms only.
 *
 * @param parameters those of the customer: of the model for a new one, of the posterior else
 * @param t horizon, in units
 * @param most the largest number listed
 * @returns P(0), … P(most)
 */
export function paretoNbdCounts({ r, alpha, s, beta }: ParetoNbdParameters, t: number, most: number): Float64Array {
  const stays = Math.exp(-s * Math.log1p(t / beta));
  const counts = countMasses(r, alpha, t, most).map((mass) => stays * mass);
  const spread = Math.sqrt(1 / r + 1 / (1 + most));
  for (let u = 0; u < t; ) {
    // Short enough for the density of leaving and for the narrowest of the counts, longer the further out.
    const step = Math.min(u + Math.min(alpha, beta), 6 * ((beta + u) / (s + 1)), 3 * (alpha / r + u * spread));
    const half = Math.min(step, t - u) / 2;
    for (let i = 0; i < rule.nodes.length; i++) {
      const at = u + half * (1 + (rule.nodes[i] as number));
      const leaves = (s / (beta + at)) * Math.exp(-s * Math.log1p(at / beta));
      const weight = half * (rule.weights[i] as number) * leaves;
      const masses = countMasses(r, alpha, at, most);
      for (let x = 0; x <= most; x++) counts[x] = (counts[x] as number) + weight * (masses[x] as number);
    }
    u = t - u <= step ? t : u + step;
  }
  return counts;
}
