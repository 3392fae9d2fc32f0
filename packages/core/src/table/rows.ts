import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import { type Column, isNumberColumn } from './column.ts';
import { type CodedColumn, type ListColumn, listAt, type SequenceColumn, textAt } from './dictionary.ts';
import { expectTable } from './expect-table.ts';
import type { CustomerTable, Table } from './table.ts';

/** One cell of a row, by the kind of its column: a number, a text, a list of texts or of sets of them, or `null` where it is missing. */
export type Cell<C extends Column = Column> = C extends Float64Array
  ? number | null
  : C extends SequenceColumn
    ? readonly (readonly string[])[]
    : C extends ListColumn
      ? readonly string[]
      : string | null;

/** The names that rows of a table may have: those of its columns, and `customer` where there is one. */
export type RowName<T extends Table> =
  | (keyof T['columns'] & string)
  | (T extends { readonly customer: CodedColumn } ? 'customer' : never);

/** One row of a table as a plain object, the customer's id first; each cell is what its column holds. */
export type Row<T extends Table = Table, N extends string = RowName<T>> = {
  [K in N]: K extends keyof T['columns'] ? Cell<T['columns'][K]> : string;
};

/**
 * Brings rows back out of a table.
 *
 * @param source any table
 * @param names which columns, and in which order; all of them unless told otherwise (`customer` first where there is one)
 * @returns one plain object a row; missing cells are `null`
 * @throws InvalidInputError (`invalid-input`) where a name is no column of the table, or names are no array
 * @example
 * import { customerTable, toRows } from '@clientele/core';
 * toRows(customerTable(['Ada'], { recency: Float64Array.of(3), spend: Float64Array.of(NaN) }), ['spend', 'customer']);
 * // => [{ spend: null, customer: 'Ada' }]
 */
export function toRows<T extends Table, N extends RowName<T> = RowName<T>>(
  source: T,
  names?: readonly N[],
): Row<T, N>[] {
  const read = openRows(source, names, 'toRows');
  return Array.from({ length: source.length }, (_, row) => read(row));
}

/**
 * Goes through the rows of a table one at a time, so that a long one never stands in memory as objects.
 *
 * @param source any table
 * @param names which columns, and in which order; all of them unless told otherwise (`customer` first where there is one)
 * @returns one plain object a row, in order; missing cells are `null`
 * @throws InvalidInputError (`invalid-input`) where a name is no column of the table, or names are no array
 * @example
 * import { eachRow, table } from '@clientele/core';
 * const counts = table({ count: Float64Array.of(3, 5, 8) });
 * let sum = 0;
 * for (const { count } of eachRow(counts)) sum += count ?? 0;
 * sum; // => 16
 */
export function eachRow<T extends Table, N extends RowName<T> = RowName<T>>(
  source: T,
  names?: readonly N[],
): Generator<Row<T, N>, void, undefined> {
  const read = openRows(source, names, 'eachRow');
  return rowsOf(source.length, read);
}

function* rowsOf<R>(length: number, read: (row: number) => R): Generator<R, void, undefined> {
  for (let row = 0; row < length; row++) yield read(row);
}

function openRows<T extends Table, N extends RowName<T>>(
  source: T,
  names: readonly N[] | undefined,
  verb: string,
): (row: number) => Row<T, N> {
  expectTable(verb, source);
  const columns = namedColumns(source);
  const chosen: readonly string[] = names ?? [...columns.keys()];
  if (!Array.isArray(chosen)) {
    throw new InvalidInputError(`${verb}: names must be an array of column names, got ${showValue(chosen)}`);
  }
  const readers = chosen.map((name) => [name, readerOf(columns, name, verb)] as const);
  return (row) => Object.fromEntries(readers.map(([name, read]) => [name, read(row)])) as Row<T, N>;
}

function namedColumns(source: Table | CustomerTable): Map<string, Column> {
  const customer: [string, Column][] = 'customer' in source ? [['customer', source.customer]] : [];
  return new Map([...customer, ...Object.entries(source.columns)]);
}

function readerOf(columns: ReadonlyMap<string, Column>, name: string, verb: string): (row: number) => Cell {
  const values = columns.get(name);
  if (values === undefined) {
    throw new InvalidInputError(`${verb}: no column "${name}"; there are ${[...columns.keys()].join(', ')}`);
  }
  if ('offsets' in values) return (row) => listAt(values, row);
  if ('codes' in values) return (row) => textAt(values, row);
  if (isNumberColumn(values)) return (row) => numberAt(values, row);
  return (row) => values[row] ?? null;
}

function numberAt(values: Float64Array, row: number): number | null {
  const value = values[row] as number;
  return Number.isNaN(value) ? null : value;
}
