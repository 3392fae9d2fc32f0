import type { BinnedColumn } from './binned-column.ts';

/** The codes of few bins a column, row after row, so that one look into memory brings all of a row. */
export interface PackedColumns {
  readonly columns: readonly BinnedColumn[];
  /** Row after row, one byte a column. */
  readonly codes: Uint8Array;
  /** Where the bins of each column begin among all bins; one entry more than columns. */
  readonly offsets: Uint32Array;
}

/** Most bins a column beside the missing one, which is the last code of a byte. */
export const mostPackedBins = 255;

/**
 * Puts the codes of all columns into bytes.
 *
 * @param columns with at most 255 bins each
 * @returns the bytes, row after row
 * @example
 * import { binColumns, packColumns } from '@clientele/stats';
 * const columns = [Float64Array.of(7, 1), Float64Array.of(NaN, 3)].map((values) => ({ values, levels: 0 }));
 * packColumns(binColumns(columns, 255)).codes; // => Uint8Array.of(1, 1, 0, 0)
 */
export function packColumns(columns: readonly BinnedColumn[]): PackedColumns {
  const width = columns.length;
  const length = columns[0]?.codes.length ?? 0;
  const codes = new Uint8Array(length * width);
  const offsets = new Uint32Array(width + 1);
  columns.forEach((column, index) => {
    offsets[index + 1] = (offsets[index] as number) + column.bins + 1;
    for (let row = 0; row < length; row++) codes[row * width + index] = column.codes[row] as number;
  });
  return { columns, codes, offsets };
}
