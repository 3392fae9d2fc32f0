import { beside, IncompatibleModelError, showValue, type Table } from '@clientele/core';
import { type ClusterInput, type ColumnSource, isTable, openColumns } from '../features/columns.ts';
import { encodePoints } from '../features/encode.ts';
import { componentsOf, openMixture } from '../gaussian-mixture/assign.ts';
import type { GaussianMixtureModel } from '../gaussian-mixture/model.ts';
import type { KMeansModel } from '../k-means/model.ts';
import type { KMedoidsModel } from '../k-medoids/model.ts';
import { asTexts } from '../k-modes/as-texts.ts';
import type { KModesModel } from '../k-modes/model.ts';
import { assignMixed } from '../k-prototypes/kernel.ts';
import { encodeMixed } from '../k-prototypes/mixed.ts';
import type { KPrototypesModel } from '../k-prototypes/model.ts';
import { prototypesFrom } from '../k-prototypes/words.ts';
import type { MiniBatchModel } from '../mini-batch/model.ts';
import { byTargetTree, type TargetColumns } from '../target-tree/assign.ts';
import type { TargetTreeModel } from '../target-tree/model.ts';
import { byPlaces, type ClusterColumns } from './by-places.ts';

/** A model that says how far a customer is from the middle of the cluster. */
export type DistanceModel = KMeansModel | MiniBatchModel | KMedoidsModel | KPrototypesModel | KModesModel;

/** A model by which customers are assigned to clusters. */
export type ClusterModel = DistanceModel | GaussianMixtureModel | TargetTreeModel;

/** The columns that assignment by a Gaussian mixture adds. */
export type ComponentColumns = {
  /** Number of the likeliest component: 0 has the largest proportion. */
  cluster: Float64Array;
  /** 0 to 1: how likely the customer is in it rather than in another. */
  probability: Float64Array;
};

/** A table with clusters beside its columns. */
export type Clustered<T extends Table> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof ClusterColumns> & ClusterColumns>;
};

/** A table with components of a mixture beside its columns. */
export type WithComponents<T extends Table> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof ComponentColumns> & ComponentColumns>;
};

/** A table with segments toward a target beside its columns. */
export type WithTargets<T extends Table> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof TargetColumns> & TargetColumns>;
};

/**
 * Assigns customers to the clusters of a fit: those of the fit, or new ones. Columns are found by name. Of centres that are
 * equally near, the one with the lower number is taken. A text never met in the fit counts among its rarer ones where it had
 * some set together, else as none of its texts.
 *
 * @param model from one of the fits, or of the parse functions
 * @param data a table, columns or rows
 * @returns a table's own columns with `cluster` and `distance` added, for Gaussian mixtures `cluster` and `probability`,
 * for trees toward a target `cluster` and `value`; for columns
 * and rows these two alone; in input order
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @example
 * import { assignClusters, fitKMeans, toRows } from '@clientele/segmentation';
 * const model = fitKMeans({ visits: [1, 1, 1, 31, 31] }, { k: 2, scale: 'none' });
 * toRows(assignClusters(model, { visits: [3, 40] })); // => [{ cluster: 0, distance: 2 }, { cluster: 1, distance: 9 }]
 */
export function assignClusters<T extends Table>(model: DistanceModel, data: T): Clustered<T>;
export function assignClusters(model: DistanceModel, data: ClusterInput): Table<ClusterColumns>;
export function assignClusters<T extends Table>(model: GaussianMixtureModel, data: T): WithComponents<T>;
export function assignClusters(model: GaussianMixtureModel, data: ClusterInput): Table<ComponentColumns>;
export function assignClusters<T extends Table>(model: TargetTreeModel, data: T): WithTargets<T>;
export function assignClusters(model: TargetTreeModel, data: ClusterInput): Table<TargetColumns>;
export function assignClusters(
  model: ClusterModel,
  data: ClusterInput,
): Table<ClusterColumns | ComponentColumns | TargetColumns>;
export function assignClusters(model: ClusterModel, data: ClusterInput): Table<AllColumns> {
  // each kind of model has its own signature above
  const source = openColumns('assignClusters', data);
  const columns = columnsOf(model, source) as AllColumns;
  return beside('assignClusters', isTable(data) ? data : { length: source.length, columns: {} }, columns);
}

type AllColumns = ClusterColumns & ComponentColumns & TargetColumns;

function columnsOf(model: ClusterModel, source: ColumnSource): ClusterColumns | ComponentColumns | TargetColumns {
  switch (model?.kind) {
    case 'segmentation/k-means':
    case 'segmentation/mini-batch':
      return byPlaces(model.features, source, model.parameters.centers);
    case 'segmentation/k-medoids':
      return byPlaces(model.features, source, model.parameters.medoids);
    case 'segmentation/k-prototypes':
      return byPrototypes(model, source, model.parameters.centers, model.parameters.gamma);
    case 'segmentation/k-modes':
      return byPrototypes(model, asTexts('assignClusters', source), [], 1);
    case 'segmentation/gaussian-mixture':
      return byComponents(model, source);
    case 'segmentation/target-tree':
      return byTargetTree(model, source);
    default:
      return refuseKind(model);
  }
}

/** The type says that no kind is left; a caller in plain JavaScript may hand over a model of another room. */
function refuseKind(model: never): never {
  const given: unknown = (model as { kind?: unknown } | null | undefined)?.kind;
  throw new IncompatibleModelError(
    'assignClusters',
    'model.kind',
    'a model of @clientele/segmentation',
    showValue(given),
  );
}

function byPrototypes(
  { features, parameters }: KPrototypesModel | KModesModel,
  source: ColumnSource,
  centers: readonly (readonly number[])[],
  gamma: number,
): ClusterColumns {
  const points = { ...encodeMixed('assignClusters', source, features), w: new Float64Array(0), gamma };
  const { labels, costs } = assignMixed(points, prototypesFrom(centers, parameters.modes, features));
  return { cluster: Float64Array.from(labels), distance: costs };
}

function byComponents({ features, parameters }: GaussianMixtureModel, source: ColumnSource): ComponentColumns {
  const { X, n } = encodePoints('assignClusters', source, features);
  const { labels, probability } = componentsOf(X, n, openMixture(parameters));
  return { cluster: Float64Array.from(labels), probability };
}
