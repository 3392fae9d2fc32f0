/**
 * The complementary error function, with a relative error below 1e-13 also far out in its tail: a power series up to 2
 * (Abramowitz and Stegun 7.1.6), a continued fraction beyond (7.1.14, by Lentz's algorithm).
 *
 * @param x a number >= 0
 * @returns 2/√π times the integral of exp(−t²) from x to infinity
 * @example
 * import { erfc } from '@clientele/stats';
 * erfc(0); // => 1
 * Math.abs(erfc(3) / 2.209049699858544e-5 - 1) < 1e-12; // => true
 */
export function erfc(x: number): number {
  return x < 2 ? 1 - series(x) : fraction(x);
}

function series(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > sum * 1e-17; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
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
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / f;
}
