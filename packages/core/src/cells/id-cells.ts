import type { DataIssues } from '../issues/issue.ts';
import { checkOptions } from '../options/check-options.ts';
import type { CodedColumn } from '../table/dictionary.ts';
import { type CellOptions, cellRules, checkCellList } from './cell-options.ts';
import { growIds } from './growing-ids.ts';

/** A column of ids as read. */
export interface IdCells {
  /** One code a row; `NO_CODE` where the cell is missing or no id. */
  readonly values: CodedColumn;
  readonly issues: DataIssues;
}

/**
 * Reads a column of ids. They are opaque texts: leading zeros, case and blanks survive, and only the empty or blank cell is
 * missing. Safe integers and bigints are written as texts; other numbers and objects are issues. An id that looks like
 * 1.23E+05 is kept, with a finding: a spreadsheet may have rounded it.
 *
 * @param cells texts, whole numbers, bigints; `null` and `undefined` are missing
 * @param options the column's name, and which texts mean missing
 * @returns ids in row order, and issues
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { readIdCells } from '@clientele/core';
 * readIdCells(['007', 7, ' '], { column: 'Customer' }).values.dictionary.values; // => ['007', '7']
 */
export function readIdCells(cells: readonly unknown[], options: CellOptions): IdCells {
  checkOptions(options?.verb ?? 'readIdCells', options, cellRules);
  checkCellList(options?.verb ?? 'readIdCells', cells, options);
  const growing = growIds(options);
  for (let row = 0; row < cells.length; row++) growing.add(cells[row], options.lines?.[row]);
  return growing.finish();
}
