import { type CodedColumn, countBelow, countUpTo, NO_CODE, textAt } from '@clientele/core';
import { median } from '@clientele/stats';
import type { ClusterLabels } from '../quality/labels.ts';

/** What one column, or one level of a column of texts, says of one cluster. */
export interface Trait {
  readonly cluster: number;
  readonly column: string;
  /** The level, or `null` for a column of numbers. */
  readonly level: string | null;
  /** Mean in the cluster; for a level its share. NaN where the cluster has no value. */
  readonly mean: number;
  /** Median in the cluster; NaN for levels. */
  readonly median: number;
  /** Mean, or share, among all customers. */
  readonly overall: number;
  /** Chance that a customer of the cluster is above a customer of all, less the chance to be below. */
  readonly effect: number;
}

/**
 * One trait a cluster from a column of numbers; missing ones do not count. The effect is Cliff's delta of the cluster against
 * all customers (N. Cliff, "Dominance statistics", Psychological Bulletin 114, 1993), which no outlier and no unit can change.
 */
export function numberTraits(column: string, cells: Float64Array, { labels, k }: ClusterLabels): Trait[] {
  const sorted = cells.filter((cell) => !Number.isNaN(cell)).sort();
  const groups: number[][] = Array.from({ length: k }, () => []);
  const dominance = new Float64Array(k);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] as number;
    if (Number.isNaN(cell)) continue;
    const label = labels[row] as number;
    groups[label]?.push(cell);
    dominance[label] =
      (dominance[label] as number) + countBelow(sorted, cell) + countUpTo(sorted, cell) - sorted.length;
  }
  const overall = meanOf(sorted);
  return groups.map((values, cluster) => ({
    cluster,
    column,
    level: null,
    mean: meanOf(values),
    median: values.length === 0 ? Number.NaN : median(values),
    overall,
    effect: values.length === 0 ? Number.NaN : (dominance[cluster] as number) / values.length / sorted.length,
  }));
}

/** One trait a cluster and level, for the most frequent levels. The effect is the difference of the shares. */
export function levelTraits(column: string, cells: CodedColumn, { labels, k }: ClusterLabels, most: number): Trait[] {
  const counts = new Map<string, Float64Array>();
  const totals = new Float64Array(k);
  for (let row = 0; row < labels.length; row++) {
    if (cells.codes[row] === NO_CODE) continue;
    const level = textAt(cells, row) as string;
    const label = labels[row] as number;
    const byCluster = counts.get(level) ?? new Float64Array(k);
    byCluster[label] = (byCluster[label] as number) + 1;
    totals[label] = (totals[label] as number) + 1;
    counts.set(level, byCluster);
  }
  const all = sum(totals);
  return [...counts]
    .sort(([a, m], [b, n]) => sum(n) - sum(m) || (a < b ? -1 : 1))
    .slice(0, most)
    .flatMap(([level, byCluster]) =>
      Array.from(byCluster, (count, cluster) => {
        const mean = count / (totals[cluster] as number);
        const overall = sum(byCluster) / all;
        return { cluster, column, level, mean, median: Number.NaN, overall, effect: mean - overall };
      }),
    );
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
}

/** NaN where there are none. */
function meanOf(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}
