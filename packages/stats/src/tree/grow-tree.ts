import { type BinSums, openSplitSearch, type Split, type SplitRules } from './best-split.ts';
import type { BinnedColumn } from './binned-column.ts';
import { onGrid } from './grid.ts';
import type { Tree } from './tree.ts';
import { treeBuilder } from './tree-builder.ts';

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
  readonly from: number;
  readonly to: number;
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
  const { columns, maxLeaves } = { columns: rows.columns, maxLeaves: limits.maxLeaves };
  const values = rowValues(rows);
  const order = new Uint32Array(rows.weight.length).map((_, row) => row);
  const spare = new Uint32Array(order.length);
  const scratch = openScratch(columns, values.width);
  const builder = treeBuilder(values.width - 1);
  const open: OpenLeaf[] = [];
  const every = columns.map((_, column) => column);
  let leaves = 1;

  function addNode(from: number, to: number, depth: number): number {
    const total = totalOf(values, order, from, to);
    const node = builder.add(total);
    const isFinal = depth >= limits.maxDepth || (total[0] as number) < 2 * limits.leastWeight || to - from < 2;
    if (isFinal) return node;
    const search = openSplitSearch(total, limits);
    for (const column of limits.columnsOfNode?.() ?? every) {
      const binned = columns[column] as BinnedColumn;
      search.tryColumn(column, binned, scratch.sumsOf(binned, values, order, from, to));
      scratch.clear();
    }
    if (search.best !== null) open.push({ node, from, to, depth, split: search.best });
    return node;
  }

  addNode(0, order.length, 0);
  while (open.length > 0 && leaves < maxLeaves) {
    const { node, from, to, depth, split } = takeNext(open, maxLeaves < Number.POSITIVE_INFINITY);
    const middle = part(columns[split.column] as BinnedColumn, split, order, spare, from, to);
    const left = addNode(from, middle, depth + 1);
    const right = addNode(middle, to, depth + 1);
    builder.split(node, split, left, right);
    leaves++;
  }
  return builder.finish();
}

/** Weight and weighted targets, row after row, on the grid where sums are exact. */
interface RowValues {
  readonly width: number;
  readonly cells: Float64Array;
}

function rowValues({ weight, targets }: TreeRows): RowValues {
  const width = 1 + targets.length;
  const cells = new Float64Array(weight.length * width);
  const place = (values: Float64Array, d: number): void => {
    for (let row = 0; row < values.length; row++) cells[row * width + d] = values[row] as number;
  };
  const counted = onGrid(weight);
  place(counted, 0);
  targets.forEach((target, d) => {
    place(onGrid(target.map((value, row) => value * (counted[row] as number))), d + 1);
  });
  return { width, cells };
}

function totalOf({ width, cells }: RowValues, order: Uint32Array, from: number, to: number): Float64Array {
  const total = new Float64Array(width);
  for (let i = from; i < to; i++) {
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

/** Puts the rows that go left before the others, both in their order. */
function part(
  { codes, bins, isCategory, low }: BinnedColumn,
  split: Split,
  order: Uint32Array,
  spare: Uint32Array,
  from: number,
  to: number,
): number {
  const left = new Uint8Array(bins + 1);
  for (let bin = 0; bin < bins; bin++) left[bin] = !isCategory && (low[bin] as number) < split.threshold ? 1 : 0;
  for (const level of split.levels ?? []) left[level] = 1;
  left[bins] = split.missingLeft ? 1 : 0;
  let [middle, kept] = [from, 0];
  for (let i = from; i < to; i++) {
    const row = order[i] as number;
    if (left[codes[row] as number] === 1) order[middle++] = row;
    else spare[kept++] = row;
  }
  order.set(spare.subarray(0, kept), middle);
  return middle;
}

interface Scratch {
  sumsOf(binned: BinnedColumn, values: RowValues, order: Uint32Array, from: number, to: number): BinSums;
  /** Wipes what the last call wrote. */
  clear(): void;
}

/** One table of bins for all nodes and columns. Of a node with few rows only the bins that it fills are looked at. */
function openScratch(columns: readonly BinnedColumn[], width: number): Scratch {
  const most = columns.reduce((count, { bins }) => Math.max(count, bins), 0) + 1;
  const sums = new Float64Array(most * width);
  const filled = new Uint32Array(most);
  let [count, missing] = [0, 0];
  return {
    sumsOf({ codes, bins }, { cells }, order, from, to) {
      count = 0;
      missing = bins;
      for (let i = from; i < to; i++) {
        const row = order[i] as number;
        const at = (codes[row] as number) * width;
        if (sums[at] === 0 && at < bins * width) filled[count++] = codes[row] as number;
        for (let d = 0; d < width; d++) sums[at + d] = (sums[at + d] as number) + (cells[row * width + d] as number);
      }
      filled.subarray(0, count).sort();
      return { sums, width, filled, filledCount: count };
    },
    clear() {
      for (let i = 0; i < count; i++) sums.fill(0, (filled[i] as number) * width, ((filled[i] as number) + 1) * width);
      sums.fill(0, missing * width, (missing + 1) * width);
    },
  };
}
