import { drawLogGamma } from './gamma.ts';
import type { Random } from './random.ts';

/**
 * A draw from the beta distribution: the share of the first of two gamma draws, taken from their logarithms, so that two tiny
 * shapes give numbers near 0 or 1 and never a quotient of zeros.
 *
 * @param random the stream drawn from
 * @param a first shape, a number > 0
 * @param b second shape, a number > 0
 * @returns a number from 0 to 1; the mean is a/(a + b)
 * @example
 * import { drawBeta, openRandom } from '@clientele/stats';
 * const share = drawBeta(openRandom(7), 0.8, 2.4);
 * share > 0 && share < 1; // => true
 */
export function drawBeta(random: Random, a: number, b: number): number {
  const first = drawLogGamma(random, a);
  return 1 / (1 + Math.exp(drawLogGamma(random, b) - first));
}
