import {
  type Column,
  type CustomerTable,
  checkOptions,
  customerTable,
  type DataIssues,
  InvalidInputError,
  InvalidOptionError,
  mergeIssues,
  showValue,
  type Table,
  table,
} from '@clientele/core';
import { type OpenCsv, openCsv } from '../csv/open-csv.ts';
import type { CsvSource } from '../source/source.ts';
import { type FoundColumn, findColumns, type WantedColumn } from './find-columns.ts';
import { type Chunk, gatherRows } from './gather-rows.ts';
import { inferKind } from './infer-kind.ts';
import { keepRows } from './keep-rows.ts';
import { type RawColumn, readColumn } from './read-column.ts';
import type { FileFacts } from './read-csv.ts';
import { type ReadTableOptions, readTableRules } from './read-table-options.ts';
import { whereRows } from './where-rows.ts';

/** A table read from a file. */
export interface ReadTable extends FileFacts {
  /** A customer table where a column `customer` was read, which then is no longer among its `columns`. */
  readonly table: Table | CustomerTable;
  /** 1-based physical line of each row of the table. */
  readonly lines: Uint32Array;
  /** What was wrong with rows and cells, each with its physical line. */
  readonly issues: DataIssues;
}

/**
 * Reads any table from a CSV file, its columns as stated or as their cells show.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes, or text
 * @param options the columns wanted, the map from our names to the file's, and what is known of its formats
 * @returns the table, the physical line of each row, all issues, and what was found out about the file
 * @throws InvalidInputError (`invalid-input`) where the source is empty or no text, a column is missing, a quote is never
 *   closed, or what cannot be told must be stated; the message names line, column and option
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { toRows } from '@clientele/core';
 * import { readTable } from '@clientele/io';
 * const columns = { customer: 'id', x: 'number' } as const;
 * const { table, issues } = await readTable('customer,x,note\n007,3,hi\n008,many,\n', { columns });
 * toRows(table); // => [{ customer: '007', x: 3 }]
 * issues.counts; // => { 'invalid-number': 1 }
 */
export async function readTable(source: CsvSource, options: ReadTableOptions = {}): Promise<ReadTable> {
  checkOptions('readTable', options, readTableRules);
  const csv = await openCsv('readTable', source, options);
  try {
    const columns = columnsToRead(csv, options);
    const cells: string[][] = columns.map(() => []);
    const lines: number[] = [];
    const take = (chunk: Chunk): void => {
      for (const [at, more] of chunk.cells.entries()) for (const cell of more) cells[at]?.push(cell);
      for (const line of chunk.lines) lines.push(line);
    };
    const maxIssues = options.maxIssues ?? 1000;
    const gathered = await gatherRows(csv, columns, { maxIssues, onProgress: options.onProgress }, take);
    const allLines = Uint32Array.from(lines);
    const read = columns.map((column, at) =>
      readColumn(rawColumn(column, cells[at] ?? [], options), allLines, options),
    );
    const kept = keepRows(read, allLines);
    const issues = [gathered.issues, ...read.map((column) => whereRows(column.issues, gathered.rowOf))];
    return Object.freeze({
      table: tableOf(kept.columns),
      lines: kept.lines,
      issues: mergeIssues(issues, maxIssues),
      header: csv.header,
      headerLine: csv.headerLine,
      delimiter: csv.delimiter,
      encoding: csv.encoding,
      compressed: csv.compressed,
      rows: gathered.rows,
      rowsDropped: gathered.rows - kept.lines.length,
    });
  } catch (error) {
    await csv.cancel().catch(() => undefined);
    throw error;
  }
}

/** A column of the file that is read, under our name. */
interface ColumnToRead extends FoundColumn {
  readonly role: string;
}

function columnsToRead(csv: OpenCsv, options: ReadTableOptions): ColumnToRead[] {
  const { columns = {}, optional = {}, map = {} } = options;
  const others = options.others ?? (options.columns === undefined ? 'infer' : 'leave');
  const nameOf = (role: string): string => (Object.hasOwn(map, role) ? (map[role] as string) : role);
  const want = (role: string, isOptional: boolean): WantedColumn => ({
    role,
    name: nameOf(role),
    optional: isOptional,
  });
  const stated = [
    ...Object.keys(columns).map((role) => want(role, false)),
    ...Object.keys(optional).map((role) => want(role, true)),
  ];
  const mapped = Object.keys(map).filter((role) => !stated.some((column) => column.role === role));
  if (others === 'leave' && mapped.length > 0) throw mappedInVain(mapped);
  const named = [...stated, ...mapped.map((role) => want(role, false))];
  const taken = new Set(named.map(({ name }) => name));
  const rest = others === 'leave' ? [] : csv.header.filter((name) => name !== '' && !taken.has(name));
  const wanted = [...named, ...rest.map((name) => ({ role: name, name, optional: false }))];
  const clash = wanted.find(({ role, name }) => wanted.some((other) => other.role === role && other.name !== name));
  if (clash !== undefined) throw twoColumns(clash.role);
  const found = [...findColumns('readTable', csv, wanted)];
  const known = new Set(wanted.map(({ role }) => role));
  refuseStrangers('required', options.required ?? [], known);
  refuseStrangers('nulls', Object.keys(options.nulls ?? {}), known);
  return found.map(([role, column]) => ({ role, ...column }));
}

function refuseStrangers(option: string, roles: readonly string[], known: ReadonlySet<string>): void {
  const stranger = roles.find((role) => !known.has(role));
  if (stranger === undefined) return;
  const allowed = `about columns that are read, here ${[...known].map((role) => showValue(role)).join(', ')}`;
  throw new InvalidOptionError('readTable', [{ option, allowed, received: showValue(stranger) }]);
}

function mappedInVain(roles: readonly string[]): InvalidOptionError {
  const allowed = 'about columns that are read (add them to columns, or say others: "infer")';
  return new InvalidOptionError('readTable', [{ option: 'map', allowed, received: showValue(roles.join(', ')) }]);
}

function twoColumns(role: string): InvalidInputError {
  return new InvalidInputError(
    `readTable: two columns would be called ${showValue(role)}; rename one with the option map`,
  );
}

function rawColumn({ role, name }: ColumnToRead, cells: readonly string[], options: ReadTableOptions): RawColumn {
  const stated = options.columns?.[role] ?? options.optional?.[role];
  const isCustomer = role === 'customer';
  const kind = stated ?? (isCustomer ? 'id' : inferKind(cells));
  const required = (isCustomer && kind === 'id') || (options.required?.includes(role) ?? false);
  return { role, name, kind, required, cells };
}

function tableOf(columns: Readonly<Record<string, Column>>): Table | CustomerTable {
  const { customer, ...others } = columns;
  const isIds = customer !== undefined && 'codes' in customer && !('offsets' in customer);
  return isIds ? customerTable(customer, others) : table(columns);
}
