import { checkKind, checkOptions, type OptionRule, type Table, type TextColumn, table } from '@clientele/core';
import { pathWords } from '@clientele/stats';
import { type FeatureWords, featureWords, saidFeatures } from '../predict/plain-words.ts';
import { type TreeModel, treeKind } from './model.ts';

/** How the questions of a tree are said. */
export interface TreeWordsOptions {
  /** `'names'` of the features unless told otherwise; `'plain'` says those that `buildFeatures` makes in words, as `explainChurn` does. */
  readonly words?: FeatureWords;
}

/** The rules of these options. */
export const treeWordsRules: Readonly<Record<keyof TreeWordsOptions, OptionRule>> = { words: featureWords };

/** One row a node, in preorder: a node stands before its children, the left one first. */
export type TreeNodeColumns = {
  /** Questions from the root. */
  depth: Float64Array;
  /** The answer that leads here from the node above, in words; `all` for the root. */
  answer: TextColumn;
  /** Weight of the customers. */
  customers: Float64Array;
  /** Share of churners, or mean of the target. */
  mean: Float64Array;
};

/**
 * The nodes of a decision tree, ready to be drawn or printed.
 *
 * @param model from `fitTree` or `parseTreeModel`
 * @param options how questions are said
 * @returns depth, answer, customers and mean of each node
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitTree, toRows, treeNodes } from '@clientele/churn';
 * const model = fitTree({ visits: [1, 2, 8, 9], label: [1, 1, 0, 0] }, { minLeaf: 1 });
 * toRows(treeNodes(model));
 * // => [
 * //   { depth: 0, answer: 'all', customers: 4, mean: 0.5 },
 * //   { depth: 1, answer: 'visits < 5', customers: 2, mean: 1 },
 * //   { depth: 1, answer: 'visits >= 5', customers: 2, mean: 0 },
 * // ]
 */
export function treeNodes(model: TreeModel, options: TreeWordsOptions = {}): Table<TreeNodeColumns> {
  checkOptions('treeNodes', options, treeWordsRules);
  checkKind('treeNodes', model, treeKind);
  const { tree, missingCells } = model.parameters;
  const features = saidFeatures(model.features, options.words ?? 'names');
  const mayMiss = (column: number): boolean => (missingCells[column] as number) > 0;
  const depth = new Float64Array(tree.column.length);
  const answer: string[] = new Array<string>(tree.column.length).fill('all');
  tree.column.forEach((column, node) => {
    if (column < 0) return;
    for (const isLeft of [true, false]) {
      const child = isLeft ? node + 1 : (tree.right[node] as number);
      depth[child] = (depth[node] as number) + 1;
      answer[child] = pathWords(tree, features, [{ node, isLeft }], mayMiss).join('');
    }
  });
  return table({ depth, answer, customers: Float64Array.from(tree.weight), mean: Float64Array.from(tree.mean) });
}
