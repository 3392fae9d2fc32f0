import { checkOptions, oneOf } from '@clientele/core';
import {
  assignClusters,
  type ClusterModel,
  fitGaussianMixture,
  fitKMeans,
  fitKMedoids,
  fitKModes,
  fitKPrototypes,
  fitMiniBatch,
  fitTargetTree,
} from '@clientele/segmentation';
import { fitMlKMeans } from '@clientele/segmentation/ml-kmeans';
import type { KnownModel } from '../../models/parse-model.ts';
import { type FunctionOptions, partSettings } from '../arguments/set.ts';
import type { AnyTable, Fitted, Kind, KindInput, Scores } from './kind.ts';

/** Kinds of `@clientele/segmentation`. */
export const segmentationKinds: readonly Kind[] = [
  { kind: 'segmentation/k-means', columns: 'features', fit: fitByEngine, score },
  clusterKind('segmentation/mini-batch', fitMiniBatch),
  clusterKind('segmentation/k-medoids', fitKMedoids),
  clusterKind('segmentation/k-modes', fitKModes),
  clusterKind('segmentation/k-prototypes', fitKPrototypes),
  clusterKind('segmentation/gaussian-mixture', fitGaussianMixture),
  {
    kind: 'segmentation/target-tree',
    columns: 'features',
    target: 'value',
    fit: ({ table, settings }) => ({ model: fitTargetTree(table, settings) }),
    score,
  },
];

function clusterKind(
  kind: ClusterModel['kind'],
  fit: (table: AnyTable, settings: FunctionOptions) => ClusterModel,
): Kind {
  return { kind, columns: 'features', fit: ({ table, settings }) => ({ model: fit(table, settings) }), score };
}

function fitByEngine({ table, settings }: KindInput): Fitted {
  const [{ engine }, own] = partSettings(settings, ['engine']);
  checkOptions('fitKMeans', { engine }, { engine: oneOf('ml-kmeans') });
  return { model: engine === undefined ? fitKMeans(table, own) : fitMlKMeans(table, own) };
}

function score(model: KnownModel, { table, settings }: KindInput): Scores {
  checkOptions('assignClusters', settings, {});
  const { columns } = assignClusters(model as ClusterModel, { length: table.length, columns: table.columns });
  const { cluster } = columns;
  if ('probability' in columns) return { columns: { cluster, probability: columns.probability } };
  if ('value' in columns) return { columns: { cluster, value: columns.value } };
  return { columns: { cluster, distance: columns.distance } };
}
