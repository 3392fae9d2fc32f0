import { checkOptions, oneOf } from '@clientele/core';
import { assignClusters, type ClusterModel, fitKMeans, fitKMedoids } from '@clientele/segmentation';
import { fitMlKMeans } from '@clientele/segmentation/ml-kmeans';
import type { KnownModel } from '../../models/parse-model.ts';
import { partSettings } from '../arguments/set.ts';
import type { Fitted, Kind, KindInput, Scores } from './kind.ts';

/** Kinds of `@clientele/segmentation`. */
export const segmentationKinds: readonly Kind[] = [
  { kind: 'segmentation/k-means', columns: 'features', fit: fitByEngine, score },
  {
    kind: 'segmentation/k-medoids',
    columns: 'features',
    fit: ({ table, settings }) => ({ model: fitKMedoids(table, settings) }),
    score,
  },
];

function fitByEngine({ table, settings }: KindInput): Fitted {
  const [{ engine }, own] = partSettings(settings, ['engine']);
  checkOptions('fitKMeans', { engine }, { engine: oneOf('ml-kmeans') });
  return { model: engine === undefined ? fitKMeans(table, own) : fitMlKMeans(table, own) };
}

function score(model: KnownModel, { table, settings }: KindInput): Scores {
  checkOptions('assignClusters', settings, {});
  const { cluster, distance } = assignClusters(model as ClusterModel, table).columns;
  return { columns: { cluster, distance } };
}
