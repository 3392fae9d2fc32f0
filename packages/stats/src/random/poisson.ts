import { drawBinomial } from './binomial.ts';
import { drawGamma } from './gamma.ts';
import type { Random } from './random.ts';

/** Up to here the exponential gaps are added up one by one. */
const small = 12;

/**
 * A draw from the Poisson distribution, exact for any mean: the time of the m-th event is a gamma draw; it lies within the
 * span, or those before it are binomial (J. H. Ahrens and U. Dieter, Computing 12, 1974).
 *
 * @param random the stream drawn from
 * @param mean a number >= 0
 * @returns a count
 * @example
 * import { drawPoisson, openRandom } from '@clientele/stats';
 * drawPoisson(openRandom(7), 0); // => 0
 * Math.abs(drawPoisson(openRandom(7), 1e8) - 1e8) < 5e4; // => true
 */
export function drawPoisson(random: Random, mean: number): number {
  let left = mean;
  let events = 0;
  while (left > small) {
    const m = Math.floor((7 / 8) * left);
    const time = drawGamma(random, m);
    if (time > left) return events + drawBinomial(random, m - 1, left / time);
    events += m;
    left -= time;
  }
  for (;;) {
    left += Math.log(1 - random.uniform());
    if (left < 0) return events;
    events += 1;
  }
}
