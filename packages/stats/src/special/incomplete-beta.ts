import { logSuccessDensity } from './binomial-density.ts';

/**
 * The regularised incomplete beta function I_x(a, b): the chance that a beta variable is at most x. A continued fraction (NIST's
 * Handbook of Mathematical Functions 8.17.22) on the side of the mean where it converges fast.
 *
 * @param x a number from 0 to 1
 * @param a first shape, a number > 0
 * @param b second shape, a number > 0
 * @returns 0 to 1, with a relative error below 1e-13 also where it is tiny; NaN outside the domain
 * @example
 * import { incompleteBeta } from '@clientele/stats';
 * // at most one of three trials, each with chance 1/4
 * Math.abs(1 - incompleteBeta(1 / 4, 2, 2) - 27 / 32) < 1e-15; // => true
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) return Number.NaN;
  if (x === 0 || x === 1) return x;
  const density = Math.exp(logSuccessDensity(a, b, x)) / (a + b);
  return x < (a + 1) / (a + b + 2) ? density * b * fraction(x, a, b) : 1 - density * a * fraction(1 - x, b, a);
}

/** 1/(1 + d₁/(1 + d₂/(1 + …))) by Lentz's algorithm. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let f = d;
  for (let m = 1; m < 1e6; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    f *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    f *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return f;
}
