import { deviance, stirlingError } from './binomial-density.ts';

/**
 * The regularised incomplete gamma function P(a, x): the chance that a gamma variable of that shape is at most x. A power series below
 * the mean, a continued fraction beyond (Abramowitz and Stegun 6.5.29 and 6.5.31).
 *
 * @param shape a number > 0
 * @param x a number >= 0
 * @returns 0 to 1, with a relative error below 1e-13 also where it is tiny; NaN outside the domain
 * @example
 * import { incompleteGamma } from '@clientele/stats';
 * Math.abs(incompleteGamma(1, 2) - (1 - Math.exp(-2))) < 1e-15; // => true
 */
export function incompleteGamma(shape: number, x: number): number {
  if (!(shape > 0 && x >= 0)) return Number.NaN;
  if (x === 0) return 0;
  return x < shape + 1 ? series(shape, x) : 1 - fraction(shape, x);
}

/**
 * The other side, Q(a, x) = 1 − P(a, x), without the loss of digits where it is small: the p-value of a chi-square with ν degrees of freedom
 * is Q(ν/2, χ²/2).
 *
 * @param shape a number > 0
 * @param x a number >= 0
 * @returns 0 to 1; NaN outside the domain
 * @example
 * import { incompleteGammaTail } from '@clientele/stats';
 * // a chi-square of 3.841 with one degree of freedom
 * Math.abs(incompleteGammaTail(0.5, 3.841458820694124 / 2) - 0.05) < 1e-15; // => true
 */
export function incompleteGammaTail(shape: number, x: number): number {
  if (!(shape > 0 && x >= 0)) return Number.NaN;
  if (x === 0) return 1;
  return x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x);
}

/** x^a e^−x/Γ(a + 1), by Loader's deviance: no large logarithms are subtracted. */
function density(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return density(a, x) * sum;
}

/** Lentz's algorithm on the even part of the fraction. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let f = d;
  for (let k = 1; k < 1e6; k++) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    f *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return density(a, x) * a * f;
}
