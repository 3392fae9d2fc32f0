import { encode } from '@clientele/core';
import type { ColumnSource } from '../features/columns.ts';
import { badCell } from '../features/refuse.ts';

/** The same columns with their numbers written as texts. `numbers` names a column that stays as it is: weights. */
export function asTexts(verb: string, source: ColumnSource, numbers?: string): ColumnSource {
  return {
    ...source,
    cells: (name) => {
      const cells = source.cells(name);
      if ('codes' in cells || name === numbers) return cells;
      const bad = cells.findIndex((cell) => Math.abs(cell) === Number.POSITIVE_INFINITY);
      if (bad >= 0) throw badCell(verb, name, bad, 'a number or a text', cells[bad]);
      return encode(Array.from(cells, (cell) => (Number.isNaN(cell) ? null : String(cell))));
    },
  };
}
