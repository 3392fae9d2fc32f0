import { drawGamma, type Random } from '@clientele/stats';
import { exponential } from './beta-geometric.ts';
import type { Life, Span } from './life.ts';
import type { ShopParameters } from './parameters.ts';

/** A customer of the Pareto/NBD model: leaves after a time that has nothing to do with purchases. */
export function paretoLife(random: Random, { r, alpha, s = 1, beta = 1 }: ShopParameters, { first, end }: Span): Life {
  const rate = drawGamma(random, r) / alpha;
  const left = first + (exponential(random) * beta) / drawGamma(random, s);
  const purchases = [first];
  const last = Math.min(left, end);
  for (let now = first + exponential(random) / rate; now < last; now += exponential(random) / rate) purchases.push(now);
  return { rate, dropout: Number.NaN, left: left < end ? left : Number.POSITIVE_INFINITY, purchases };
}
