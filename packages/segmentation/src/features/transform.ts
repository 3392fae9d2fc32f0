import { countBelow, countUpTo, type FeatureSchema } from '@clientele/core';

/** What a feature does to one number before it is scaled. */
export function transformed(x: number, { transform, knots }: Pick<FeatureSchema, 'transform' | 'knots'>): number {
  if (transform === 'log1p') return Math.sign(x) * Math.log1p(Math.abs(x));
  if (transform === 'rank') return rankAmong(x, knots ?? []);
  return x;
}

/**
 * The share of the fitted customers below a value, read off their percentiles: linear between two of them, the middle of
 * a run of equal ones, 0 below the first and 1 above the last.
 */
function rankAmong(x: number, knots: readonly number[]): number {
  const last = knots.length - 1;
  const below = countBelow(knots, x);
  const above = countUpTo(knots, x);
  if (above > below) return (below + above - 1) / 2 / last;
  if (below === 0) return 0;
  if (below > last) return 1;
  const [left, right] = [knots[below - 1] as number, knots[below] as number];
  return (below - 1 + (x / 2 - left / 2) / (right / 2 - left / 2)) / last;
}
