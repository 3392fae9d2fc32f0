import {
  checkOptions,
  type FeatureSchema,
  type Note,
  nonEmptyText,
  type OptionRule,
  type Table,
  table,
  trueOrFalse,
  wholeNumber,
  withColumns,
} from '@clientele/core';
import { type FeatureOptions, featureRules } from '../features/choices.ts';
import { type ClusterInput, isTable } from '../features/columns.ts';
import { noiseNote } from './cluster-dbscan.ts';
import { condensedTree } from './condense.ts';
import { coreDistances } from './core-distances.ts';
import { densityPoints, numberedGroups } from './points.ts';
import { selectBranches } from './select.ts';
import { reachabilityTree } from './spanning-tree.ts';

/** What is clustered, and how small a cluster may be. */
export interface ClusterHdbscanOptions extends FeatureOptions {
  /** Customers that a cluster has at least, 2 or more; 5 unless told otherwise. */
  readonly minClusterSize?: number;
  /** Customers, oneself included, by whose distance density is measured; `minClusterSize` unless told otherwise. */
  readonly minPoints?: number;
  /** Whether all customers may be one cluster; `false` unless told otherwise. */
  readonly allowSingleCluster?: boolean;
  /** The column that says how many customers a row stands for, each above 0. */
  readonly weight?: string;
}

/** The columns that it adds. */
export type HdbscanColumns = {
  /** Number of the cluster: 0 is the largest; −1 is noise. */
  cluster: Float64Array;
  /** 0 to 1: how firmly the customer belongs to it; 0 for noise. */
  probability: Float64Array;
};

/** Customers with their clusters by density. */
export type HdbscanClusters<T extends Table = Table<HdbscanColumns>> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof HdbscanColumns> & HdbscanColumns>;
  readonly features: readonly FeatureSchema[];
  readonly notes: readonly Note[];
};

const rules: Readonly<Record<keyof ClusterHdbscanOptions, OptionRule>> = {
  ...featureRules,
  minClusterSize: wholeNumber(2),
  minPoints: wholeNumber(1),
  allowSingleCluster: trueOrFalse,
  weight: nonEmptyText,
};

/** All their pairs are some seconds of work. */
const mostPlaces = 20_000;

/**
 * Clusters customers by density without a radius (HDBSCAN): clusters of different density are found side by side, and who fits nowhere
 * is noise. There is no model: score new customers by `fitClusterRules` on the result.
 *
 * Equal customers are one place with a count, so they are never split; where all are equal there is one cluster if
 * `allowSingleCluster` says so, else all are noise. Row order does not show.
 *
 * @param data a table, columns or rows; at most 20,000 customers whose features differ
 * @param options features, their scale, and how small a cluster may be
 * @returns a table's own columns with `cluster` and `probability` added; for columns and rows these two alone; in input order.
 * Clusters are numbered by size, the largest first, equal ones by their smallest member
 * @throws InvalidInputError (`invalid-input`) where a column is missing, a cell cannot be used, naming row and column, or too many
 * customers differ
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, wrong, or does not fit its column
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { clusterHdbscan } from '@clientele/segmentation';
 * const visits = [1, 2, 3, 20, 21, 22, 90];
 * const { columns } = clusterHdbscan({ visits }, { minClusterSize: 3, minPoints: 2 });
 * Array.from(columns.cluster); // => [0, 0, 0, 1, 1, 1, -1]
 */
export function clusterHdbscan<T extends Table>(data: T, options?: ClusterHdbscanOptions): HdbscanClusters<T>;
export function clusterHdbscan(data: ClusterInput, options?: ClusterHdbscanOptions): HdbscanClusters;
export function clusterHdbscan(data: ClusterInput, options: ClusterHdbscanOptions = {}): HdbscanClusters {
  const verb = 'clusterHdbscan';
  checkOptions(verb, options, rules);
  const { minClusterSize = 5, minPoints = minClusterSize, allowSingleCluster = false } = options;
  const points = densityPoints(verb, data, options, mostPlaces);
  const { n, weight, place } = points;
  // who has too few customers around is as far from all as the farthest
  const customers = weight.reduce((sum, one) => sum + one, 0);
  const tree = reachabilityTree(points, coreDistances(points, Math.min(minPoints, customers)));
  const branches = condensedTree(tree, weight, minClusterSize);
  const { group, probability } = selectBranches(branches, n, allowSingleCluster && customers >= minClusterSize);
  const numbers = numberedGroups(group, weight);
  const columns = {
    cluster: Float64Array.from(place, (at) => numbers[at] as number),
    probability: Float64Array.from(place, (at) => probability[at] as number),
  };
  const result = isTable(data) ? withColumns(data, columns) : table(columns);
  const { features, notes } = points.learnt;
  return Object.freeze({ ...result, features, notes: Object.freeze([...notes, ...noiseNote(columns.cluster)]) });
}
