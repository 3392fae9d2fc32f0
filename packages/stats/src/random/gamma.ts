import type { Random } from './random.ts';

/**
 * A draw from the gamma distribution with rate 1 (G. Marsaglia and W. W. Tsang, "A simple method for generating gamma
 * variables", ACM Transactions on Mathematical Software 26, 2000). Divide it by a rate for any other.
 *
 * @param random the stream drawn from
 * @param shape a number > 0
 * @returns a number >= 0: where the shape is tiny, most draws are below the least double
 * @example
 * import { drawGamma, openRandom } from '@clientele/stats';
 * const random = openRandom(7);
 * let sum = 0;
 * for (let i = 0; i < 2000; i++) sum += drawGamma(random, 3);
 * Math.abs(sum / 2000 - 3) < 0.2; // => true
 */
export function drawGamma(random: Random, shape: number): number {
  return Math.exp(drawLogGamma(random, shape));
}

/** The logarithm of such a draw, finite for every shape. */
export function drawLogGamma(random: Random, shape: number): number {
  if (shape >= 1) return Math.log(drawLarge(random, shape));
  // Γ(shape) is Γ(shape + 1) times the power 1/shape of a uniform number.
  return Math.log(drawLarge(random, shape + 1)) + Math.log(1 - random.uniform()) / shape;
}

function drawLarge(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}
