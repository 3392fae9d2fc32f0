/**
 * The digamma function, the derivative of ln Γ.
 *
 * Absolute error about 1e-16 around its zero at 1.4616…, relative error below 1e-13 elsewhere on x > 0. Steps up by
 * ψ(x) = ψ(x + 1) − 1/x, then the asymptotic series (Abramowitz and Stegun 6.3.5 and 6.3.18).
 *
 * @param x a number > 0
 * @returns ψ(x); −Infinity at 0, NaN below
 * @example
 * import { digamma } from '@clientele/stats';
 * Math.abs(digamma(2) - digamma(1) - 1) < 1e-15; // => true
 */
export function digamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  let shift = 0;
  let z = x;
  while (z < 12) {
    shift += 1 / z;
    z += 1;
  }
  const y = 1 / (z * z);
  const tail = 1 / 240 - y * (1 / 132 - y * (691 / 32760 - y * (1 / 12)));
  const series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * tail)));
  return Math.log(z) - 0.5 / z - series - shift;
}
