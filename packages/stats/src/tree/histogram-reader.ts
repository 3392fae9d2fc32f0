import type { BinReader } from './bin-reader.ts';
import type { BinnedColumn } from './binned-column.ts';
import type { PackedColumns } from './packed-columns.ts';

/**
 * Keeps the sums of all bins of each open node. Of two sides only the smaller one is added up; the other is what is left of
 * their parent, exactly so, since sums on the grid lose nothing.
 *
 * @param packed codes in bytes
 * @param cells weight and one target a row, on the grid
 * @param order the rows, parted as the tree grows
 * @returns the reader for `growOn`
 * @example
 * import { binColumns, histogramReader, packColumns } from '@clientele/stats';
 * const packed = packColumns(binColumns([{ values: Float64Array.of(7, 1, 7), levels: 0 }], 255));
 * const reader = histogramReader(packed, Float64Array.of(1, 0, 1, 1, 1, 1), Uint32Array.of(0, 1, 2));
 * reader.sumsOf(reader.root(3), 0).sums; // => Float64Array.of(1, 1, 2, 1, 0, 0)
 */
export function histogramReader(packed: PackedColumns, cells: Float64Array, order: Uint32Array): BinReader {
  const { columns, offsets } = packed;
  const size = 2 * (offsets[columns.length] as number);
  const filled = new Uint32Array(columns.reduce((most, { bins }) => Math.max(most, bins), 0));
  const spare: Float64Array[] = [];
  const sumsOfRows = (from: number, to: number): Float64Array => {
    const sums = spare.pop()?.fill(0) ?? new Float64Array(size);
    addRows(sums, packed, cells, order, from, to);
    return sums;
  };
  return {
    root: (to) => ({ from: 0, to, kept: sumsOfRows(0, to) }),
    sides({ from, to, kept }, middle) {
      const isLeftSmaller = middle - from <= to - middle;
      const small = isLeftSmaller ? sumsOfRows(from, middle) : sumsOfRows(middle, to);
      const rest = kept as Float64Array;
      for (let i = 0; i < size; i++) rest[i] = (rest[i] as number) - (small[i] as number);
      const [left, right] = isLeftSmaller ? [small, rest] : [rest, small];
      return [
        { from, to: middle, kept: left },
        { from: middle, to, kept: right },
      ];
    },
    sumsOf({ kept }, column) {
      const sums = kept as Float64Array;
      const start = 2 * (offsets[column] as number);
      const { bins } = columns[column] as BinnedColumn;
      let count = 0;
      for (let bin = 0; bin < bins; bin++) if ((sums[start + 2 * bin] as number) > 0) filled[count++] = bin;
      return { sums, start, width: 2, filled, filledCount: count };
    },
    release({ kept }) {
      if (kept !== null) spare.push(kept);
    },
  };
}

/** The loop in which boosting spends its time. */
function addRows(
  sums: Float64Array,
  { codes, offsets, columns }: PackedColumns,
  cells: Float64Array,
  order: Uint32Array,
  from: number,
  to: number,
): void {
  const width = columns.length;
  for (let i = from; i < to; i++) {
    const row = order[i] as number;
    const weight = cells[2 * row] as number;
    const target = cells[2 * row + 1] as number;
    const first = row * width;
    for (let column = 0; column < width; column++) {
      const at = 2 * ((offsets[column] as number) + (codes[first + column] as number));
      sums[at] = (sums[at] as number) + weight;
      sums[at + 1] = (sums[at + 1] as number) + target;
    }
  }
}
