import {
  countShape,
  diagnosticsShape,
  type FeatureSchema,
  type FitDiagnostics,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  optional,
  parseModelRecord,
  recordOf,
  type Shape,
  textShape,
  wordShape,
} from '@clientele/core';
import type { Tree } from '@clientele/stats';
import type { ChurnTask } from '../data/outcomes.ts';
import { checkFeatures, checkTree, featuresShape, refuse, treeShape } from './tree-shape.ts';

/** What `fitTree` learns. */
export interface TreeParameters {
  readonly task: ChurnTask;
  /** The questions, in preorder; `mean` is the share of churners or the mean target of a node. */
  readonly tree: Tree;
  /** Mean of the target over the customers fitted: the share of churners, or the mean value. */
  readonly mean: number;
  /** Σ w (y − mean)² over the customers fitted, of which the leaves leave a part. */
  readonly spread: number;
  /** Cells of the fit without a value, by feature. */
  readonly missingCells: readonly number[];
}

/** A decision tree of churn, or of a number. A plain JSON record without customers. */
export type TreeModel = Model<'churn/tree', TreeParameters> & { readonly features: readonly FeatureSchema[] };

/** Kind and newest version of the model. */
export const treeKind = 'churn/tree';
/** Rises when a field changes. */
export const treeVersion = 1;

interface Fields {
  readonly engine: string | undefined;
  readonly options: TreeModel['options'];
  readonly parameters: TreeParameters;
  readonly features: readonly FeatureSchema[];
  readonly diagnostics: FitDiagnostics;
}

const fields: { readonly [F in keyof Fields]: Shape<Fields[F]> } = {
  engine: optional(textShape),
  options: jsonRecordShape,
  parameters: recordOf<TreeParameters>({
    task: wordShape('classification', 'regression'),
    tree: treeShape,
    mean: finiteShape,
    spread: finiteShape,
    missingCells: listOf(countShape),
  }),
  features: featuresShape,
  diagnostics: diagnosticsShape,
};

/**
 * Reads a decision tree back from JSON, every field checked: a walk down it ends, and asks about features that there are.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitTree, parseTreeModel } from '@clientele/churn';
 * const model = fitTree({ visits: [1, 2, 3, 4, 5, 6], label: [1, 1, 1, 0, 0, 0] }, { minLeaf: 1 });
 * parseTreeModel(JSON.parse(JSON.stringify(model))).parameters.tree.threshold[0]; // => 3.5
 */
export function parseTreeModel(value: unknown): TreeModel {
  const verb = 'parseTreeModel';
  const model = parseModelRecord<typeof treeKind, Fields>(verb, value, treeKind, treeVersion, fields);
  const { tree, missingCells, task } = model.parameters;
  checkFeatures(verb, model.features);
  checkTree(verb, 'model.parameters.tree', tree, model.features);
  if (missingCells.length !== model.features.length) {
    refuse(verb, 'model.parameters.missingCells', `${model.features.length} counts`, missingCells.length);
  }
  const bad = task === 'classification' ? tree.mean.findIndex((mean) => mean < 0 || mean > 1) : -1;
  if (bad >= 0) refuse(verb, `model.parameters.tree.mean[${bad}]`, 'a number from 0 to 1', tree.mean[bad]);
  return model as TreeModel;
}
