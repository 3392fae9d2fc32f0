import { stirlingCorrection } from './stirling.ts';

const halfLogTwoPi = 0.9189385332046727;

/** Coefficients of z, z^2, … in ln Γ(2 + z): 1 − γ, then (−1)^k (ζ(k) − 1)/k (Abramowitz and Stegun 6.1.33). */
const aroundTwo: readonly number[] = [
  0.42278433509846713, 0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986,
  0.0028905103307415234, -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5,
  -4.492623673813314e-5, 2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6,
  9.55141213040742e-7, -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8,
  -2.2711094608943164e-8, 1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9,
];

/**
 * The natural logarithm of the gamma function.
 *
 * Relative error below 1e-13 on x > 0, also beside the zeros at 1 and 2, where a series in x − 2 keeps the digits that
 * Stirling's series loses.
 *
 * @param x a number > 0
 * @returns ln Γ(x); Infinity at 0, NaN below
 * @example
 * import { logGamma } from '@clientele/stats';
 * logGamma(1); // => 0
 * Math.abs(logGamma(11) - Math.log(3628800)) < 1e-14; // => true
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x >= 12) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingCorrection(x);
  if (x < 0.5) return seriesAroundTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return seriesAroundTwo(x - 1) - Math.log1p(x - 1);
  let y = x;
  let product = 1;
  while (y >= 2.5) {
    y -= 1;
    product *= y;
  }
  return Math.log(product) + seriesAroundTwo(y - 2);
}

/** ln Γ(2 + z) for |z| <= 1/2; each term is at most a quarter of the one before. */
function seriesAroundTwo(z: number): number {
  let sum = 0;
  for (let k = aroundTwo.length - 1; k >= 0; k--) sum = (sum + (aroundTwo[k] as number)) * z;
  return sum;
}
