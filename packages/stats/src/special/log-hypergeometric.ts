/**
 * The logarithm of Gauss's hypergeometric function, ln 2F1(a, b; c; z), where all is positive: as the likelihoods of buy-till-you-die
 * models have it, with values far beyond what a double holds. Where c < a + b, Euler's transformation
 * 2F1(a, b; c; z) = (1 − z)^(c−a−b) 2F1(c − a, c − b; c; z) makes a short series of a long one; it is left where its terms would alternate and
 * cancel each other.
 *
 * @param a a number > 0
 * @param b a number > 0
 * @param c a number > 0
 * @param z a number from 0 to below 1
 * @returns the logarithm, with an error below 1e-13 of itself, or of 1 where it is smaller
 * @example
 * import { logHypergeometric2F1 } from '@clientele/stats';
 * // 2F1(1, 1; 2; z) = −ln(1 − z)/z
 * Math.abs(logHypergeometric2F1(1, 1, 2, 0.5) - Math.log(2 * Math.log(2))) < 1e-15; // => true
 */
export function logHypergeometric2F1(a: number, b: number, c: number, z: number): number {
  const transformed = c < a + b ? logSeries(c - a, c - b, c, z) : null;
  return transformed === null ? (logSeries(a, b, c, z) as number) : (c - a - b) * Math.log1p(-z) + transformed;
}

/** Sums are brought down by this where they grow beyond it. */
const large = 1e250;
/** Terms of both signs may cancel three digits of sixteen. */
const bearable = 1000;

/** @returns the logarithm of the series; `null` where its terms cancel each other */
function logSeries(a: number, b: number, c: number, z: number): number | null {
  let [term, sum, size, scale] = [1, 1, 1, 0];
  for (let k = 0; k < 1e7; k++) {
    term *= ((a + k) * (b + k) * z) / ((c + k) * (k + 1));
    sum += term;
    size += Math.abs(term);
    if (size > large) {
      [term, sum, size] = [term / large, sum / large, size / large];
      scale += Math.log(large);
    }
    // Once the terms fall, none beyond is larger than by their ratio: z at the end.
    if (Math.abs(term) <= size * (1 - z) * 1e-17) break;
  }
  return sum * bearable > size ? scale + Math.log(sum) : null;
}
