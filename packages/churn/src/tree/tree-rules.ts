import { checkKind, checkOptions, type Table, type TextColumn, table } from '@clientele/core';
import { leafPaths, pathWords } from '@clientele/stats';
import { saidFeatures } from '../predict/plain-words.ts';
import { type TreeModel, treeKind } from './model.ts';
import { type TreeWordsOptions, treeWordsRules } from './tree-nodes.ts';

/** One row a leaf. */
export type TreeRuleColumns = {
  /** The questions down to the leaf, in words. */
  rule: TextColumn;
  /** Weight of the customers in it. */
  customers: Float64Array;
  /** Share of all customers, 0 to 1. */
  share: Float64Array;
  /** Share of churners in the leaf, or the mean of the target. */
  mean: Float64Array;
};

/**
 * A decision tree as rules, one a leaf, the highest risk (or value) first.
 *
 * @param model from `fitTree` or `parseTreeModel`
 * @param options how questions are said
 * @returns rule, customers, share and mean
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitTree, toRows, treeRules } from '@clientele/churn';
 * const model = fitTree({ visits: [1, 2, 5, 6, 9, 9], label: [1, 1, 0, 0, 1, 1] }, { minLeaf: 2 });
 * toRows(treeRules(model), ['rule', 'customers', 'mean']);
 * // => [
 * //   { rule: 'visits < 3.5', customers: 2, mean: 1 },
 * //   { rule: 'visits >= 7.5', customers: 2, mean: 1 },
 * //   { rule: '3.5 <= visits < 7.5', customers: 2, mean: 0 },
 * // ]
 */
export function treeRules(model: TreeModel, options: TreeWordsOptions = {}): Table<TreeRuleColumns> {
  checkOptions('treeRules', options, treeWordsRules);
  checkKind('treeRules', model, treeKind);
  const { tree, missingCells } = model.parameters;
  const features = saidFeatures(model.features, options.words ?? 'names');
  const mayMiss = (column: number): boolean => (missingCells[column] as number) > 0;
  const leaves = leafPaths(tree).map(({ node, steps }) => ({
    rule: steps.length === 0 ? 'all' : pathWords(tree, features, steps, mayMiss).join('; '),
    customers: tree.weight[node] as number,
    mean: tree.mean[node] as number,
  }));
  const sorted = leaves.sort((a, b) => b.mean - a.mean); // stable: of equal ones the leftmost first
  return table({
    rule: sorted.map(({ rule }) => rule),
    customers: Float64Array.from(sorted, ({ customers }) => customers),
    share: Float64Array.from(sorted, ({ customers }) => customers / (tree.weight[0] as number)),
    mean: Float64Array.from(sorted, ({ mean }) => mean),
  });
}
