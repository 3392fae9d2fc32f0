import { logGamma } from './log-gamma.ts';

/**
 * The probability that a chi-square variable exceeds a value: the p-value of a likelihood ratio test.
 *
 * @param value a number >= 0
 * @param degrees degrees of freedom, > 0
 * @returns Q(degrees/2, value/2), by the series of the lower tail where that is short, else by Legendre's continued fraction
 *   (Numerical Recipes, 6.2)
 * @example
 * import { chiSquareTail } from '@clientele/stats';
 * chiSquareTail(3.841458820694124, 1).toFixed(12); // => '0.050000000000'
 * chiSquareTail(0, 3); // => 1
 */
export function chiSquareTail(value: number, degrees: number): number {
  const [a, x] = [degrees / 2, value / 2];
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; n < 1e5 && term > 1e-17 * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** By Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let [c, d] = [1e300, 1 / b];
  let fraction = d;
  for (let n = 1; n < 1e5; n++) {
    const step = n * (a - n);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return fraction;
}
