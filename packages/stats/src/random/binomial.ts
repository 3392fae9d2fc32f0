import { drawBeta } from './beta.ts';
import type { Random } from './random.ts';

/** Up to here trials are made one by one. */
const few = 16;

/**
 * A draw from the binomial distribution, exact for any number of trials: the middle one of n uniform numbers is a beta draw,
 * and says on which side of it the chance lies (L. Devroye, "Non-Uniform Random Variate Generation", 1986, X.4.3).
 *
 * @param random the stream drawn from
 * @param trials a whole number >= 0
 * @param chance of a success, 0 to 1
 * @returns successes, 0 to `trials`
 * @example
 * import { drawBinomial, openRandom } from '@clientele/stats';
 * const heads = drawBinomial(openRandom(7), 1_000_000, 0.5);
 * Math.abs(heads - 500_000) < 5 * 500; // => true
 */
export function drawBinomial(random: Random, trials: number, chance: number): number {
  let n = trials;
  let p = chance;
  let successes = 0;
  while (n > few) {
    const below = 1 + Math.floor(n / 2);
    const middle = drawBeta(random, below, n + 1 - below);
    if (middle >= p) {
      n = below - 1;
      p /= middle;
    } else {
      successes += below;
      n -= below;
      p = (p - middle) / (1 - middle);
    }
  }
  for (; n > 0; n--) if (random.uniform() < p) successes += 1;
  return successes;
}
