import {
  countShape,
  diagnosticsShape,
  type FeatureSchema,
  type FitDiagnostics,
  jsonRecordShape,
  listOf,
  type Model,
  parseModelRecord,
  recordOf,
  type Shape,
  wordShape,
} from '@clientele/core';
import type { ChurnTask } from '../data/outcomes.ts';
import { checkFeatures, featuresShape, refuse } from '../tree/tree-shape.ts';
import { checkJoinedTrees, type JoinedTrees, joinedTreesShape } from './joined-trees.ts';

/** What models of many trees have in common. */
export interface EnsembleParameters {
  readonly task: ChurnTask;
  readonly trees: JoinedTrees;
  /** Cells of the fit without a value, by feature. */
  readonly missingCells: readonly number[];
}

interface Fields<P> {
  readonly options: Model<string, P>['options'];
  readonly parameters: P;
  readonly features: readonly FeatureSchema[];
  readonly diagnostics: FitDiagnostics;
}

/** Reads a model of many trees back from JSON; `own` are the shapes of what it has beside them. */
export function parseEnsemble<K extends string, P extends EnsembleParameters>(
  verb: string,
  value: unknown,
  kind: K,
  version: number,
  own: { readonly [F in keyof Omit<P, keyof EnsembleParameters>]-?: Shape<P[F]> },
): Model<K, P> & { readonly features: readonly FeatureSchema[] } {
  const parameters = recordOf<EnsembleParameters>({
    task: wordShape('classification', 'regression'),
    trees: joinedTreesShape,
    missingCells: listOf(countShape),
    ...own,
  }) as Shape<P>;
  const model = parseModelRecord<K, Fields<P>>(verb, value, kind, version, {
    options: jsonRecordShape,
    parameters,
    features: featuresShape,
    diagnostics: diagnosticsShape,
  });
  const { trees, missingCells } = model.parameters;
  checkFeatures(verb, model.features);
  checkJoinedTrees(verb, trees, model.features);
  if (missingCells.length !== model.features.length) {
    refuse(verb, 'model.parameters.missingCells', `${model.features.length} counts`, missingCells.length);
  }
  return model;
}
