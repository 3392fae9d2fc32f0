import { InvalidInputError, NO_CODE, showValue } from '@clientele/core';
import type { ColumnSource } from '../features/columns.ts';

/** The clusters of a table as numbers from 0, none skipped, in the order of their names. */
export interface ClusterLabels {
  readonly labels: Uint32Array;
  readonly k: number;
  /** What each is called in the column: a number or a text. */
  readonly names: readonly (number | string)[];
}

/**
 * Reads a column of clusters: whole numbers of 0 or more, or texts such as segments.
 *
 * @throws InvalidInputError (`invalid-input`) naming the first row without a cluster
 */
export function readLabels(verb: string, source: ColumnSource, name: string): ClusterLabels {
  const cells = source.cells(name);
  const values: readonly (number | string)[] =
    'codes' in cells
      ? Array.from(cells.codes, (code, row) =>
          code === NO_CODE ? refuse(verb, name, row, null) : (cells.dictionary.values[code] as string),
        )
      : Array.from(cells, (cell, row) => (Number.isInteger(cell) && cell >= 0 ? cell : refuse(verb, name, row, cell)));
  const names = [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
  const places = new Map(names.map((value, place) => [value, place]));
  return { labels: Uint32Array.from(values, (value) => places.get(value) as number), k: names.length, names };
}

function refuse(verb: string, column: string, row: number, cell: number | null): never {
  const [expected, received] = ['the name or number of a cluster', showValue(cell)];
  const code = cell === null || Number.isNaN(cell) ? 'missing-value' : 'invalid-number';
  throw new InvalidInputError(`${verb}: row ${row}, column ${column}: expected ${expected}, got ${received}`, [
    { code, row, column, expected, received, action: 'kept' },
  ]);
}
