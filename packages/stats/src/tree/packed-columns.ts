import type { BinnedColumn } from './binned-column.ts';
import { type HistogramKernel, histogramMemory } from './histogram-kernel.ts';

/** The codes of few bins a column, row after row, so that one look into memory brings all of a row; and room for what trees need beside them. */
export interface PackedColumns {
  readonly columns: readonly BinnedColumn[];
  /** Row after row, one byte a column. */
  readonly codes: Uint8Array;
  /** Where the bins of each column begin among all bins; one entry more than columns. */
  readonly offsets: Uint32Array;
  /** Room for weight and target, row after row. */
  readonly cells: Float64Array;
  /** Room for the order of the rows. */
  readonly order: Uint32Array;
  /** Room for the sums of all bins. */
  readonly sums: Float64Array;
  /** Where the bins of each column begin in memory, in bytes. */
  readonly starts: Uint32Array;
  /** Adds rows to `sums`; null where that is left to JavaScript. */
  readonly kernel: HistogramKernel | null;
}

/** Most bins a column beside the missing one, which is the last code of a byte. */
export const mostPackedBins = 255;

/** Below so many cells JavaScript is done before a kernel is there. */
const fewCells = 200_000;
/** Rows whose codes are written together: what is written stays in the cache while column after column is read. */
const rowsTogether = 1024;

/**
 * Puts the codes of all columns into bytes, and takes the memory that growing trees on them needs.
 *
 * @param columns with at most 255 bins each
 * @returns the bytes, row after row, and empty room
 * @example
 * import { binColumns, packColumns } from '@clientele/stats';
 * const columns = [Float64Array.of(7, 1), Float64Array.of(NaN, 3)].map((values) => ({ values, levels: 0 }));
 * packColumns(binColumns(columns, 255)).codes; // => Uint8Array.of(1, 1, 0, 0)
 */
export function packColumns(columns: readonly BinnedColumn[]): PackedColumns {
  const length = columns[0]?.codes.length ?? 0;
  const offsets = new Uint32Array(columns.length + 1);
  columns.forEach(({ bins }, index) => {
    offsets[index + 1] = (offsets[index] as number) + bins + 1;
  });
  const packed = roomFor(length, offsets);
  for (let from = 0; from < length; from += rowsTogether) {
    const to = Math.min(from + rowsTogether, length);
    for (const [index, { codes }] of columns.entries())
      writeCodes(packed.codes, columns.length, index, codes, from, to);
  }
  return { columns, offsets, ...packed };
}

function writeCodes(
  into: Uint8Array,
  width: number,
  index: number,
  codes: Uint16Array,
  from: number,
  to: number,
): void {
  for (let row = from, at = from * width + index; row < to; row++, at += width) into[at] = codes[row] as number;
}

/** One piece of memory for all: the kernel reaches no other. */
function roomFor(length: number, offsets: Uint32Array): Omit<PackedColumns, 'columns' | 'offsets'> {
  const width = offsets.length - 1;
  const bins = offsets[width] as number;
  const bytes = { sums: 16 * bins, cells: 16 * length, order: 4 * length, starts: 4 * width, codes: length * width };
  const total = bytes.sums + bytes.cells + bytes.order + bytes.starts + bytes.codes;
  const { buffer, functions } =
    bytes.codes < fewCells ? { buffer: new ArrayBuffer(total), functions: null } : histogramMemory(total);
  const sums = new Float64Array(buffer, 0, 2 * bins);
  const cells = new Float64Array(buffer, bytes.sums, 2 * length);
  const order = new Uint32Array(buffer, bytes.sums + bytes.cells, length);
  const startsAt = bytes.sums + bytes.cells + bytes.order;
  const starts = new Uint32Array(buffer, startsAt, width);
  const codes = new Uint8Array(buffer, startsAt + bytes.starts, bytes.codes);
  for (let index = 0; index < width; index++) starts[index] = 16 * (offsets[index] as number);
  return { sums, cells, order, starts, codes, kernel: functions?.[0] ?? null };
}
