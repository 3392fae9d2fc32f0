import type { Column, CustomerTable, DataIssues, Table } from '@clientele/core';
import { type ReadTableOptions, readTable } from '@clientele/io';
import { checkBadShare } from '../../analyze/bad-share.ts';
import type { CommonOptions } from '../arguments/common-options.ts';
import type { FunctionOptions } from '../arguments/set.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import { issueSentence } from '../failure/place.ts';
import { tellSetAside } from '../notes.ts';
import { allRows, chooseRows } from './chosen-rows.ts';
import type { ColumnTypes } from './column-types.ts';
import { openSource, type ReopenableSource } from './open-source.ts';
import { progressOf, readingSettings } from './reading-settings.ts';

/** A customer table of a file. */
export interface TableOfFile {
  readonly table: Table<Record<string, Column>> | CustomerTable<Record<string, Column>>;
  /** Physical line of each row. */
  readonly lines: ArrayLike<number>;
  /** Settings that reading did not use up. */
  readonly settings: FunctionOptions;
}

/** The columns wanted. */
export interface WantedColumns {
  readonly columns: ColumnTypes;
  /** Columns that are read where they are there. */
  readonly optional?: ColumnTypes;
  /** Columns whose cells may be empty. */
  readonly mayBeEmpty?: readonly string[];
  /** Where all other columns are read as well, each as its own cells show. */
  readonly others?: 'infer';
  /** Whether rows stand for no customers; an id is then not looked for. */
  readonly nameless?: boolean;
}

/**
 * Reads a customer table: the columns wanted, and the id where the file has one.
 *
 * @param file as the user gave it
 * @param wanted columns and how they are read
 * @param options map, id, formats, rows, and how many bad rows are too many
 * @param io the world
 * @returns the table with the line of each row, and the settings left over
 * @throws FailureInFile naming line and column
 */
export async function readColumns(
  file: string,
  wanted: WantedColumns,
  options: CommonOptions,
  io: CommandIo,
): Promise<TableOfFile> {
  return readColumnsFrom(await openSource(file, options, io), file, wanted, options, io);
}

/** The same for a file that is open already. */
export async function readColumnsFrom(
  open: ReopenableSource,
  file: string,
  wanted: WantedColumns,
  options: CommonOptions,
  io: CommandIo,
): Promise<TableOfFile> {
  const { file: cutting, cells, settings } = readingSettings(options);
  return inFile(file, async () => {
    const source = await open();
    const { rows } = options;
    const chosen = rows.length === 0 ? allRows(source, cutting) : await chooseRows(source, cutting, rows);
    const stated = { ...columnOptions(wanted, options), ...cells, ...chosen.file, ...progressOf(options, io) };
    const read = await readTable(chosen.source, stated as ReadTableOptions);
    const counts = { rows: read.rows, aside: read.rowsDropped };
    const issues = chosen.placed(read.issues);
    checkBadShare('readTable', counts, issues, options.maxBad);
    tellSetAside(counts, firstOf(issues), options, io);
    return { table: read.table, lines: Uint32Array.from(read.lines, chosen.lineOf), settings };
  });
}

/** `derive issues` looks at order lines only, so the note itself shows where to begin. */
function firstOf({ listed }: DataIssues): string {
  const first = listed.find(({ action }) => action === 'dropped');
  if (first === undefined) return 'none of them is listed';
  return `the first is ${issueSentence(first)}`;
}

function columnOptions(
  { columns, optional, mayBeEmpty = [], others, nameless = false }: WantedColumns,
  { id, map = {}, timeZone }: CommonOptions,
): ReadTableOptions {
  const named: Record<string, string> = id === undefined ? {} : { customer: id };
  const withId = id === undefined ? columns : { customer: 'id' as const, ...columns };
  return {
    columns: withId,
    optional: nameless || Object.hasOwn(withId, 'customer') ? { ...optional } : { customer: 'id', ...optional },
    required: Object.keys(columns).filter((name) => !mayBeEmpty.includes(name)),
    map: { ...map, ...named },
    ...(others === undefined ? {} : { others }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}
