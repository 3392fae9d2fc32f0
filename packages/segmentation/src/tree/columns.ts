import { NO_CODE, textAt } from '@clientele/core';
import type { NamedColumn, TreeColumn } from '@clientele/stats';
import type { ColumnSource } from '../features/columns.ts';

/** Columns as a tree asks about them; missing cells are allowed. */
export interface TreeFeatures {
  readonly columns: readonly TreeColumn[];
  /** Their names, and the levels of texts in the order of their codes. */
  readonly features: readonly (NamedColumn & { readonly type: 'number' | 'category' })[];
  /** Cells without a value, by column. */
  readonly missingCells: readonly number[];
}

/** Reads columns for a tree: numbers as they are, texts as positions among their levels, by code unit. */
export function readTreeFeatures(source: ColumnSource, names: readonly string[]): TreeFeatures {
  const read = names.map((name) => readOne(source, name));
  return {
    columns: read.map(({ column }) => column),
    features: read.map(({ feature }) => feature),
    missingCells: read.map(({ column }) => column.values.reduce((sum, cell) => sum + Number(Number.isNaN(cell)), 0)),
  };
}

function readOne(
  source: ColumnSource,
  name: string,
): { readonly column: TreeColumn; readonly feature: TreeFeatures['features'][number] } {
  const cells = source.cells(name);
  if (!('codes' in cells)) return { column: { values: cells, levels: 0 }, feature: { name, type: 'number' } };
  const met = new Set(cells.codes);
  met.delete(NO_CODE);
  const levels = [...met].map((code) => cells.dictionary.values[code] as string).sort((a, b) => (a < b ? -1 : 1));
  // a column of texts without a single one asks nothing; one level keeps it a column of texts
  const named = levels.length === 0 ? ['unknown'] : levels;
  return {
    column: { values: levelPositions(cells, named), levels: named.length },
    feature: { name, type: 'category', levels: Object.freeze(named) },
  };
}

/** Where each text stands among the levels; NaN for a missing one, and for one that is none of them. */
export function levelPositions(cells: Parameters<typeof textAt>[0], levels: readonly string[]): Float64Array {
  const place = new Map(levels.map((level, position) => [level, position]));
  return Float64Array.from(cells.codes, (_, row) => place.get(textAt(cells, row) ?? '') ?? Number.NaN);
}
