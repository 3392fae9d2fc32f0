import { logGamma } from './log-gamma.ts';
import { stirlingCorrection } from './stirling.ts';

/**
 * The natural logarithm of the beta function, B(a, b) = Γ(a) Γ(b) / Γ(a + b).
 *
 * Where the larger argument is large, ln Γ(b) − ln Γ(a + b) is taken from Stirling's formula in one piece, so that two
 * huge logarithms never cancel (the idea of Didonato and Morris 1992, ACM TOMS 708).
 *
 * @param a a number > 0
 * @param b a number > 0
 * @returns ln B(a, b); NaN where an argument is not above 0
 * @example
 * import { logBeta } from '@clientele/stats';
 * Math.abs(logBeta(2, 3) - Math.log(1 / 12)) < 1e-15; // => true
 */
export function logBeta(a: number, b: number): number {
  if (!(a > 0 && b > 0)) return Number.NaN;
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 12) return logGamma(small) + (logGamma(large) - logGamma(small + large));
  return logGamma(small) + logGammaDrop(small, large);
}

/** ln Γ(b) − ln Γ(a + b) for b >= 12. */
function logGammaDrop(a: number, b: number): number {
  const correction = stirlingCorrection(b) - stirlingCorrection(a + b);
  return correction - (a + b - 0.5) * Math.log1p(a / b) - a * (Math.log(b) - 1);
}
