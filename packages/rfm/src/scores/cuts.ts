import { naturalBreaks } from '@clientele/stats';
import { boundaries, rankCuts } from './buckets.ts';
import { justBelow, quantileCuts, shareCuts } from './kernel.ts';
import { ranks } from './method.ts';
import type { RfmLists, ScoringPlan } from './options.ts';

/** The cut points of one column by the method of a plan, ascending. */
export function cutsOf(plan: ScoringPlan, name: keyof RfmLists, x: Float64Array, bins: number): number[] {
  const { method } = plan;
  const descending = name === 'recency';
  if (ranks(method)) return rankCuts(x, boundaries(method, x.length, bins, descending), descending);
  switch (method) {
    case 'breaks':
      return (plan.breaks?.[name] ?? []).map((cut) => cut + 0);
    case 'percentiles':
      return shareCuts(x, plan.shares?.[name] ?? [], descending);
    case 'natural':
      return spread(naturalBreaks(x, bins), x, bins, descending);
    case 'r-rfm':
      return quantileCuts(x, bins).map((cut) => justBelow(cut + 1));
    case 'quantile':
    case 'nested':
      return quantileCuts(x, bins);
    default:
      return method satisfies never;
  }
}

/**
 * Fewer classes than scores leave the scores next to the worst one empty: the worst value keeps score 1 and the best the
 * highest, as quantiles would have it. A constant column has the one cut at its value.
 */
function spread(breaks: readonly number[], x: Float64Array, bins: number, descending: boolean): number[] {
  const lacking = bins - 1 - breaks.length;
  const last = descending ? breaks.at(-1) : breaks[0];
  const more = new Array<number>(lacking).fill(last ?? (x[0] as number));
  return (descending ? [...breaks, ...more] : [...more, ...breaks]).map((cut) => cut + 0);
}
