import { type Column, isNumberColumn, type Note, textAt } from '@clientele/core';
import type { InputColumns } from '../data/input.ts';
import type { Split } from './tested-rows.ts';

/** Columns that say whose row it is, not what is known. */
const naming = ['customer', 'asOf', 'cutoff', 'outcomeEnd'];

/** Rows of different customers that are the same in every column: a model that learns them by heart is rewarded for it. */
export function duplicateNotes({ table, names, length }: InputColumns, splits: readonly Split[]): Note[] {
  const columns = names.filter((name) => !naming.includes(name)).map((name) => table.columns[name] as Column);
  const text = (row: number): string => columns.map((column) => cellText(column, row)).join('\u0000');
  const rows = Array.from({ length }, (_, row) => text(row));
  let count = 0;
  for (const { training, test } of splits) {
    const known = new Set(Array.from(training, (row) => rows[row]));
    for (const row of test) if (known.has(rows[row])) count++;
  }
  if (count === 0) return [];
  const message = `${count} rows that were tested stand among those learnt from, all columns alike: they reward a model that learns by heart`;
  return [{ code: 'duplicates-across-folds', message, details: { rows: count } }];
}

function cellText(column: Column, row: number): string {
  if (isNumberColumn(column)) return String(column[row]);
  if ('offsets' in column) return '';
  return ('codes' in column ? textAt(column, row) : column[row]) ?? '\u0001';
}
