import { type Column, isNumberColumn } from './column.ts';
import { type ListColumn, NO_CODE, type SequenceColumn } from './dictionary.ts';

/** A position that no column has: the cell is missing there. */
export const NO_ROW = 0xffffffff;

/** The cells at the given positions; where a position is `NO_ROW`, `fill` among numbers and a missing cell elsewhere. */
export function takeColumn(values: Column, rows: Uint32Array, fill: number = Number.NaN): Column {
  if (isNumberColumn(values)) return takeNumbers(values, rows, fill);
  if ('offsets' in values) return takeLists(values, rows);
  if ('codes' in values) {
    const { dictionary, codes } = values;
    return Object.freeze({ dictionary, codes: rows.map((row) => codes[row] ?? NO_CODE) });
  }
  return Object.freeze(Array.from(rows, (row) => values[row] ?? null));
}

function takeNumbers(values: Float64Array, rows: Uint32Array, fill: number): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i] as number] ?? fill;
  return taken;
}

function takeLists(values: ListColumn, rows: Uint32Array): ListColumn {
  const { dictionary, offsets } = values;
  const starts = new Uint32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    starts[i + 1] = (starts[i] as number) + (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
  }
  const take = (cells: Uint32Array): Uint32Array => {
    const taken = new Uint32Array(starts[rows.length] as number);
    rows.forEach((row, i) => {
      taken.set(cells.subarray(offsets[row] ?? 0, offsets[row + 1] ?? 0), starts[i] as number);
    });
    return taken;
  };
  const lists = { dictionary, offsets: starts, codes: take(values.codes) };
  const isSequence = (column: ListColumn): column is SequenceColumn => 'elements' in column;
  return Object.freeze(isSequence(values) ? { ...lists, elements: take(values.elements) } : lists);
}
