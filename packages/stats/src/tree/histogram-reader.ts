import type { BinReader } from './bin-reader.ts';
import type { BinnedColumn } from './binned-column.ts';
import type { PackedColumns } from './packed-columns.ts';

/**
 * Keeps the sums of all bins of each open node. Of two sides only the smaller one is added up; the other is what is left of
 * their parent, exactly so, since sums on the grid lose nothing.
 *
 * @param packed codes in bytes; its `cells` hold weight and one target a row, on the grid, and its `order` the rows, parted as the tree grows
 * @returns the reader for `growOn`
 * @example
 * import { binColumns, histogramReader, packColumns } from '@clientele/stats';
 * const packed = packColumns(binColumns([{ values: Float64Array.of(7, 1, 7), levels: 0 }], 255));
 * packed.cells.set([1, 0, 1, 1, 1, 1]);
 * packed.order.set([0, 1, 2]);
 * histogramReader(packed).sumsOf(histogramReader(packed).root(3), 0).sums; // => Float64Array.of(1, 1, 2, 1, 0, 0)
 */
export function histogramReader(packed: PackedColumns): BinReader {
  const { columns, offsets } = packed;
  const size = 2 * (offsets[columns.length] as number);
  const filled = new Uint32Array(columns.reduce((most, { bins }) => Math.max(most, bins), 0));
  const spare: Float64Array[] = [];
  const sumsOfRows = (from: number, to: number): Float64Array => {
    const sums = spare.pop() ?? new Float64Array(size);
    // the kernel has its own room, which takes a while to clear and to copy
    if (packed.kernel === null || (to - from) * columns.length < size) addRows(sums.fill(0), packed, from, to);
    else sums.set(kernelSums(packed, from, to));
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

function kernelSums(
  { kernel, sums, order, codes, starts, cells }: PackedColumns,
  from: number,
  to: number,
): Float64Array {
  const first = order.byteOffset;
  sums.fill(0);
  kernel?.(first + 4 * from, first + 4 * to, codes.byteOffset, starts.length, starts.byteOffset, cells.byteOffset);
  return sums;
}

/**
 * The same in JavaScript. Positions stay 32-bit integers throughout (`| 0`, `Math.imul`, shifts): as soon as one may be
 * larger, engines count in doubles and take many times as long. Four rows go together, so that their loads overlap; sums on the grid do
 * not depend on the order.
 */
function addRows(
  sums: Float64Array,
  { codes, columns, starts: bytes, cells, order }: PackedColumns,
  from: number,
  to: number,
): void {
  const starts = Int32Array.from(bytes, (start) => start >> 3);
  const width = columns.length | 0;
  let i = from | 0;
  for (const fours = (to - 3) | 0; i < fours; i += 4) {
    const [row0, row1] = [(order[i] as number) | 0, (order[i + 1] as number) | 0];
    const [row2, row3] = [(order[i + 2] as number) | 0, (order[i + 3] as number) | 0];
    const [weight0, weight1] = [cells[row0 << 1] as number, cells[row1 << 1] as number];
    const [weight2, weight3] = [cells[row2 << 1] as number, cells[row3 << 1] as number];
    const [target0, target1] = [cells[(row0 << 1) + 1] as number, cells[(row1 << 1) + 1] as number];
    const [target2, target3] = [cells[(row2 << 1) + 1] as number, cells[(row3 << 1) + 1] as number];
    const [first0, first1] = [Math.imul(row0, width), Math.imul(row1, width)];
    const [first2, first3] = [Math.imul(row2, width), Math.imul(row3, width)];
    for (let column = 0; column < width; column++) {
      const start = starts[column] as number;
      const at0 = start + ((codes[first0 + column] as number) << 1);
      const at1 = start + ((codes[first1 + column] as number) << 1);
      const at2 = start + ((codes[first2 + column] as number) << 1);
      const at3 = start + ((codes[first3 + column] as number) << 1);
      sums[at0] = (sums[at0] as number) + weight0;
      sums[at0 + 1] = (sums[at0 + 1] as number) + target0;
      sums[at1] = (sums[at1] as number) + weight1;
      sums[at1 + 1] = (sums[at1 + 1] as number) + target1;
      sums[at2] = (sums[at2] as number) + weight2;
      sums[at2 + 1] = (sums[at2 + 1] as number) + target2;
      sums[at3] = (sums[at3] as number) + weight3;
      sums[at3 + 1] = (sums[at3 + 1] as number) + target3;
    }
  }
  for (; i < to; i++) {
    const row = (order[i] as number) | 0;
    const [weight, target] = [cells[row << 1] as number, cells[(row << 1) + 1] as number];
    const first = Math.imul(row, width);
    for (let column = 0; column < width; column++) {
      const at = (starts[column] as number) + ((codes[first + column] as number) << 1);
      sums[at] = (sums[at] as number) + weight;
      sums[at + 1] = (sums[at + 1] as number) + target;
    }
  }
}
