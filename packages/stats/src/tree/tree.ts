/** A column that trees ask about: numbers, or positions of levels 0 … `levels` − 1. NaN is missing. */
export interface TreeColumn {
  readonly values: Float64Array;
  /** How many levels a category has; 0 for a number. */
  readonly levels: number;
}

/**
 * A binary tree in preorder: the left child of a node stands right after it. One array a field, one entry a node, plain
 * numbers, so that a model can keep it as JSON.
 */
export interface Tree {
  /** The column that a node asks about; −1 at a leaf. */
  readonly column: readonly number[];
  /** A number below it goes left; 0 where nothing is asked, or a category. */
  readonly threshold: readonly number[];
  /** The right child; 0 at a leaf. */
  readonly right: readonly number[];
  /** 1 where a missing value goes left. */
  readonly missingLeft: readonly number[];
  /** Where the levels that go left begin in `levels`; one entry more than nodes. */
  readonly levelsFrom: readonly number[];
  /** Positions of the levels that go left, node after node. */
  readonly levels: readonly number[];
  /** Weight of the rows of a node. */
  readonly weight: readonly number[];
  /** What the split of a node takes off Σ w (y − ȳ)², summed over the targets; 0 at a leaf. */
  readonly gain: readonly number[];
  /** Mean of each target in a node, node after node. */
  readonly mean: readonly number[];
}

/** The threshold of a split that asks only whether there is a value: every number is below it. */
export const anyNumber: number = Number.MAX_VALUE;

/** A tree with its tables, ready to be walked many times. */
export interface OpenTree {
  readonly column: Int32Array;
  readonly threshold: Float64Array;
  readonly right: Int32Array;
  readonly missingLeft: Uint8Array;
  /** Where the flags of a node's levels begin; −1 where it asks for a number. */
  readonly flagsFrom: Int32Array;
  /** 1 for a level that goes left. */
  readonly flags: Uint8Array;
}

/**
 * Builds the tables that walking needs.
 *
 * @param tree from `growTree`
 * @param levels how many levels each column has, 0 for a number
 * @returns typed arrays; not for JSON
 * @example
 * import { goesLeft, openTree } from '@clientele/stats';
 * const tree = openTree(
 *   {
 *     column: [0, -1, -1], threshold: [5.5, 0, 0], right: [2, 0, 0], missingLeft: [1, 0, 0],
 *     levelsFrom: [0, 0, 0, 0], levels: [], weight: [6, 4, 2], gain: [1, 0, 0], mean: [0.5, 0.75, 0],
 *   },
 *   [0],
 * );
 * [goesLeft(tree, 0, 3), goesLeft(tree, 0, 7), goesLeft(tree, 0, NaN)]; // => [true, false, true]
 */
export function openTree(tree: Tree, levels: readonly number[]): OpenTree {
  const flagsFrom = new Int32Array(tree.column.length).fill(-1);
  let size = 0;
  tree.column.forEach((column, node) => {
    const count = column < 0 ? 0 : (levels[column] as number);
    if (count === 0) return;
    flagsFrom[node] = size;
    size += count;
  });
  const flags = new Uint8Array(size);
  flagsFrom.forEach((from, node) => {
    if (from < 0) return;
    const ends = tree.levelsFrom[node + 1] as number;
    for (let at = tree.levelsFrom[node] as number; at < ends; at++) flags[from + (tree.levels[at] as number)] = 1;
  });
  return {
    column: Int32Array.from(tree.column),
    threshold: Float64Array.from(tree.threshold),
    right: Int32Array.from(tree.right),
    missingLeft: Uint8Array.from(tree.missingLeft),
    flagsFrom,
    flags,
  };
}

/**
 * Whether a value goes left at a node.
 *
 * @param tree an opened tree
 * @param node one that is no leaf
 * @param value a number or the position of a level; NaN where it is missing
 * @returns whether it does
 * @example
 * import { binColumns, goesLeft, growTree, openTree } from '@clientele/stats';
 * const columns = binColumns([{ values: Float64Array.of(1, 2), levels: 0 }], 255);
 * const rows = { columns, weight: Float64Array.of(1, 1), targets: [Float64Array.of(0, 1)] };
 * const tree = growTree(rows, { maxDepth: 1, maxLeaves: 2, leastWeight: 1, leastGain: 0, penalty: 0 });
 * goesLeft(openTree(tree, [0]), 0, 1.4); // => true
 */
export function goesLeft(tree: OpenTree, node: number, value: number): boolean {
  if (Number.isNaN(value)) return tree.missingLeft[node] === 1;
  const from = tree.flagsFrom[node] as number;
  return from < 0 ? value < (tree.threshold[node] as number) : tree.flags[from + value] === 1;
}

/**
 * The leaf that each row falls into.
 *
 * @param tree an opened tree
 * @param columns values of the columns that the tree was grown on, in their order; NaN is missing
 * @param length rows
 * @returns the node of each row
 * @example
 * import { binColumns, growTree, leavesOf, openTree } from '@clientele/stats';
 * const columns = binColumns([{ values: Float64Array.of(1, 2), levels: 0 }], 255);
 * const rows = { columns, weight: Float64Array.of(1, 1), targets: [Float64Array.of(0, 1)] };
 * const tree = growTree(rows, { maxDepth: 1, maxLeaves: 2, leastWeight: 1, leastGain: 0, penalty: 0 });
 * leavesOf(openTree(tree, [0]), [Float64Array.of(0, 9)], 2); // => Uint32Array.of(1, 2)
 */
export function leavesOf(tree: OpenTree, columns: readonly Float64Array[], length: number): Uint32Array {
  const leaves = new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    let node = 0;
    for (let column = tree.column[0] as number; column >= 0; column = tree.column[node] as number) {
      const value = (columns[column] as Float64Array)[row] as number;
      node = goesLeft(tree, node, value) ? node + 1 : (tree.right[node] as number);
    }
    leaves[row] = node;
  }
  return leaves;
}
