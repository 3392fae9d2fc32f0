import { countUpTo } from '@clientele/core';
import { boundaries, bucketSizes } from './buckets.ts';
import { cutsOf } from './cuts.ts';
import { ranks } from './method.ts';
import type { RfmScale } from './model.ts';
import type { RfmLists, ScoringPlan } from './options.ts';

/** The thresholds of one column of values sorted ascending, and how many have which score. */
export function scaleOf(plan: ScoringPlan, name: keyof RfmLists, x: Float64Array, bins: number): RfmScale {
  const cuts = cutsOf(plan, name, x, bins);
  const upTo = cuts.map((cut) => countUpTo(x, cut));
  const below = upTo.map((count) => (count === 0 ? null : (x[count - 1] as number) + 0));
  return { bins, cuts, below, counts: countsOf(plan, name, x.length, upTo) };
}

function countsOf({ method }: ScoringPlan, name: keyof RfmLists, size: number, upTo: readonly number[]): number[] {
  const descending = name === 'recency';
  if (ranks(method)) return bucketSizes(boundaries(method, size, upTo.length + 1, descending), size);
  const counts = bucketSizes(upTo, size);
  return descending ? counts.reverse() : counts;
}
