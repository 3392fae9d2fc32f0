import type { Note } from '@clientele/core';
import type { FeatureColumns } from './feature-columns.ts';

/** What must be known of the columns of a fit: constant ones, missing cells, rows that do not count. */
export function columnNotes({ columns, features, missingCells }: FeatureColumns, withoutWeight: number): Note[] {
  const constant = features
    .filter((_, index) => isConstant((columns[index] as FeatureColumns['columns'][number]).values))
    .map(({ name }) => name);
  const missing = features.flatMap(({ name }, index): [string, number][] => {
    const count = missingCells[index] as number;
    return count > 0 ? [[name, count]] : [];
  });
  const notes: Note[] = [];
  if (constant.length > 0) {
    const message = `${constant.join(', ')}: the same in every row, so nothing can be learnt from them`;
    notes.push({ code: 'constant-column', message, details: { terms: constant } });
  }
  if (missing.length > 0) {
    const listed = missing.map(([name, count]) => `${name} ${count}`).join(', ');
    notes.push({ code: 'missing-cells', message: `missing cells: ${listed}`, details: { counts: missing } });
  }
  return [...notes, ...weightNotes(withoutWeight)];
}

/** Counts the rows of weight 0. */
export function weightNotes(rows: number): Note[] {
  if (rows === 0) return [];
  const message = `${rows} rows have weight 0 and are left out`;
  return [{ code: 'rows-without-weight', message, details: { rows } }];
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => Object.is(value, values[0]));
}
