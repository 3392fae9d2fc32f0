/**
 * The error function, with a relative error below 1e-13: a power series up to 2 (Abramowitz and Stegun 7.1.6), the complement beyond.
 *
 * @param x any number
 * @returns 2/√π times the integral of exp(−t²) from 0 to x, −1 to 1
 * @example
 * import { erf } from '@clientele/stats';
 * erf(0); // => 0
 * Math.abs(erf(1) - 0.8427007929497149) < 1e-15; // => true
 */
export function erf(x: number): number {
  if (x < 0) return -erf(-x);
  return x < 2 ? series(x) : 1 - fraction(x);
}

/**
 * The complementary error function, with a relative error below 1e-13 also far out in its tail: a power series up to 1 or 2, a continued
 * fraction beyond (Abramowitz and Stegun 7.1.14, by Lentz's algorithm).
 *
 * @param x any number
 * @returns 2/√π times the integral of exp(−t²) from x to infinity, 0 to 2
 * @example
 * import { erfc } from '@clientele/stats';
 * erfc(0); // => 1
 * Math.abs(erfc(3) / 2.209049699858544e-5 - 1) < 1e-14; // => true
 */
export function erfc(x: number): number {
  if (x < 0) return 1 + erf(-x);
  return x < 1 ? 1 - series(x) : fraction(x);
}

function series(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > sum * 1e-17; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * gauss(x) * sum;
}

/** exp(−x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))) */
function fraction(x: number): number {
  let f = x;
  let c = x;
  let d = 0;
  for (let k = 1; k < 500; k++) {
    const a = k / 2;
    d = 1 / (x + a * d);
    c = x + a / c;
    f *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return gauss(x) / Math.sqrt(Math.PI) / f;
}

/** exp(−x²), x² taken apart so that its rounding, which the exponential would multiply, does not show. */
function gauss(x: number): number {
  const near = Math.fround(x);
  return Math.exp(-near * near) * Math.exp((near - x) * (near + x));
}
