import { type Table, table, withColumns } from '@clientele/core';
import { type ClusterInput, isTable, openColumns } from '../features/columns.ts';
import { encodePoints } from '../features/encode.ts';
import type { KMedoidsModel } from '../k-medoids/model.ts';
import type { KMeansModel } from './model.ts';
import { assignNearest } from './nearest.ts';

/** A model by which customers are assigned to clusters. */
export type ClusterModel = KMeansModel | KMedoidsModel;

/** The columns that assignment adds. */
export type ClusterColumns = {
  /** Number of the cluster: 0 is the heaviest of the fit. */
  cluster: Float64Array;
  /** Euclidean distance to its centre or medoid, in the scaled coordinates of the fit. */
  distance: Float64Array;
};

/** A table with clusters beside its columns. */
export type Clustered<T extends Table> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof ClusterColumns> & ClusterColumns>;
};

/**
 * Assigns customers to the clusters of a fit: those of the fit, or new ones. Columns are found by name. Of centres that are
 * equally near, the one with the lower number is taken. A text never met in the fit counts among its rarer ones where it had
 * some set together, else as none of its texts.
 *
 * @param model from `fitKMeans`, `fitKMedoids`, or one of the parse functions
 * @param data a table, columns or rows
 * @returns a table's own columns with `cluster` and `distance` added; for columns and rows these two alone; in input order
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @example
 * import { assignClusters, fitKMeans, toRows } from '@clientele/segmentation';
 * const model = fitKMeans({ visits: [1, 1, 1, 31, 31] }, { k: 2, scale: 'none' });
 * toRows(assignClusters(model, { visits: [3, 40] })); // => [{ cluster: 0, distance: 2 }, { cluster: 1, distance: 9 }]
 */
export function assignClusters<T extends Table>(model: ClusterModel, data: T): Clustered<T>;
export function assignClusters(model: ClusterModel, data: ClusterInput): Table<ClusterColumns>;
export function assignClusters(model: ClusterModel, data: ClusterInput): Table<ClusterColumns> {
  const { X, n, d } = encodePoints('assignClusters', openColumns('assignClusters', data), model.features);
  const labels = new Uint32Array(n);
  const squares = new Float64Array(n);
  assignNearest(X, n, d, Float64Array.from(placesOf(model).flat()), labels, squares);
  const columns = { cluster: Float64Array.from(labels), distance: squares.map(Math.sqrt) };
  return isTable(data) ? withColumns(data, columns) : table(columns);
}

function placesOf(model: ClusterModel): readonly (readonly number[])[] {
  switch (model.kind) {
    case 'segmentation/k-means':
      return model.parameters.centers;
    case 'segmentation/k-medoids':
      return model.parameters.medoids;
  }
}
