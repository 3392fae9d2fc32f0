import { InvalidInputError } from '../errors/errors.ts';
import { type CodedColumn, encode, type ListColumn, NO_CODE } from './dictionary.ts';

/** A column of free texts. */
export type TextColumn = readonly (string | null)[];

/** The four kinds of column. In a `Float64Array` NaN means missing, and nothing else. */
export type Column = Float64Array | CodedColumn | ListColumn | TextColumn;

/** Named columns of one length. Plain and frozen; survives `structuredClone` and `postMessage`. */
export interface Table<C extends Record<string, Column> = Record<string, Column>> {
  readonly length: number;
  readonly columns: Readonly<C>;
}

/** A table with one row a customer, or one row a customer and rank. */
export interface CustomerTable<C extends Record<string, Column> = Record<string, Column>> extends Table<C> {
  readonly customer: CodedColumn;
}

/**
 * Counts the rows of a column of any kind.
 *
 * @param column the column
 * @returns how many rows it holds
 * @example
 * import { columnLength, encode } from '@clientele/core';
 * columnLength(encode(['Ada', 'Bo', 'Ada'])); // => 3
 */
export function columnLength(column: Column): number {
  if ('offsets' in column) return column.offsets.length - 1;
  return 'codes' in column ? column.codes.length : column.length;
}

/**
 * Makes a typed column of numbers, once, at the door: kernels see `Float64Array` only.
 *
 * @param numbers plain or typed array
 * @returns the same array where it is a `Float64Array` already, else a copy
 * @example
 * import { column } from '@clientele/core';
 * column([1, 2, 3]) instanceof Float64Array; // => true
 */
export function column(numbers: ArrayLike<number>): Float64Array {
  return numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
}

/**
 * Makes a table of columns.
 *
 * @param columns named columns, all of one length
 * @returns the frozen table, sharing the columns
 * @throws InvalidInputError (`invalid-input`) where lengths differ or a column is named `__proto__`
 * @example
 * import { table } from '@clientele/core';
 * table({ recency: Float64Array.of(3, 40), frequency: Float64Array.of(5, 1) }).length; // => 2
 */
export function table<C extends Record<string, Column>>(columns: C): Table<C> {
  const length = checkedLength('table', columns);
  return Object.freeze({ length, columns: Object.freeze({ ...columns }) });
}

/**
 * Makes a table of customers: the shape in which every package meets, a vendor's own scores included.
 *
 * @param customers one id a row, or a column of them that is already encoded
 * @param columns named columns, as long as there are customers
 * @returns the frozen table
 * @throws InvalidInputError (`invalid-input`) where lengths differ, an id is missing or blank, or a column is named `__proto__` or `customer`
 * @example
 * import { customerTable, toRows } from '@clientele/core';
 * toRows(customerTable(['Ada', 'Bo'], { churn: Float64Array.of(0.1, 0.7) }));
 * // => [{ customer: 'Ada', churn: 0.1 }, { customer: 'Bo', churn: 0.7 }]
 */
export function customerTable<C extends Record<string, Column>>(
  customers: readonly string[] | CodedColumn,
  columns: C,
): CustomerTable<C> {
  const customer = 'codes' in customers ? customers : encode(customers);
  const length = customer.codes.length;
  const blank = customer.codes.findIndex((code) => code === NO_CODE || customer.dictionary.values[code]?.trim() === '');
  if (blank >= 0) throw new InvalidInputError(`customerTable: row ${blank} has no customer id`);
  checkedLength('customerTable', { customer, ...columns });
  if (Object.hasOwn(columns, 'customer'))
    throw new InvalidInputError('customerTable: the column "customer" is made of the ids, leave it out');
  return Object.freeze({ length, customer, columns: Object.freeze({ ...columns }) });
}

/**
 * Adds columns to a table, or replaces those of the same name.
 *
 * @param source the table
 * @param added named columns of the table's length
 * @returns a new table that shares all other columns, and keeps what else the table says of itself (asOf, unit)
 * @throws InvalidInputError (`invalid-input`) where a length differs
 * @example
 * import { customerTable, withColumns } from '@clientele/core';
 * const customers = customerTable(['Ada'], { recency: Float64Array.of(3) });
 * Object.keys(withColumns(customers, { alive: Float64Array.of(0.9) }).columns); // => ['recency', 'alive']
 */
export function withColumns<T extends Table, A extends Record<string, Column>>(
  source: T,
  added: A,
): Omit<T, 'columns'> & { readonly columns: Readonly<Omit<T['columns'], keyof A> & A> } {
  for (const [name, values] of Object.entries(added)) {
    if (columnLength(values) !== source.length) {
      throw new InvalidInputError(
        `withColumns: column "${name}" has ${columnLength(values)} rows, the table has ${source.length}`,
      );
    }
  }
  refuseProto('withColumns', added);
  return Object.freeze({ ...source, columns: Object.freeze({ ...source.columns, ...added }) });
}

function checkedLength(verb: string, columns: Record<string, Column>): number {
  refuseProto(verb, columns);
  const entries = Object.entries(columns);
  const first = entries[0];
  if (first === undefined) return 0;
  const length = columnLength(first[1]);
  const other = entries.find(([, values]) => columnLength(values) !== length);
  if (other === undefined) return length;
  throw new InvalidInputError(
    `${verb}: column "${other[0]}" has ${columnLength(other[1])} rows, column "${first[0]}" has ${length}`,
  );
}

function refuseProto(verb: string, columns: object): void {
  if (Object.hasOwn(columns, '__proto__')) throw new InvalidInputError(`${verb}: a column cannot be named __proto__`);
}
