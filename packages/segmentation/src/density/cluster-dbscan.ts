import {
  checkOptions,
  type FeatureSchema,
  type Note,
  nonEmptyText,
  type OptionRule,
  positiveNumber,
  type Table,
  table,
  withColumns,
} from '@clientele/core';
import { type FeatureOptions, featureRules } from '../features/choices.ts';
import { type ClusterInput, isTable } from '../features/columns.ts';
import { coreDistances } from './core-distances.ts';
import { dbscan } from './dbscan.ts';
import { densityPoints, numberedGroups } from './points.ts';
import { usualRadius } from './usual-radius.ts';

/** What is clustered, and what counts as dense. */
export interface ClusterDbscanOptions extends FeatureOptions {
  /** Customers this far apart, in scaled coordinates, or nearer are neighbours; read off the data unless given, which a note says. */
  readonly radius?: number;
  /** Customers within the radius, oneself included, that make a place dense; 5 unless told otherwise. */
  readonly minPoints?: number;
  /** The column that says how many customers a row stands for, each above 0. */
  readonly weight?: string;
}

/** The columns that it adds. */
export type DbscanColumns = {
  /** Number of the cluster: 0 is the largest; −1 is noise. */
  cluster: Float64Array;
  /** 1 where the place is dense, 0 at the border of a cluster and for noise. */
  isCore: Float64Array;
};

/** Customers with their clusters by density. */
export type DbscanClusters<T extends Table = Table<DbscanColumns>> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof DbscanColumns> & DbscanColumns>;
  readonly radius: number;
  readonly minPoints: number;
  readonly features: readonly FeatureSchema[];
  readonly notes: readonly Note[];
};

const rules: Readonly<Record<keyof ClusterDbscanOptions, OptionRule>> = {
  ...featureRules,
  radius: positiveNumber,
  minPoints: positiveNumber,
  weight: nonEmptyText,
};

/** All their pairs are a second or two of work. */
const mostPlaces = 50_000;

/**
 * Clusters customers by density (DBSCAN): where many are near each other is a cluster, of whatever shape, and who is near nobody is
 * noise. There is no model: score new customers by `fitClusterRules` on the result.
 *
 * Row order does not show: a customer at the border of two clusters goes to the nearest dense place, of places equally near to the
 * first by value. Equal customers share a cluster.
 *
 * @param data a table, columns or rows; at most 50,000 customers whose features differ
 * @param options features, their scale, radius and density
 * @returns a table's own columns with `cluster` and `isCore` added; for columns and rows these two alone; in input order. Clusters are
 * numbered by size, the largest first, equal ones by their smallest member
 * @throws InvalidInputError (`invalid-input`) where a column is missing, a cell cannot be used, naming row and column, or too many
 * customers differ
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, wrong, or does not fit its column
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { clusterDbscan } from '@clientele/segmentation';
 * const visits = [1, 2, 3, 20, 21, 22, 90];
 * const { columns } = clusterDbscan({ visits }, { radius: 1, minPoints: 2, scale: 'none' });
 * Array.from(columns.cluster); // => [0, 0, 0, 1, 1, 1, -1]
 */
export function clusterDbscan<T extends Table>(data: T, options?: ClusterDbscanOptions): DbscanClusters<T>;
export function clusterDbscan(data: ClusterInput, options?: ClusterDbscanOptions): DbscanClusters;
export function clusterDbscan(data: ClusterInput, options: ClusterDbscanOptions = {}): DbscanClusters {
  const verb = 'clusterDbscan';
  checkOptions(verb, options, rules);
  const points = densityPoints(verb, data, options, mostPlaces);
  const { minPoints = 5 } = options;
  const radius = options.radius ?? usualRadius(coreDistances(points, minPoints), points.weight);
  const { group, isCore } = dbscan(points, radius, minPoints);
  const numbers = numberedGroups(group, points.weight);
  const columns = {
    cluster: Float64Array.from(points.place, (at) => numbers[at] as number),
    isCore: Float64Array.from(points.place, (at) => isCore[at] as number),
  };
  const result = isTable(data) ? withColumns(data, columns) : table(columns);
  const notes = Object.freeze([...points.learnt.notes, ...radiusNote(options, radius), ...noiseNote(columns.cluster)]);
  return Object.freeze({ ...result, radius, minPoints, features: points.learnt.features, notes });
}

function radiusNote(options: ClusterDbscanOptions, radius: number): readonly Note[] {
  if (options.radius !== undefined) return [];
  const message = `radius ${radius} was read off the distances of the customers; give another as radius`;
  return [{ code: 'radius-chosen', message, details: { radius } }];
}

/** Says how many customers are in no cluster. */
export function noiseNote(cluster: Float64Array): readonly Note[] {
  const customers = cluster.filter((number) => number < 0).length;
  if (customers === 0) return [];
  const message = `${customers} of ${cluster.length} customers are in no cluster: their cluster is −1`;
  return [{ code: 'noise', message, details: { customers } }];
}
