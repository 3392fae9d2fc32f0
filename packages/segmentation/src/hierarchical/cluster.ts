import {
  checkOptions,
  type FeatureSchema,
  InvalidInputError,
  type Note,
  nonNegativeNumber,
  type OptionRule,
  oneOf,
  type Table,
  table,
  wholeNumber,
  withColumns,
} from '@clientele/core';
import { distinctOf } from '../distinct.ts';
import { type FeatureOptions, featureRules } from '../features/choices.ts';
import { type ClusterInput, isTable } from '../features/columns.ts';
import { fewerNote } from '../k-means/build.ts';
import { readPoints, usualK } from '../k-means/fit.ts';
import { takePoints } from '../k-means/points.ts';
import { chainMerges, type Merges } from './chain.ts';
import { cutAfter } from './cut.ts';
import type { Linkage } from './linkage.ts';

/** What is clustered, how distances of clusters are measured, and where the tree is cut. */
export interface ClusterHierarchicalOptions extends FeatureOptions {
  /** `'ward'` (least growth of inertia; unless told otherwise), `'average'`, `'complete'` (farthest pair), `'single'` (nearest pair). */
  readonly linkage?: Linkage;
  /** Clusters, 1 or more; 4 unless told otherwise. Not together with `height`. */
  readonly k?: number;
  /** Clusters are those that merge at this height or below. */
  readonly height?: number;
}

/** The tree, from the leaves up. */
export type MergeTable = Table<{
  /** What merges: a leaf, or leaves + i for what merge i made. The smaller number. */
  first: Float64Array;
  /** The larger number. */
  second: Float64Array;
  /** At which distance, in scaled coordinates; ascending. */
  height: Float64Array;
  /** How many customers are together then. */
  customers: Float64Array;
}>;

/** The columns that it adds. */
export type HierarchyColumns = {
  /** Number of the cluster: 0 is the largest. */
  cluster: Float64Array;
  /** The leaf of the tree: customers with equal features share one. */
  leaf: Float64Array;
};

/** Customers with their clusters, and the tree from which they are cut. */
export type Hierarchy<T extends Table = Table<HierarchyColumns>> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof HierarchyColumns> & HierarchyColumns>;
  readonly merges: MergeTable;
  /** Leaves of the tree. */
  readonly leaves: number;
  readonly features: readonly FeatureSchema[];
  readonly notes: readonly Note[];
};

const rules: Readonly<Record<keyof ClusterHierarchicalOptions, OptionRule>> = {
  ...featureRules,
  linkage: oneOf('ward', 'average', 'complete', 'single'),
  k: wholeNumber(1),
  height: nonNegativeNumber,
};

/** The triangle of their distances takes 400 MB. */
const mostLeaves = 10_000;

/**
 * Clusters customers step by step, the nearest two clusters first, and cuts the tree where there are k, or at a height. Heights are
 * those of the usual definitions (SciPy's and R's). There is no model: new customers have no place in the tree.
 *
 * Row order does not show: customers with equal features are one leaf, leaves are numbered by value, and what the linkage leaves open
 * is decided by these numbers.
 *
 * @param data a table, columns or rows; at most 10,000 customers whose features differ
 * @param options features, their scale, linkage, and where to cut
 * @returns a table's own columns with `cluster` and `leaf` added; for columns and rows these two alone; in input order. Clusters are
 * numbered by size, the largest first, equal ones by their smallest leaf. `merges` is the tree
 * @throws InvalidInputError (`invalid-input`) where a column is missing, a cell cannot be used, naming row and column, or too
 * many customers differ
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, wrong, or does not fit its column
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { clusterHierarchical, toRows } from '@clientele/segmentation';
 * const tree = clusterHierarchical({ visits: [1, 9, 2, 30] }, { k: 2, linkage: 'single', scale: 'none' });
 * Array.from(tree.columns.cluster); // => [0, 0, 0, 1]
 * toRows(tree.merges);
 * // => [
 * //   { first: 0, second: 1, height: 1, customers: 2 },
 * //   { first: 2, second: 4, height: 7, customers: 3 },
 * //   { first: 3, second: 5, height: 21, customers: 4 },
 * // ]
 */
export function clusterHierarchical<T extends Table>(data: T, options?: ClusterHierarchicalOptions): Hierarchy<T>;
export function clusterHierarchical(data: ClusterInput, options?: ClusterHierarchicalOptions): Hierarchy;
export function clusterHierarchical(data: ClusterInput, options: ClusterHierarchicalOptions = {}): Hierarchy {
  const verb = 'clusterHierarchical';
  checkOptions(verb, options, rules);
  const { k, height } = options;
  const onlyOne: OptionRule = { allowed: 'left out where height is given', accepts: () => height === undefined };
  checkOptions(verb, { k }, { k: onlyOne });
  const { points, learnt } = readPoints(verb, data, options);
  const { place: leaf, rows, weight } = distinctOf(points);
  if (rows.length > mostLeaves) {
    const got = `${rows.length}; fitKMeans takes more`;
    throw new InvalidInputError(`${verb}: at most ${mostLeaves} customers may differ in their features, got ${got}`);
  }
  const { X, n, d } = takePoints(points, rows);
  const merges = chainMerges(X, n, d, weight, options.linkage ?? 'ward');
  const wanted = height === undefined ? (k ?? usualK) : 1;
  const merged = height === undefined ? Math.max(0, n - wanted) : merges.height.filter((at) => at <= height).length;
  const clusters = cutAfter(merges, merged, weight);
  const columns = { cluster: Float64Array.from(leaf, (at) => clusters[at] as number), leaf: Float64Array.from(leaf) };
  const result = isTable(data) ? withColumns(data, columns) : table(columns);
  const notes = Object.freeze([...learnt.notes, ...fewerNote(wanted, n)]);
  return Object.freeze({ ...result, merges: mergeTable(merges), leaves: n, features: learnt.features, notes });
}

function mergeTable({ first, second, height, size }: Merges): MergeTable {
  return table({ first: Float64Array.from(first), second: Float64Array.from(second), height, customers: size });
}
