import { checkKind, checkOptions, type OptionRule, wholeNumber } from '@clientele/core';
import { numberWords, shareWords } from '../predict/number-words.ts';
import { type TreeModel, treeKind } from './model.ts';
import { type TreeWordsOptions, treeNodes, treeWordsRules } from './tree-nodes.ts';

/** How much of a tree is shown. */
export interface DescribeTreeOptions extends TreeWordsOptions {
  /** Down to so many questions; all unless told otherwise. */
  readonly depth?: number;
}

const rules: Readonly<Record<keyof DescribeTreeOptions, OptionRule>> = {
  ...treeWordsRules,
  depth: wholeNumber(0),
};

/**
 * A decision tree as text, one line a node: the answer that leads there, and the share of churners (or the mean) among how
 * many customers.
 *
 * @param model from `fitTree` or `parseTreeModel`
 * @param options how far down
 * @returns lines, joined by line feeds
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { describeTree, fitTree } from '@clientele/churn';
 * const visits = [1, 1, 2, 2, 3, 3, NaN, NaN];
 * const model = fitTree({ visits, label: [1, 1, 1, 1, 0, 0, 1, 0] }, { minLeaf: 2 });
 * describeTree(model).split('\n');
 * // => [
 * //   'all: 62.5 % of 8',
 * //   '├─ visits < 2.5: 100 % of 4',
 * //   '└─ visits >= 2.5 or missing: 25 % of 4',
 * //   '   ├─ visits known: 0 % of 2',
 * //   '   └─ visits missing: 50 % of 2',
 * // ]
 */
export function describeTree(model: TreeModel, options: DescribeTreeOptions = {}): string {
  checkOptions('describeTree', options, rules);
  checkKind('describeTree', model, treeKind);
  const { depth = Number.POSITIVE_INFINITY, words: style } = options;
  const { answer, customers, mean } = treeNodes(model, { words: style }).columns;
  const { tree, task } = model.parameters;
  const words = (node: number): string => {
    const share = mean[node] as number;
    const what = task === 'classification' ? shareWords(share) : numberWords(share);
    return `${answer[node]}: ${what} of ${numberWords(customers[node] as number)}`;
  };
  const lines = [words(0)];
  const walk = (node: number, indent: string, level: number): void => {
    if (level === depth || (tree.column[node] as number) < 0) return;
    const [left, right] = [node + 1, tree.right[node] as number];
    lines.push(`${indent}├─ ${words(left)}`);
    walk(left, `${indent}│  `, level + 1);
    lines.push(`${indent}└─ ${words(right)}`);
    walk(right, `${indent}   `, level + 1);
  };
  walk(0, '', 0);
  return lines.join('\n');
}
