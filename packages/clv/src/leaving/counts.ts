import { gaussLegendre } from '@clientele/stats';
import { countMasses } from '../transactions/gamma-poisson.ts';

/** How long customers stay, from some moment on. */
export interface Leaving {
  /** The chance to stay for u. */
  readonly stays: (u: number) => number;
  /** The rate of leaving at u of those who stayed until then. */
  readonly hazard: (u: number) => number;
  /** How long a piece from u may be that polynomials follow the density of leaving on. */
  readonly smooth: (u: number) => number;
}

const rule = gaussLegendre(16);

/**
 * The distribution of the number of purchases of a live customer within t: counted up to t by those who stay, and up
 * to when they left by the others (Fader and Hardie 2006, Deriving an expression for P(X(t) = x) under the Pareto/NBD model).
 * Closed forms subtract hypergeometric functions; the integral over the time of leaving has positive terms only.
 *
 * @param purchases shape and rate of the gamma distribution of the purchase rate
 * @param leaving how long the customer stays
 * @param t horizon, in units
 * @param most the largest number listed
 * @returns P(0), … P(most)
 */
export function leaverCounts(
  { r, alpha }: { readonly r: number; readonly alpha: number },
  { stays, hazard, smooth }: Leaving,
  t: number,
  most: number,
): Float64Array {
  const stayed = stays(t);
  const counts = countMasses(r, alpha, t, most).map((mass) => stayed * mass);
  const spread = Math.sqrt(1 / r + 1 / (1 + most));
  for (let u = 0; u < t; ) {
    // Short enough for the density of leaving and for the narrowest of the counts, longer the further out.
    const step = Math.min(u + alpha, smooth(u), 3 * (alpha / r + u * spread));
    const half = Math.min(step, t - u) / 2;
    for (let i = 0; i < rule.nodes.length; i++) {
      const at = u + half * (1 + (rule.nodes[i] as number));
      const weight = half * (rule.weights[i] as number) * hazard(at) * stays(at);
      const masses = countMasses(r, alpha, at, most);
      for (let x = 0; x <= most; x++) counts[x] = (counts[x] as number) + weight * (masses[x] as number);
    }
    u = t - u <= step ? t : u + step;
  }
  return counts;
}
