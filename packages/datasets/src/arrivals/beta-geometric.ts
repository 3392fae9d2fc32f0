import { drawBeta, drawGamma, type Random } from '@clientele/stats';
import type { Life, Span } from './life.ts';
import type { ShopParameters } from './parameters.ts';

/** A customer's gap to the next purchase, in weeks. */
export type DrawGap = (random: Random, rate: number, now: number) => number;

/**
 * A customer who may leave after a purchase: at once with chance p, which is theirs for life.
 *
 * @param leavesAtFirst whether the first purchase counts: not in the BG/NBD model, but in the MBG/NBD model
 */
export function betaGeometricLife(
  random: Random,
  { r, alpha, a = 1, b = 1 }: ShopParameters,
  { first, end }: Span,
  leavesAtFirst: boolean,
  drawGap: DrawGap,
): Life {
  const rate = drawGamma(random, r) / alpha;
  const dropout = drawBeta(random, a, b);
  const purchases = [first];
  if (leavesAtFirst && random.uniform() < dropout) return { rate, dropout, left: first, purchases };
  for (let now = first; ; ) {
    now += drawGap(random, rate, now);
    if (!(now < end)) return { rate, dropout, left: Number.POSITIVE_INFINITY, purchases };
    purchases.push(now);
    if (random.uniform() < dropout) return { rate, dropout, left: now, purchases };
  }
}

/** The gap of a Poisson process, in units of its rate. */
export function exponential(random: Random): number {
  return -Math.log(1 - random.uniform());
}
