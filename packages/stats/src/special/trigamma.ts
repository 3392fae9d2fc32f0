/**
 * The trigamma function, the derivative of digamma.
 *
 * Relative error below 1e-14 on x > 0. Steps up by ψ′(x) = ψ′(x + 1) + 1/x², then the asymptotic series (Abramowitz and Stegun
 * 6.4.6 and 6.4.12).
 *
 * @param x a number > 0
 * @returns ψ′(x); Infinity at 0, NaN below
 * @example
 * import { trigamma } from '@clientele/stats';
 * Math.abs(trigamma(1) - Math.PI ** 2 / 6) < 1e-15; // => true
 */
export function trigamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  let steps = 0;
  let z = x;
  while (z < 12) {
    steps += 1 / (z * z);
    z += 1;
  }
  const y = 1 / (z * z);
  const tail = 1 / 30 - y * (5 / 66 - y * (691 / 2730 - y * (7 / 6)));
  const series = y * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * tail)));
  return steps + (1 + 0.5 / z + series) / z;
}
