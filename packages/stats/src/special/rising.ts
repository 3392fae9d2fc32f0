import { digamma } from './digamma.ts';
import { logBeta } from './log-beta.ts';
import { logGamma } from './log-gamma.ts';

/**
 * The logarithm of the rising factorial, ln Γ(x + n) − ln Γ(x), without the cancellation of the two where x is large.
 *
 * @param x a number > 0
 * @param n a number >= 0, not necessarily whole
 * @returns ln (x)_n
 * @example
 * import { logRising } from '@clientele/stats';
 * Math.abs(logRising(3, 4) - Math.log(3 * 4 * 5 * 6)) < 1e-14; // => true
 */
export function logRising(x: number, n: number): number {
  return n === 0 ? 0 : logGamma(n) - logBeta(x, n);
}

/**
 * ψ(x + n) − ψ(x), the slope of `logRising` in x: by its sum 1/x + 1/(x + 1) + … where that is short, so that no digits
 * cancel.
 *
 * @param x a number > 0
 * @param n a number >= 0, not necessarily whole
 * @returns the difference
 * @example
 * import { digammaRise } from '@clientele/stats';
 * Math.abs(digammaRise(2, 2) - (1 / 2 + 1 / 3)) < 1e-15; // => true
 */
export function digammaRise(x: number, n: number): number {
  if (n > 32 || !Number.isInteger(n)) return digamma(x + n) - digamma(x);
  let sum = 0;
  for (let k = n - 1; k >= 0; k--) sum += 1 / (x + k);
  return sum;
}
