import { openSplitSearch, type Split, type SplitRules } from './best-split.ts';
import { type BinReader, columnReader, type NodeRows } from './bin-reader.ts';
import type { BinnedColumn } from './binned-column.ts';
import { type RowValues, rowValues } from './row-values.ts';
import type { Tree } from './tree.ts';
import { treeBuilder } from './tree-builder.ts';
import { codesLeft } from './walk-codes.ts';

/** Rows to grow a tree on: what is known of each, and what is to be told. */
export interface TreeRows {
  readonly columns: readonly BinnedColumn[];
  /** Above 0; a row of weight 2 counts as two. */
  readonly weight: Float64Array;
  /**
   * One column a target. A number as it is; two classes as one column of 0 and 1; more as one such column a class, which
   * makes the split by least squares that of Gini's index.
   */
  readonly targets: readonly Float64Array[];
}

/** Where a tree ends. */
export interface TreeLimits extends SplitRules {
  /** Most questions from the root to a leaf. */
  readonly maxDepth: number;
  /** Most leaves; with a bound the most gainful split is always made first. */
  readonly maxLeaves: number;
  /** The columns that one node may ask about; all unless given. Called once a node, in the order in which nodes are parted. */
  readonly columnsOfNode?: () => readonly number[];
}

/** A node that may still be parted. */
interface OpenLeaf {
  readonly node: number;
  readonly rows: NodeRows;
  /** Weight and sums of its rows. */
  readonly total: Float64Array;
  readonly depth: number;
  readonly split: Split;
}

/**
 * Grows a regression or classification tree (Breiman, Friedman, Olshen and Stone 1984): each node is parted where
 * Σ w (y − ȳ)² falls most. For classes that is Gini's index. Every cut between two distinct values is looked at; missing
 * values go to the side where they gain most, and to the heavier one where a node has met none. Equal gains: the first
 * column, then the lowest cut. Sums are exact, hence the order of rows never shows.
 *
 * @param rows codes, weights above 0, targets; one row or more
 * @param limits where the tree ends
 * @returns the tree
 * @example
 * import { binColumns, growTree, leavesOf, openTree } from '@clientele/stats';
 * const visits = { values: Float64Array.of(1, 1, 2, 2, 9, 9), levels: 0 };
 * const rows = {
 *   columns: binColumns([visits], 255),
 *   weight: new Float64Array(6).fill(1),
 *   targets: [Float64Array.of(1, 1, 1, 1, 0, 0)],
 * };
 * const tree = growTree(rows, { maxDepth: 1, maxLeaves: 2, leastWeight: 1, leastGain: 0, penalty: 0 });
 * tree.threshold[0]; // => 5.5
 * tree.mean; // => [4 / 6, 1, 0]
 * leavesOf(openTree(tree, [0]), [Float64Array.of(3, 7)], 2); // => Uint32Array.of(1, 2)
 */
export function growTree(rows: TreeRows, limits: TreeLimits): Tree {
  const values = rowValues(rows.weight, rows.targets);
  const order = new Uint32Array(rows.weight.length).map((_, row) => row);
  return growOn(rows.columns, values, order, columnReader(rows.columns, values, order), limits).tree;
}

/** A tree, and which part of the order each leaf holds. */
export interface GrownTree {
  readonly tree: Tree;
  readonly leaves: readonly { readonly node: number; readonly from: number; readonly to: number }[];
}

/**
 * Grows a tree on some rows.
 *
 * @param columns codes of all rows
 * @param values weights and targets of all rows
 * @param order the rows to grow on; they are put in the order of the leaves
 * @param reader adds up these rows
 * @param limits where the tree ends
 * @returns the tree, and the rows of each leaf
 * @example
 * import { binColumns, columnReader, growOn, rowValues } from '@clientele/stats';
 * const columns = binColumns([{ values: Float64Array.of(7, 1, 7, 1), levels: 0 }], 255);
 * const values = rowValues(new Float64Array(4).fill(1), [Float64Array.of(0, 1, 0, 1)]);
 * const order = Uint32Array.of(0, 1, 2); // the last row is left out
 * const limits = { maxDepth: 1, maxLeaves: 2, leastWeight: 1, leastGain: 0, penalty: 0 };
 * growOn(columns, values, order, columnReader(columns, values, order), limits).leaves;
 * // => [{ node: 1, from: 0, to: 1 }, { node: 2, from: 1, to: 3 }]
 * order; // => Uint32Array.of(1, 0, 2)
 */
export function growOn(
  columns: readonly BinnedColumn[],
  values: RowValues,
  order: Uint32Array,
  reader: BinReader,
  limits: TreeLimits,
): GrownTree {
  const { maxDepth, maxLeaves, leastWeight } = limits;
  const spare = new Uint32Array(order.length);
  const builder = treeBuilder(values.width - 1);
  const open: OpenLeaf[] = [];
  const every = columns.map((_, column) => column);
  const ranges: { from: number; to: number }[] = [];
  let leaves = 1;

  function addNode(rows: NodeRows, total: Float64Array, depth: number): number {
    const { from, to } = rows;
    const node = builder.add(total);
    ranges[node] = { from, to };
    const isFinal = depth >= maxDepth || (total[0] as number) < 2 * leastWeight || to - from < 2;
    const split = isFinal ? null : bestSplit(rows, total);
    if (split === null) reader.release(rows);
    else open.push({ node, rows, total, depth, split });
    return node;
  }

  function bestSplit(rows: NodeRows, total: Float64Array): Split | null {
    const search = openSplitSearch(total, limits);
    for (const column of limits.columnsOfNode?.() ?? every) {
      search.tryColumn(column, columns[column] as BinnedColumn, reader.sumsOf(rows, column));
    }
    return search.best;
  }

  addNode(reader.root(order.length), totalOf(values, order), 0);
  while (open.length > 0 && leaves < maxLeaves) {
    const { node, rows, total, depth, split } = takeNext(open, maxLeaves < Number.POSITIVE_INFINITY);
    const middle = part(columns[split.column] as BinnedColumn, split, order, spare, rows);
    const isLast = ++leaves === maxLeaves || depth + 1 === maxDepth;
    const [left, right] = isLast ? bareSides(reader, rows, middle) : reader.sides(rows, middle);
    const limit = isLast ? Number.POSITIVE_INFINITY : depth + 1;
    // exactly so, since sums on the grid lose nothing
    const rest = total.map((sum, d) => sum - (split.left[d] as number));
    builder.split(node, split, addNode(left, split.left, limit), addNode(right, rest, limit));
  }
  for (const { rows } of open) reader.release(rows);
  const { tree, places } = builder.finish();
  const held = ranges.map(({ from, to }, node) => ({ node: places[node] as number, from, to }));
  return { tree, leaves: held.filter(({ node }) => (tree.column[node] as number) < 0) };
}

/** Sides that will not be parted need no sums. */
function bareSides(reader: BinReader, rows: NodeRows, middle: number): readonly [NodeRows, NodeRows] {
  reader.release(rows);
  return [
    { from: rows.from, to: middle, kept: null },
    { from: middle, to: rows.to, kept: null },
  ];
}

function totalOf({ width, cells }: RowValues, order: Uint32Array): Float64Array {
  const total = new Float64Array(width);
  for (let i = 0; i < order.length; i++) {
    const at = (order[i] as number) * width;
    for (let d = 0; d < width; d++) total[d] = (total[d] as number) + (cells[at + d] as number);
  }
  return total;
}

/** The last one opened, or the one that gains most; of equal gains the first one opened. */
function takeNext(open: OpenLeaf[], isBestFirst: boolean): OpenLeaf {
  if (!isBestFirst) return open.pop() as OpenLeaf;
  let best = 0;
  for (let i = 1; i < open.length; i++) {
    if ((open[i] as OpenLeaf).split.gain > (open[best] as OpenLeaf).split.gain) best = i;
  }
  return open.splice(best, 1)[0] as OpenLeaf;
}

/** Puts the rows that go left before the others, both in their order. Each row is written to both places, and one of them moves on: no guess of a side can go wrong. */
function part(
  column: BinnedColumn,
  { threshold, levels, missingLeft }: Split,
  order: Uint32Array,
  spare: Uint32Array,
  { from, to }: NodeRows,
): number {
  const left = codesLeft(column, threshold, levels ?? [], missingLeft);
  const { codes } = column;
  let [middle, kept] = [from, 0];
  for (let i = from; i < to; i++) {
    const row = order[i] as number;
    const isLeft = left[codes[row] as number] as number;
    order[middle] = row;
    spare[kept] = row;
    middle += isLeft;
    kept += 1 - isLeft;
  }
  order.set(spare.subarray(0, kept), middle);
  return middle;
}
