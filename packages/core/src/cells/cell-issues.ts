import { collectIssues } from '../issues/collect.ts';
import type { DataIssues, IssueAction, IssueCode } from '../issues/issue.ts';
import { showValue } from '../show.ts';
import type { CellOptions } from './cell-options.ts';
import { foreignCell, type GatheredCells, numberCell } from './growing-cells.ts';
import { isPlainMark, plainText } from './iso-time.ts';

/** Notes what was wrong with the cells of one column. */
export interface CellIssues {
  missing(row: number, line?: number): void;
  unreadable(row: number, received: string, line?: number): void;
  /** A finding about a cell, or with row −1 the whole column, that was kept as it stood. */
  kept(code: IssueCode, row: number, expected: string, received: string, line?: number): void;
  finish(): DataIssues;
}

/** Opens the notes on one column; `code` and `expected` describe a cell that cannot be read. */
export function noteCellIssues(options: CellOptions, code: IssueCode, expected: string): CellIssues {
  const found = collectIssues(options.maxIssues);
  const required = options.required ?? true;
  function add(code: IssueCode, row: number, wanted: string, received: string, action: IssueAction, at?: number): void {
    const line = at ?? options.lines?.[row];
    const place = line === undefined || line === 0 ? { row } : { row, line };
    found.add({ code, ...place, column: options.column, expected: wanted, received, action });
  }
  return {
    missing: (row, line) => add('missing-value', row, expected, 'nothing', required ? 'dropped' : 'kept', line),
    unreadable: (row, received, line) => add(code, row, expected, received, required ? 'dropped' : 'repaired', line),
    kept: (finding, row, wanted, received, line) => add(finding, row, wanted, received, 'kept', line),
    finish: () => found.finish(),
  };
}

/** How the cell of a row is shown in an issue. */
export function showCell(cells: GatheredCells, row: number, number: number | undefined): string {
  const code = cells.codes[row] as number;
  if (code === foreignCell) return cells.foreign.get(row) ?? 'an object';
  if (code === numberCell) return String(number);
  if (isPlainMark(code)) return showValue(plainText(number ?? Number.NaN, code));
  return code < cells.texts.length ? showValue(cells.texts[code]) : showValue(new Date(number ?? Number.NaN));
}
