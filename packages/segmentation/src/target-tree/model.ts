import { countShape, finiteShape, listOf, recordOf, type Shape } from '@clientele/core';
import type { Tree } from '@clientele/stats';
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

const numbers = listOf(finiteShape);
const treeShape: Shape<Tree> = recordOf<Tree>({
  column: numbers,
  threshold: numbers,
  right: numbers,
  missingLeft: numbers,
  levelsFrom: numbers,
  levels: numbers,
  weight: numbers,
  gain: numbers,
  mean: numbers,
});

/** The kind of trees toward a target. */
export const targetTreeKind: FeatureKind<'segmentation/target-tree', TargetTreeParameters> = {
  kind: 'segmentation/target-tree',
  version: 1,
  parameters: recordOf<TargetTreeParameters>({
    tree: treeShape,
    cluster: numbers,
    missingCells: listOf(countShape),
  }),
  check: checkTargetTree,
};

/** That a walk down the tree ends, asks about features that there are, and that every leaf is a cluster. */
function checkTargetTree({ parameters, features }: TargetTreeModel, demand: Demand): void {
  const { tree, cluster, missingCells } = parameters;
  const nodes = tree.column.length;
  const isIn = (value: number, from: number, to: number): boolean =>
    Number.isInteger(value) && value >= from && value < to;
  demand(nodes > 0, 'parameters.tree.column', 'one node or more', tree.column);
  for (const field of ['threshold', 'right', 'missingLeft', 'weight', 'gain', 'mean'] as const) {
    demand(tree[field].length === nodes, `parameters.tree.${field}`, `${nodes} numbers`, tree[field].length);
  }
  demand(tree.levelsFrom.length === nodes + 1, 'parameters.tree.levelsFrom', `${nodes + 1} numbers`, tree.levelsFrom);
  demand(cluster.length === nodes, 'parameters.cluster', `${nodes} numbers`, cluster.length);
  const wanted = `${features.length} counts`;
  demand(missingCells.length === features.length, 'parameters.missingCells', wanted, missingCells.length);
  const leaves = tree.column.filter((column) => column < 0).length;
  for (const [node, column] of tree.column.entries()) {
    demand(isIn(column, -1, features.length), `parameters.tree.column[${node}]`, 'a feature, or -1', column);
    const [from, to] = [tree.levelsFrom[node] as number, tree.levelsFrom[node + 1] as number];
    const rises = isIn(from, 0, to + 1) && to <= tree.levels.length;
    demand(rises, `parameters.tree.levelsFrom[${node}]`, 'positions that rise', from);
    const number = cluster[node] as number;
    const isNumbered = column < 0 ? isIn(number, 0, leaves) : number === -1;
    demand(isNumbered, `parameters.cluster[${node}]`, 'a cluster for a leaf, -1 for a question', number);
    if (column < 0) continue;
    const right = tree.right[node] as number;
    demand(isIn(right, node + 2, nodes), `parameters.tree.right[${node}]`, 'a node further on', right);
    const known = features[column]?.levels?.length ?? 0;
    const bad = tree.levels.slice(from, to).find((level) => !isIn(level, 0, known));
    demand(bad === undefined, 'parameters.tree.levels', `levels of feature ${column}`, bad);
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
