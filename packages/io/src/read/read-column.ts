import {
  type CodedColumn,
  type Column,
  collectIssues,
  type DataIssue,
  type DataIssues,
  NO_CODE,
  readDateCells,
  readIdCells,
  readNumberCells,
} from '@clientele/core';
import type { ColumnKind } from './column-kinds.ts';
import { readListCells } from './list-cells.ts';
import type { ReadTableOptions } from './read-table-options.ts';

/** One column of a table as the file has it. */
export interface RawColumn {
  /** Our name. */
  readonly role: string;
  /** The file's name. */
  readonly name: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  readonly cells: readonly string[];
}

/** A column as read. */
export interface ReadColumn {
  readonly role: string;
  readonly values: Column;
  readonly issues: DataIssues;
  /** Rows that cannot be used because of this column, ascending. */
  readonly unusable: readonly number[];
}

/**
 * Reads the cells of one column. A blank cell is missing; it makes the row unusable only where the column is required. A
 * cell that is there and cannot be read always does.
 */
export function readColumn(raw: RawColumn, lines: Uint32Array, options: ReadTableOptions): ReadColumn {
  const { role, name, required, cells } = raw;
  const maxIssues = options.maxIssues ?? 1000;
  const found = collectIssues(maxIssues);
  const unusable: number[] = [];
  const nulls = new Set(options.nulls?.[role]);
  const isMissing = (cell: string): boolean => cell.trim() === '' || nulls.has(cell);
  const there = rowsWhere(cells, (cell) => !isMissing(cell));
  const place = (row: number): Pick<DataIssue, 'row' | 'line' | 'column'> => ({
    row,
    line: lines[row] as number,
    column: name,
  });
  if (required) {
    for (const row of rowsWhere(cells, isMissing)) {
      unusable.push(row);
      found.add({
        ...place(row),
        code: 'missing-value',
        expected: `a value of kind ${raw.kind}`,
        received: 'nothing',
        action: 'dropped',
      });
    }
  }
  const read = readPresent(
    raw,
    there.map((row) => cells[row] as string),
    options,
  );
  for (const issue of read.issues.listed)
    found.add({ ...issue, ...(issue.row < 0 ? {} : place(there[issue.row] as number)) });
  unusable.push(...read.unreadable.map((at) => there[at] as number));
  const values = scatter(read.values, there, cells.length);
  return { role, values, issues: withCounts(found.finish(), read.issues), unusable: unusable.sort((a, b) => a - b) };
}

/** The present cells of a column as read, and which of them cannot be. */
interface PresentCells {
  readonly values: Column;
  readonly issues: DataIssues;
  readonly unreadable: readonly number[];
}

function readPresent({ kind, name }: RawColumn, cells: readonly string[], options: ReadTableOptions): PresentCells {
  const { decimal, thousands, dateFormat, pivotYear, timeZone, maxIssues } = options;
  const shared = defined({ column: name, verb: 'readTable', maxIssues });
  switch (kind) {
    case 'number': {
      const { values, issues } = readNumberCells(cells, { ...shared, ...defined({ decimal, thousands }) });
      return { values, issues, unreadable: rowsWhere(values, Number.isNaN) };
    }
    case 'time': {
      const { values, issues } = readDateCells(cells, { ...shared, ...defined({ dateFormat, pivotYear, timeZone }) });
      return { values, issues, unreadable: rowsWhere(values, Number.isNaN) };
    }
    case 'id': {
      const { values, issues } = readIdCells(cells, shared);
      return { values, issues, unreadable: rowsWhere(values.codes, (code) => code === NO_CODE) };
    }
    case 'list':
      return readListCells(cells, name, maxIssues);
    case 'text':
      return { values: Object.freeze(cells), issues: { counts: {}, listed: [] }, unreadable: [] };
  }
}

/** Puts the values of the rows that have one where they belong. */
function scatter(values: Column, rows: readonly number[], length: number): Column {
  if (values instanceof Float64Array) {
    const all = new Float64Array(length).fill(Number.NaN);
    for (let at = 0; at < rows.length; at++) all[rows[at] as number] = values[at] as number;
    return all;
  }
  if ('offsets' in values) {
    const lengths = new Uint32Array(length);
    for (let at = 0; at < rows.length; at++)
      lengths[rows[at] as number] = (values.offsets[at + 1] as number) - (values.offsets[at] as number);
    const offsets = new Uint32Array(length + 1);
    for (let row = 0; row < length; row++) offsets[row + 1] = (offsets[row] as number) + (lengths[row] as number);
    return Object.freeze({ dictionary: values.dictionary, offsets, codes: values.codes });
  }
  if ('codes' in values) {
    const codes = new Uint32Array(length).fill(NO_CODE);
    for (let at = 0; at < rows.length; at++) codes[rows[at] as number] = values.codes[at] as number;
    return Object.freeze({ dictionary: values.dictionary, codes }) satisfies CodedColumn;
  }
  const texts = new Array<string | null>(length).fill(null);
  for (let at = 0; at < rows.length; at++) texts[rows[at] as number] = values[at] ?? null;
  return texts;
}

function rowsWhere<T>(cells: ArrayLike<T>, is: (cell: T) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < cells.length; row++) if (is(cells[row] as T)) rows.push(row);
  return rows;
}

/** The listing, with the counts of a reading whose own listing may have been cut. */
function withCounts(listing: DataIssues, read: DataIssues): DataIssues {
  const missing = listing.counts['missing-value'];
  return {
    counts: { ...read.counts, ...(missing === undefined ? {} : { 'missing-value': missing }) },
    listed: listing.listed,
  };
}

type Defined<T> = { [P in keyof T]: Exclude<T[P], undefined> };

function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
