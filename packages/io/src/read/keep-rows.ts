import type { Column } from '@clientele/core';
import type { ReadColumn } from './read-column.ts';

/** The rows of a table that can be used. */
export interface KeptRows {
  readonly columns: readonly { readonly role: string; readonly values: Column }[];
  /** 1-based physical line of each row. */
  readonly lines: Uint32Array;
}

/** Leaves out the rows that a column cannot be read in. */
export function keepRows(columns: readonly ReadColumn[], lines: Uint32Array): KeptRows {
  const unusable = new Set(columns.flatMap((column) => column.unusable));
  if (unusable.size === 0) return { columns, lines };
  const rows: number[] = [];
  for (let row = 0; row < lines.length; row++) if (!unusable.has(row)) rows.push(row);
  return {
    columns: columns.map(({ role, values }) => ({ role, values: valuesAt(values, rows) })),
    lines: Uint32Array.from(rows, (row) => lines[row] as number),
  };
}

function valuesAt(values: Column, rows: readonly number[]): Column {
  if (values instanceof Float64Array) return Float64Array.from(rows, (row) => values[row] as number);
  if ('offsets' in values) {
    const lists = rows.map((row) => values.codes.subarray(values.offsets[row], values.offsets[row + 1]));
    const offsets = new Uint32Array(rows.length + 1);
    for (const [at, list] of lists.entries()) offsets[at + 1] = (offsets[at] as number) + list.length;
    return { dictionary: values.dictionary, offsets, codes: Uint32Array.from(lists.flatMap((list) => [...list])) };
  }
  if ('codes' in values) {
    return { dictionary: values.dictionary, codes: Uint32Array.from(rows, (row) => values.codes[row] as number) };
  }
  return rows.map((row) => values[row] ?? null);
}
