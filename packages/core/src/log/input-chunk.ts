import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import { type CodedColumn, NO_CODE } from '../table/dictionary.ts';
import { isTransactionLog } from './is-transaction-log.ts';

/** Columns at the edge: arrays of cells by name, typed arrays and coded columns among them, all of one length. */
export type InputColumns = Readonly<Record<string, ArrayLike<unknown> | CodedColumn>>;

/** Rows or columns as users hand them over. */
export type InputRows = readonly object[] | InputColumns;

/** A piece of input whose cells are read a column at a time. */
export interface InputChunk {
  readonly length: number;
  /** The names of the columns there are; of rows, those of the first. */
  names(): string[];
  has(name: string): boolean;
  /** Hands the cells from row `from` up to `to` over, in order. */
  read(name: string, from: number, to: number, take: (cell: unknown, row: number) => void): void;
  /** The column whole, where it came as typed numbers or as codes, which are taken without a look at each cell. */
  typed(name: string): Float64Array | CodedColumn | null;
  /** The column's cells, where it came as a plain array. */
  cells(name: string): readonly unknown[] | null;
}

/**
 * Opens rows or columns.
 *
 * @param input an array of row objects, or an object of columns
 * @param verb the function that the user called
 * @param firstRow the row number of the first row, for messages
 * @returns what reads the cells, a column at a time
 * @throws InvalidInputError (`invalid-input`) where a row is no object or the columns differ in length
 * @example
 * import { openInput } from '@clientele/core';
 * openInput([{ item: 'tea' }, { item: 'milk' }], 'basketsOf', 0).names(); // => ['item']
 */
export function openInput(input: unknown, verb: string, firstRow: number): InputChunk {
  if (Array.isArray(input)) return openRows(input, verb, firstRow);
  if (typeof input === 'object' && input !== null) return openColumns(input as Record<string, unknown>, verb);
  throw new InvalidInputError(
    `${verb}: expected an array of row objects or an object of columns, got ${showValue(input)}`,
  );
}

function openRows(rows: readonly unknown[], verb: string, firstRow: number): InputChunk {
  for (let row = 0; row < rows.length; row++) {
    const value = rows[row];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) continue;
    const received = row in rows ? showValue(value) : 'a hole in the array';
    const help = holdsRows(value) ? '; hand over the rows inside it' : '';
    throw new InvalidInputError(`${verb}: row ${firstRow + row} must be an object, got ${received}${help}`, [], {
      row: firstRow + row,
    });
  }
  const objects = rows as readonly Record<string, unknown>[];
  const met = new Map<string, boolean>();
  return {
    length: rows.length,
    names: () => Object.keys(objects[0] ?? {}),
    has(name) {
      const isThere = met.get(name) ?? objects.some((object) => name in object);
      met.set(name, isThere);
      return isThere;
    },
    read(name, from, to, take) {
      for (let row = from; row < to; row++) take(cellOf(objects[row], name, verb, firstRow + row), row);
    },
    typed: () => null,
    cells: () => null,
  };
}

function cellOf(object: Record<string, unknown> | undefined, name: string, verb: string, row: number): unknown {
  try {
    return object?.[name];
  } catch (cause) {
    const message = `${verb}: row ${row}, column "${name}": reading it threw ${showValue(String(cause))}`;
    throw new InvalidInputError(message, [], { row, column: name }, cause);
  }
}

/** The answer of a driver or a reader, with the rows in it. */
function holdsRows(value: unknown): boolean {
  const [first] = Array.isArray(value) ? value : [];
  return typeof first === 'object' && first !== null;
}

function openColumns(columns: Readonly<Record<string, unknown>>, verb: string): InputChunk {
  if (Object.keys(columns).length === 0) throw noColumns(columns, verb);
  const readers = new Map(
    Object.entries(columns).map(([name, cells]) => [name, openColumn(cells, name, verb, columns)]),
  );
  const [first] = readers;
  for (const [name, { length }] of readers) {
    if (first === undefined || length === first[1].length) continue;
    throw new InvalidInputError(
      `${verb}: column "${name}" has ${length} rows, column "${first[0]}" has ${first[1].length}`,
    );
  }
  return {
    length: first?.[1].length ?? 0,
    names: () => [...readers.keys()],
    has: (name) => readers.has(name),
    read(name, from, to, take) {
      const reader = readers.get(name);
      for (let row = from; reader !== undefined && row < to; row++) take(reader.at(row), row);
    },
    typed(name) {
      const cells = columns[name];
      return cells instanceof Float64Array || isCoded(cells) ? cells : null;
    },
    cells(name) {
      const cells = columns[name];
      return Array.isArray(cells) ? cells : null;
    },
  };
}

/** An object without columns is a mistake, most often rows that still have to be fetched. */
function noColumns(input: object, verb: string): InvalidInputError {
  const help = 'then' in input ? '; await it first' : Symbol.iterator in input ? '; spread it into an array first' : '';
  const received = Object.prototype.toString.call(input);
  return new InvalidInputError(
    `${verb}: expected an array of row objects or an object of columns, got ${received} without columns${help}`,
  );
}

function openColumn(
  cells: unknown,
  name: string,
  verb: string,
  all: Readonly<Record<string, unknown>>,
): { length: number; at: (row: number) => unknown } {
  if (Array.isArray(cells)) return { length: cells.length, at: (row) => cells[row] };
  if (ArrayBuffer.isView(cells) && 'length' in cells) {
    const values = cells as unknown as ArrayLike<unknown>;
    return { length: values.length, at: (row) => values[row] };
  }
  if (isCoded(cells)) {
    const { codes, dictionary } = cells;
    return {
      length: codes.length,
      at: (row) => (codes[row] === NO_CODE ? null : dictionary.values[codes[row] as number]),
    };
  }
  throw new InvalidInputError(
    `${verb}: column "${name}" must be an array of cells, got ${showValue(cells)}; ${whatToHandOver(all)}`,
    [],
    { column: name },
  );
}

/** An object that is no table of columns is most often one that holds the rows, or the log, of `readCsv`. */
function whatToHandOver({ log, rows }: Readonly<Record<string, unknown>>): string {
  if (isTransactionLog(log)) return 'hand over the log inside it';
  return holdsRows(rows) ? 'hand over the rows inside it' : 'one row alone goes into an array';
}

function isCoded(value: unknown): value is CodedColumn {
  return typeof value === 'object' && value !== null && 'codes' in value && 'dictionary' in value;
}
