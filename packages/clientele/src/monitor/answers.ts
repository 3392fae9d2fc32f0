import { type ChurnModel, predictChurn, predictValue, taskOfModel } from '@clientele/churn';
import { encode, IncompatibleModelError, showValue, type Table } from '@clientele/core';
import { assignClusters, type ClusterModel } from '@clientele/segmentation';
import type { MonitorCells } from './cells.ts';

/** The models that can be monitored: those that answer from a table of features. */
export type MonitoredModel = ChurnModel | ClusterModel;

/** What a model says of each customer. */
export interface Answers {
  readonly name: 'probability' | 'value' | 'cluster';
  readonly cells: MonitorCells;
}

/** The columns that a model reads. */
export function featureNamesOf(model: MonitoredModel): string[] {
  return model.features.map(({ name }) => name);
}

/**
 * The answers of a model. A level that a model of churn never saw counts as the mean customer: monitoring tells of it, and does not stop at it.
 *
 * @throws IncompatibleModelError (`incompatible-model`) where the model answers no table of features
 */
export function answersOf(verb: string, model: MonitoredModel, data: Table): Answers {
  const kind: unknown = model?.kind;
  if (typeof kind === 'string' && kind.startsWith('segmentation/')) {
    const { cluster } = assignClusters(model as ClusterModel, data).columns;
    return { name: 'cluster', cells: encode(Array.from(cluster, String)) };
  }
  if (typeof kind === 'string' && kind.startsWith('churn/')) {
    const asked = model as ChurnModel;
    return taskOfModel(asked) === 'classification'
      ? { name: 'probability', cells: predictChurn(asked, data, { unseen: 'average' }).columns.probability }
      : { name: 'value', cells: predictValue(asked, data, { unseen: 'average' }).columns.value };
  }
  throw new IncompatibleModelError(
    verb,
    'model.kind',
    'a model of churn, of clusters, of purchases or of spend',
    showValue(kind),
  );
}
