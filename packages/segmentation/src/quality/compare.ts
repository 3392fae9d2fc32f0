import { type Column, encode, InsufficientDataError, InvalidInputError, type Table, table } from '@clientele/core';
import type { ClusterColumn } from '../features/cells.ts';
import { openColumns } from '../features/columns.ts';
import { type ClusterLabels, readLabels } from './labels.ts';
import { adjustedMutualInformation } from './mutual-information.ts';

/** How alike two clusterings of the same customers are. */
export interface ClusterComparison {
  readonly rows: number;
  /** 1 where they are the same but for names, about 0 where they have no more in common than chance gives; may be below 0. */
  readonly adjustedRandIndex: number;
  /** What they tell of one another, corrected for chance: 1 where they are the same but for names, about 0 where it is chance. */
  readonly adjustedMutualInformation: number;
  /** Who went where: one row a pair of clusters that have customers in common. */
  readonly flows: Table<{
    /** The cluster in the first clustering. */
    from: Column;
    /** The cluster in the second. */
    to: Column;
    /** Customers in both. */
    customers: Float64Array;
  }>;
}

/**
 * Compares two clusterings of the same customers: two methods, two dates, or clusters and segments. Names need not agree.
 *
 * The index counts pairs of customers that are together in both, corrected for chance (L. Hubert and P. Arabie, "Comparing
 * partitions", Journal of Classification 2, 1985, equation 5). The mutual information looks at what one cluster says of the other, and
 * is corrected likewise (Vinh, Epps and Bailey, 2010); it judges small clusters beside large ones more fairly.
 *
 * @param before a cluster for each customer: whole numbers from 0, or names
 * @param after another one, in the same order of customers
 * @returns the adjusted Rand index, the adjusted mutual information, and the flows in the order of the clusters' numbers or names
 * @throws InvalidInputError (`invalid-input`) where lengths differ or a customer has no cluster, naming the row
 * @throws InsufficientDataError (`insufficient-data`) where there are fewer than two customers
 * @example
 * import { compareClusters, toRows } from '@clientele/segmentation';
 * const { adjustedRandIndex, flows } = compareClusters([0, 0, 1, 1], ['old', 'old', 'new', 'new']);
 * adjustedRandIndex; // => 1
 * toRows(flows); // => [{ from: 0, to: 'old', customers: 2 }, { from: 1, to: 'new', customers: 2 }]
 */
export function compareClusters(before: ClusterColumn, after: ClusterColumn): ClusterComparison {
  const verb = 'compareClusters';
  const source = openColumns(verb, { before, after });
  if (source.length < 2) throw new InsufficientDataError(verb, 'customers', 2, source.length);
  const [a, b] = [readLabels(verb, source, 'before'), readLabels(verb, source, 'after')];
  if (a.k * b.k > 1e7) throw new InvalidInputError(`${verb}: too many clusters to compare, ${a.k} and ${b.k}`);
  const counts = crossCounts(a, b);
  const rows = source.length;
  return Object.freeze({
    rows,
    adjustedRandIndex: adjustedRandIndex(counts, a.k, b.k, rows),
    adjustedMutualInformation: adjustedMutualInformation(counts, a.k, b.k, rows),
    flows: flowTable(counts, a, b),
  });
}

/** Customers in cluster i of the first and j of the second, at i k + j. */
function crossCounts(a: ClusterLabels, b: ClusterLabels): Float64Array {
  const counts = new Float64Array(a.k * b.k);
  for (let row = 0; row < a.labels.length; row++) {
    const at = (a.labels[row] as number) * b.k + (b.labels[row] as number);
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

function adjustedRandIndex(counts: Float64Array, k: number, l: number, n: number): number {
  const pairs = (m: number): number => (m * (m - 1)) / 2;
  const [left, right] = [new Float64Array(k), new Float64Array(l)];
  let both = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number;
    const [i, j] = [Math.floor(at / l), at % l];
    left[i] = (left[i] as number) + count;
    right[j] = (right[j] as number) + count;
    both += pairs(count);
  }
  const sum = (sizes: Float64Array): number => sizes.reduce((total, size) => total + pairs(size), 0);
  const [together, joined] = [sum(left), sum(right)];
  const chance = (together / pairs(n)) * joined;
  const most = (together + joined) / 2;
  // all in one cluster, or all alone, in both: the same clustering
  return most === chance ? 1 : (both - chance) / (most - chance);
}

function flowTable(counts: Float64Array, a: ClusterLabels, b: ClusterLabels): ClusterComparison['flows'] {
  const cells = [...counts.keys()].filter((at) => (counts[at] as number) > 0);
  return table({
    from: namesColumn(cells.map((at) => a.names[Math.floor(at / b.k)] as number | string)),
    to: namesColumn(cells.map((at) => b.names[at % b.k] as number | string)),
    customers: Float64Array.from(cells, (at) => counts[at] as number),
  });
}

/** Names of clusters as a column: numbers, or texts. */
export function namesColumn(names: readonly (number | string)[]): Column {
  return typeof names[0] === 'string' ? encode(names.map(String)) : Float64Array.from(names, Number);
}
