import type { BinnedColumn } from './binned-column.ts';
import type { PackedColumns } from './packed-columns.ts';
import type { Tree } from './tree.ts';

/** For each code of a column, the missing one last: 1 where a question sends it left. */
export function codesLeft(
  { bins, isCategory, low }: BinnedColumn,
  threshold: number,
  levels: readonly number[],
  missingLeft: boolean,
): Uint8Array {
  const left = new Uint8Array(bins + 1);
  if (isCategory) for (const level of levels) left[level] = 1;
  else for (let bin = 0; bin < bins; bin++) left[bin] = (low[bin] as number) < threshold ? 1 : 0;
  left[bins] = missingLeft ? 1 : 0;
  return left;
}

/**
 * Adds the value of its leaf to each of some rows.
 *
 * @param tree a tree grown on these columns
 * @param packed codes in bytes
 * @param values what each leaf adds, one entry a node
 * @param rows which rows
 * @param into by row
 * @example
 * import { addLeafValues, binColumns, growTree, packColumns } from '@clientele/stats';
 * const columns = binColumns([{ values: Float64Array.of(1, 2), levels: 0 }], 255);
 * const rows = { columns, weight: Float64Array.of(1, 1), targets: [Float64Array.of(0, 1)] };
 * const tree = growTree(rows, { maxDepth: 1, maxLeaves: 2, leastWeight: 1, leastGain: 0, penalty: 0 });
 * const into = Float64Array.of(10, 20);
 * addLeafValues(tree, packColumns(columns), [0, 5, 7], Uint32Array.of(1), into);
 * into; // => Float64Array.of(10, 27)
 */
export function addLeafValues(
  tree: Tree,
  { columns, codes }: PackedColumns,
  values: readonly number[],
  rows: Uint32Array,
  into: Float64Array,
): void {
  const width = columns.length;
  const column = Int32Array.from(tree.column);
  const right = Int32Array.from(tree.right);
  const left = new Uint8Array(column.length * 256);
  column.forEach((index, node) => {
    if (index < 0) return;
    const levels = tree.levels.slice(tree.levelsFrom[node], tree.levelsFrom[node + 1]);
    const threshold = tree.threshold[node] as number;
    left.set(codesLeft(columns[index] as BinnedColumn, threshold, levels, tree.missingLeft[node] === 1), node * 256);
  });
  const added = Float64Array.from(values);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const first = row * width;
    let node = 0;
    for (let asked = column[0] as number; asked >= 0; asked = column[node] as number) {
      const isLeft = left[node * 256 + (codes[first + asked] as number)] === 1;
      node = isLeft ? node + 1 : (right[node] as number);
    }
    into[row] = (into[row] as number) + (added[node] as number);
  }
}
