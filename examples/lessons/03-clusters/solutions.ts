import { assignClusters, clusterRules, clusterStability, compareClusters, fitKMeans, toRows } from 'clientele';
import type { Points } from './exercises.ts';

export function inertiaByHand({ visits, spend }: Points, cluster: readonly number[]): number {
  let inertia = 0;
  for (const own of new Set(cluster)) {
    for (const column of [visits, spend]) {
      const values = column.filter((_, row) => cluster[row] === own);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      inertia += values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    }
  }
  return inertia;
}

export function sameGroups(before: readonly number[], after: readonly number[]): boolean | null {
  return compareClusters(before, after).adjustedRandIndex === 1;
}

export function stableClusters(points: Points, k: number): number {
  return clusterStability({ ...points }, { k }).columns.stability.filter((value) => value >= 0.75).length;
}

export function ruleOf(points: Points, customer: number): string {
  const data = { ...points };
  const { cluster } = assignClusters(fitKMeans(data, { k: 2 }), data).columns;
  const { rules } = clusterRules({ ...data, cluster }, { maxDepth: 1 });
  return String(toRows(rules).find((rule) => rule['cluster'] === cluster[customer])?.['rule']);
}
