import type { BinnedColumn } from './binned-column.ts';
import type { RowValues } from './row-values.ts';

/** What the rows of a node add up to in one column, bin after bin: the weight, then one sum a target; the missing ones last. */
export interface BinSums {
  readonly sums: Float64Array;
  /** Where the first bin begins in `sums`. */
  readonly start: number;
  /** Numbers a bin: 1 + targets. */
  readonly width: number;
  /** Bins that hold rows, in ascending order, the missing ones left out. */
  readonly filled: Uint32Array;
  readonly filledCount: number;
}

/** A node as a reader knows it: rows `from` up to `to` of the order, and what the reader keeps of them. */
export interface NodeRows {
  readonly from: number;
  readonly to: number;
  readonly kept: Float64Array | null;
}

/** Adds up the rows of nodes by the bins of columns. */
export interface BinReader {
  root(to: number): NodeRows;
  /** The two sides of a node that was parted at `middle`; the node itself is not read any more. */
  sides(node: NodeRows, middle: number): readonly [NodeRows, NodeRows];
  /** Of one column; valid until the next call. */
  sumsOf(node: NodeRows, column: number): BinSums;
  /** Gives back what was kept of a node that will not be parted. */
  release(node: NodeRows): void;
}

/**
 * Reads one column of one node at a time, and only the bins that it fills: for columns with many bins.
 *
 * @param columns codes of all rows
 * @param values weight and targets of all rows, from `rowValues`
 * @param order the rows, parted as the tree grows
 * @returns the reader for `growOn`
 * @example
 * import { binColumns, columnReader, rowValues } from '@clientele/stats';
 * const columns = binColumns([{ values: Float64Array.of(7, 1, 7), levels: 0 }], 255);
 * const values = rowValues(Float64Array.of(1, 1, 1), [Float64Array.of(0, 1, 1)]);
 * const reader = columnReader(columns, values, Uint32Array.of(0, 1, 2));
 * reader.sumsOf(reader.root(3), 0).sums.slice(0, 4); // => Float64Array.of(1, 1, 2, 1)
 */
export function columnReader(columns: readonly BinnedColumn[], values: RowValues, order: Uint32Array): BinReader {
  const { width, cells } = values;
  const most = columns.reduce((count, { bins }) => Math.max(count, bins), 0) + 1;
  const sums = new Float64Array(most * width);
  const filled = new Uint32Array(most);
  let [count, missing] = [0, 0];
  const clear = (): void => {
    for (let i = 0; i < count; i++) sums.fill(0, (filled[i] as number) * width, ((filled[i] as number) + 1) * width);
    sums.fill(0, missing * width, (missing + 1) * width);
    count = 0;
  };
  return {
    root: (to) => ({ from: 0, to, kept: null }),
    sides: ({ from, to }, middle) => [
      { from, to: middle, kept: null },
      { from: middle, to, kept: null },
    ],
    sumsOf({ from, to }, column) {
      clear();
      const { codes, bins } = columns[column] as BinnedColumn;
      missing = bins;
      for (let i = from; i < to; i++) {
        const row = order[i] as number;
        const bin = codes[row] as number;
        const at = bin * width;
        if (sums[at] === 0 && bin < bins) filled[count++] = bin;
        for (let d = 0; d < width; d++) sums[at + d] = (sums[at + d] as number) + (cells[row * width + d] as number);
      }
      filled.subarray(0, count).sort();
      return { sums, start: 0, width, filled, filledCount: count };
    },
    release: () => undefined,
  };
}
