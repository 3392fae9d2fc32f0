import { finiteShape, listOf, type Shape } from '@clientele/core';
import type { Tree } from './tree.ts';

const numbers = listOf(finiteShape);

/**
 * The fields of a tree in a model's file: lists of finite numbers.
 *
 * @example
 * import { treeFields } from '@clientele/stats';
 * Object.keys(treeFields).length; // => 9
 */
export const treeFields: { readonly [Name in keyof Tree]: Shape<Tree[Name]> } = {
  column: numbers,
  threshold: numbers,
  right: numbers,
  missingLeft: numbers,
  levelsFrom: numbers,
  levels: numbers,
  weight: numbers,
  gain: numbers,
  mean: numbers,
};

/** What is wrong with a tree that came from outside. */
export interface TreeFault {
  /** The field, as `right[3]`. */
  readonly field: string;
  readonly expected: string;
  readonly received: unknown;
}

/**
 * Looks a tree from outside over: that a walk down it ends, and asks about nothing that there is not.
 *
 * @param tree its fields are lists of numbers
 * @param features what it may ask about; a category has levels
 * @returns the first fault; `null` where there is none
 * @example
 * import { treeFault } from '@clientele/stats';
 * const perNode = { threshold: [5, 0, 0], missingLeft: [0, 0, 0], weight: [4, 2, 2], gain: [1, 0, 0], mean: [0.5, 0, 1] };
 * const tree = { ...perNode, column: [0, -1, -1], right: [2, 0, 0], levelsFrom: [0, 0, 0, 0], levels: [] };
 * treeFault(tree, [{}]); // => null
 * treeFault({ ...tree, right: [0, 0, 0] }, [{}])?.field; // => 'right[0]'
 */
export function treeFault(tree: Tree, features: readonly { readonly levels?: readonly string[] }[]): TreeFault | null {
  const nodes = tree.column.length;
  const isIn = (value: number, from: number, to: number): boolean =>
    Number.isInteger(value) && value >= from && value < to;
  const fault = (field: string, expected: string, received: unknown): TreeFault => ({ field, expected, received });
  if (nodes === 0) return fault('column', 'one node or more', tree.column);
  for (const field of ['threshold', 'right', 'missingLeft', 'weight', 'gain', 'mean'] as const) {
    if (tree[field].length !== nodes) return fault(field, `${nodes} numbers`, tree[field].length);
  }
  if (tree.levelsFrom.length !== nodes + 1) return fault('levelsFrom', `${nodes + 1} numbers`, tree.levelsFrom.length);
  for (const [node, column] of tree.column.entries()) {
    if (!isIn(column, -1, features.length)) return fault(`column[${node}]`, 'a feature, or -1', column);
    const [from, to] = [tree.levelsFrom[node] as number, tree.levelsFrom[node + 1] as number];
    if (!isIn(from, 0, to + 1) || to > tree.levels.length) {
      return fault(`levelsFrom[${node}]`, 'positions that rise', from);
    }
    if (column < 0) continue;
    const right = tree.right[node] as number;
    if (!isIn(right, node + 2, nodes)) return fault(`right[${node}]`, 'a node further on', right);
    const known = features[column]?.levels?.length ?? 0;
    const bad = tree.levels.slice(from, to).findIndex((level) => !isIn(level, 0, known));
    if (bad >= 0) return fault(`levels[${from + bad}]`, 'a level of the feature', tree.levels[from + bad]);
  }
  return null;
}
