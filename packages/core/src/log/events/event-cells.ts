import type { CellOptions } from '../../cells/cell-options.ts';
import { readDateCells } from '../../cells/date-cells.ts';
import { readIdCells } from '../../cells/id-cells.ts';
import { isBlank } from '../../cells/missing.ts';
import { readNumberCells } from '../../cells/number-cells.ts';
import { collectIssues } from '../../issues/collect.ts';
import type { DataIssues } from '../../issues/issue.ts';
import { showValue } from '../../show.ts';
import { type CodedColumn, NO_CODE } from '../../table/dictionary.ts';
import { idsOfRows, numbersOfRows } from '../usable-rows.ts';
import type { EventOptions } from './event-options.ts';

/** How the cells of a column of events are read, and whether a row without it is no event. */
export interface EventField {
  readonly kind: 'id' | 'time' | 'number' | 'text';
  readonly required: boolean;
}

/** One column of events, read. */
export interface EventColumn {
  readonly issues: DataIssues;
  has(row: number): boolean;
  /** The cells of the given rows, as a log holds them. */
  ofRows(rows: Uint32Array): Float64Array | CodedColumn | readonly string[];
}

/** @returns the cells of a column, read as its field says; what cannot be read is an issue of that column */
export function readEventColumn(
  cells: readonly unknown[],
  column: string,
  { kind, required }: EventField,
  options: EventOptions<string>,
  verb: string,
): EventColumn {
  const { timeZone, dateFormat, pivotYear, decimal, thousands, maxIssues } = options;
  const about: CellOptions = { verb, maxIssues, column, required };
  if (kind === 'id') {
    const { values, issues } = readIdCells(cells, about);
    return { issues, has: (row) => values.codes[row] !== NO_CODE, ofRows: (rows) => idsOfRows(values, rows) };
  }
  if (kind === 'text') return readTexts(cells, column, maxIssues);
  const { values, issues } =
    kind === 'time'
      ? readDateCells(cells, { ...about, timeZone, dateFormat, pivotYear })
      : readNumberCells(cells, { ...about, decimal, thousands });
  return { issues, has: (row) => !Number.isNaN(values[row]), ofRows: (rows) => numbersOfRows(values, rows) };
}

/** Texts as they stand; a blank one is missing, and nothing else is made a text of. */
function readTexts(cells: readonly unknown[], column: string, maxIssues: number | undefined): EventColumn {
  const found = collectIssues(maxIssues);
  const values = cells.map((cell, row) => {
    if (typeof cell === 'string' && !isBlank(cell)) return cell;
    const isMissing = cell === null || cell === undefined || typeof cell === 'string';
    const code = isMissing ? 'missing-value' : 'invalid-text';
    const received = isMissing ? 'nothing' : showValue(cell);
    found.add({ code, row, column, expected: 'a text', received, action: 'dropped' });
    return null;
  });
  return {
    issues: found.finish(),
    has: (row) => values[row] !== null,
    ofRows: (rows) => Object.freeze(Array.from(rows, (row) => values[row] ?? '')),
  };
}
