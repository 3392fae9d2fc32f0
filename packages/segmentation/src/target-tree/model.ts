import { countShape, finiteShape, listOf, recordOf } from '@clientele/core';
import { type Tree, treeFault, treeFields } from '@clientele/stats';
import type { Demand } from '../model/check-places.ts';
import { type FeatureKind, type FeatureModel, parseFeatureModel } from '../model/feature-model.ts';

/** What a tree toward a target learns. */
export interface TargetTreeParameters {
  /** The questions, in preorder; `mean` is the mean of the target in a node. */
  readonly tree: Tree;
  /** Number of the cluster that a leaf is, one entry a node; −1 where a node asks a question. */
  readonly cluster: readonly number[];
  /** Cells of the fit without a value, by feature. */
  readonly missingCells: readonly number[];
}

/** Segments by a decision tree toward a target. A plain JSON record without customers. */
export type TargetTreeModel = FeatureModel<'segmentation/target-tree', TargetTreeParameters>;

/** The kind of trees toward a target. */
export const targetTreeKind: FeatureKind<'segmentation/target-tree', TargetTreeParameters> = {
  kind: 'segmentation/target-tree',
  version: 1,
  parameters: recordOf<TargetTreeParameters>({
    tree: recordOf<Tree>(treeFields),
    cluster: listOf(finiteShape),
    missingCells: listOf(countShape),
  }),
  check: checkTargetTree,
};

/** That a walk down the tree ends, asks about features that there are, and that every leaf is a cluster. */
function checkTargetTree({ parameters, features }: TargetTreeModel, demand: Demand): void {
  const { tree, cluster, missingCells } = parameters;
  const fault = treeFault(tree, features);
  demand(fault === null, `parameters.tree.${fault?.field}`, fault?.expected ?? '', fault?.received);
  const nodes = tree.column.length;
  demand(cluster.length === nodes, 'parameters.cluster', `${nodes} numbers`, cluster.length);
  const wanted = `${features.length} counts`;
  demand(missingCells.length === features.length, 'parameters.missingCells', wanted, missingCells.length);
  const leaves = tree.column.filter((column) => column < 0).length;
  for (const [node, column] of tree.column.entries()) {
    const number = cluster[node] as number;
    const isLeafNumber = Number.isInteger(number) && number >= 0 && number < leaves;
    const isNumbered = column < 0 ? isLeafNumber : number === -1;
    demand(isNumbered, `parameters.cluster[${node}]`, 'a cluster for a leaf, -1 for a question', number);
  }
}

/**
 * Reads a tree toward a target back from JSON, every field checked: a walk down it ends, and each leaf is a cluster.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitTargetTree, parseTargetTreeModel } from '@clientele/segmentation';
 * const model = fitTargetTree({ visits: [1, 2, 8, 9], value: [10, 10, 50, 50] }, { minCustomers: 1 });
 * parseTargetTreeModel(JSON.parse(JSON.stringify(model))).parameters.tree.threshold[0]; // => 5
 */
export function parseTargetTreeModel(value: unknown): TargetTreeModel {
  return parseFeatureModel('parseTargetTreeModel', value, targetTreeKind);
}
