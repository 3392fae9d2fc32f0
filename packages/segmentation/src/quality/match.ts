import { type Column, type Table, table } from '@clientele/core';
import type { ClusterColumn } from '../features/cells.ts';
import { compareClusters, namesColumn } from './compare.ts';

/** One row a cluster, with the group of another clustering that is most alike. */
export type ClusterMatches = Table<{
  /** The cluster in the first clustering. */
  cluster: Column;
  /** The group of the second that is nearest to it. */
  nearest: Column;
  /** Customers in both. */
  customers: Float64Array;
  /** Share of the cluster that these are. */
  share: Float64Array;
  /** Customers in both, over customers in either: 1 where the two are the same. */
  jaccard: Float64Array;
}>;

/**
 * Finds for each cluster the nearest group of another clustering of the same customers: the RFM segment that a cluster is most
 * like, say. Nearest is the group with the highest Jaccard index (P. Jaccard, 1901): customers in both over customers in either, so
 * that a group which holds everybody is not near to everything.
 *
 * @param clusters a cluster for each customer: whole numbers from 0, or names
 * @param groups another grouping, in the same order of customers
 * @returns one row a cluster, in the order of numbers or names; of groups equally near the first
 * @throws InvalidInputError (`invalid-input`) where lengths differ or a customer has no cluster, naming the row
 * @throws InsufficientDataError (`insufficient-data`) where there are fewer than two customers
 * @example
 * import { matchClusters, toRows } from '@clientele/segmentation';
 * toRows(matchClusters([0, 0, 0, 1], ['Lost', 'Lost', 'At Risk', 'Champions']));
 * // => [
 * //   { cluster: 0, nearest: 'Lost', customers: 2, share: 2 / 3, jaccard: 2 / 3 },
 * //   { cluster: 1, nearest: 'Champions', customers: 1, share: 1, jaccard: 1 },
 * // ]
 */
export function matchClusters(clusters: ClusterColumn, groups: ClusterColumn): ClusterMatches {
  const { from, to, customers } = compareClusters(clusters, groups).flows.columns;
  const [left, right] = [totals(from, customers), totals(to, customers)];
  const best = new Map<number | string, Match>();
  for (const [row, both] of customers.entries()) {
    const [cluster, nearest] = [cellOf(from, row), cellOf(to, row)];
    const [own, other] = [left.get(cluster) as number, right.get(nearest) as number];
    const match = { cluster, nearest, customers: both, share: both / own, jaccard: both / (own + other - both) };
    if (match.jaccard > (best.get(cluster)?.jaccard ?? 0)) best.set(cluster, match);
  }
  const rows = [...best.values()];
  return table({
    cluster: namesColumn(rows.map(({ cluster }) => cluster)),
    nearest: namesColumn(rows.map(({ nearest }) => nearest)),
    customers: Float64Array.from(rows, (row) => row.customers),
    share: Float64Array.from(rows, ({ share }) => share),
    jaccard: Float64Array.from(rows, ({ jaccard }) => jaccard),
  });
}

interface Match {
  readonly cluster: number | string;
  readonly nearest: number | string;
  readonly customers: number;
  readonly share: number;
  readonly jaccard: number;
}

function totals(groups: Column, customers: Float64Array): Map<number | string, number> {
  const sums = new Map<number | string, number>();
  for (const [row, count] of customers.entries()) {
    const name = cellOf(groups, row);
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return sums;
}

/** A name out of the column that `namesColumn` made. */
function cellOf(names: Column, row: number): number | string {
  if (names instanceof Float64Array) return names[row] as number;
  return 'codes' in names && !('offsets' in names)
    ? (names.dictionary.values[names.codes[row] as number] as string)
    : row;
}
