import { type Column, filterRows, table } from '@clientele/core';
import type { ReadColumn } from './read-column.ts';

/** The rows of a table that can be used. */
export interface KeptRows {
  readonly columns: Readonly<Record<string, Column>>;
  /** 1-based physical line of each row. */
  readonly lines: Uint32Array;
}

/** Leaves out the rows that a column cannot be read in. */
export function keepRows(read: readonly ReadColumn[], lines: Uint32Array): KeptRows {
  const columns: Record<string, Column> = Object.fromEntries(read.map(({ role, values }) => [role, values]));
  const unusable = new Set(read.flatMap((column) => column.unusable));
  if (unusable.size === 0) return { columns, lines };
  const mask = Uint8Array.from(lines, (_, row) => (unusable.has(row) ? 0 : 1));
  return { columns: filterRows(table(columns), mask).columns, lines: lines.filter((_, row) => mask[row] === 1) };
}
