import { checkKind, type Table, type TextColumn, table } from '@clientele/core';
import { leafPaths, pathWords } from '@clientele/stats';
import { type TargetTreeModel, targetTreeKind } from './model.ts';

/** One row a segment, the highest value first. */
export type TargetRuleTable = Table<{
  /** Number of the segment. */
  cluster: Float64Array;
  /** Phrases that all must hold, such as `recency < 30; plan "basic"`. */
  rule: TextColumn;
  /** Customers of the fit who are in it. */
  customers: Float64Array;
  /** Share of all customers. */
  share: Float64Array;
  /** Mean of the target in it. */
  value: Float64Array;
}>;

/**
 * The segments of a tree toward a target in words.
 *
 * @param model from `fitTargetTree` or `parseTargetTreeModel`
 * @returns one row a segment, the highest value first
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitTargetTree, targetTreeRules, toRows } from '@clientele/segmentation';
 * const table = { visits: [1, 2, 3, 8, 9], value: [10, 12, 11, 52, 48] };
 * toRows(targetTreeRules(fitTargetTree(table, { minCustomers: 2 })), ['cluster', 'rule', 'customers', 'value']);
 * // => [
 * //   { cluster: 1, rule: 'visits >= 5.5', customers: 2, value: 50 },
 * //   { cluster: 0, rule: 'visits < 5.5', customers: 3, value: 11 },
 * // ]
 */
export function targetTreeRules(model: TargetTreeModel): TargetRuleTable {
  checkKind('targetTreeRules', model, targetTreeKind.kind);
  const { tree, cluster, missingCells } = model.parameters;
  const mayMiss = (column: number): boolean => (missingCells[column] as number) > 0;
  const leaves = leafPaths(tree).map(({ node, steps }) => ({
    number: cluster[node] as number,
    rule: steps.length === 0 ? 'all' : pathWords(tree, model.features, steps, mayMiss).join('; '),
    customers: tree.weight[node] as number,
    value: tree.mean[node] as number,
  }));
  leaves.sort((a, b) => b.value - a.value || a.number - b.number);
  return table({
    cluster: Float64Array.from(leaves, ({ number }) => number),
    rule: Object.freeze(leaves.map(({ rule }) => rule)),
    customers: Float64Array.from(leaves, ({ customers }) => customers),
    share: Float64Array.from(leaves, ({ customers }) => customers / (tree.weight[0] as number)),
    value: Float64Array.from(leaves, ({ value }) => value),
  });
}
