import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import { type Column, type ColumnInput, type Columns, columnLength, toColumns } from './column.ts';
import { type CodedColumn, encode, NO_CODE } from './dictionary.ts';
import { expectRecord, expectTable } from './expect-table.ts';
import { idText } from './id-text.ts';

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
 * Makes a table of columns.
 *
 * @param columns named columns, all of one length; numbers may stand in a plain array or a typed one of any kind
 * @returns the frozen table, sharing the columns; other numbers than a `Float64Array` are copied into one
 * @throws InvalidInputError (`invalid-input`) where lengths differ, a column is named `__proto__`, or an array mixes
 *   numbers and texts
 * @example
 * import { table } from '@clientele/core';
 * table({ recency: [3, 40], frequency: Float64Array.of(5, 1) }).columns.recency instanceof Float64Array; // => true
 */
export function table<C extends Record<string, ColumnInput>>(columns: C): Table<Columns<C>> {
  expectRecord('table', 'named columns', columns);
  const made = toColumns('table', columns);
  return Object.freeze({ length: checkedLength('table', made), columns: Object.freeze(made) });
}

/**
 * Makes a table of customers: the shape in which every package meets, a vendor's own scores included.
 *
 * @param customers one id a row, or a column of them that is already encoded; safe integers and bigints are written as texts
 * @param columns named columns, as long as there are customers; numbers may stand in a plain array or a typed one of any kind
 * @returns the frozen table
 * @throws InvalidInputError (`invalid-input`) where lengths differ, an id is missing, blank or neither text nor whole number,
 *   a column is named `__proto__` or `customer`, or an array mixes numbers and texts
 * @example
 * import { customerTable, toRows } from '@clientele/core';
 * toRows(customerTable(['Ada', 'Bo'], { churn: [0.1, 0.7] }));
 * // => [{ customer: 'Ada', churn: 0.1 }, { customer: 'Bo', churn: 0.7 }]
 */
export function customerTable<C extends Record<string, ColumnInput>>(
  customers: readonly (string | number | bigint)[] | CodedColumn,
  columns: C,
): CustomerTable<Columns<C>> {
  const customer = idsOf(customers);
  const length = customer.codes.length;
  const blank = customer.codes.findIndex((code) => code === NO_CODE || customer.dictionary.values[code]?.trim() === '');
  if (blank >= 0) throw new InvalidInputError(`customerTable: row ${blank} has no customer id`);
  expectRecord('customerTable', 'named columns', columns);
  refuseCustomer('customerTable', columns);
  const made = toColumns('customerTable', columns);
  checkedLength('customerTable', { customer, ...made });
  return Object.freeze({ length, customer, columns: Object.freeze(made) });
}

/**
 * Adds columns to a table, or replaces those of the same name.
 *
 * @param source the table
 * @param added named columns of the table's length; numbers may stand in a plain array or a typed one of any kind
 * @returns a new table that shares all other columns, and keeps what else the table says of itself (asOf, unit)
 * @throws InvalidInputError (`invalid-input`) where a length differs, a column is named `__proto__` or, beside customers,
 *   `customer`, or an array mixes numbers and texts
 * @example
 * import { customerTable, withColumns } from '@clientele/core';
 * const customers = customerTable(['Ada'], { recency: [3] });
 * Object.keys(withColumns(customers, { alive: [0.9] }).columns); // => ['recency', 'alive']
 */
export function withColumns<T extends Table, A extends Record<string, ColumnInput>>(
  source: T,
  added: A,
): Beside<T, Columns<A>> {
  expectTable('withColumns', source);
  expectRecord('withColumns', 'named columns', added);
  if ('customer' in source) refuseCustomer('withColumns', added);
  const made = toColumns('withColumns', added);
  const odd = Object.entries<Column>(made).find(([, values]) => columnLength(values) !== source.length);
  if (odd !== undefined) {
    throw new InvalidInputError(
      `withColumns: column "${odd[0]}" has ${columnLength(odd[1])} rows, the table has ${source.length}`,
    );
  }
  return Object.freeze({ ...source, columns: Object.freeze({ ...source.columns, ...made }) });
}

/** Ids as they are, or encoded. */
function idsOf(customers: readonly unknown[] | CodedColumn): CodedColumn {
  expectRecord('customerTable', 'ids of customers', customers);
  if ('codes' in customers) return customers;
  if (!Array.isArray(customers)) {
    throw new InvalidInputError(
      `customerTable: expected a list of ids or a column of them, got ${showValue(customers)}`,
    );
  }
  return encode(Array.from(customers, idAt));
}

/** A missing id is a blank one here: who calls names its row. */
function idAt(cell: unknown, row: number): string {
  const id = idText(cell ?? '');
  if (id !== undefined) return id;
  const message = `customerTable: row ${row}: an id must be a text or a whole number, got ${showValue(cell)}`;
  throw new InvalidInputError(message, [], { row, column: 'customer' });
}

/** A table with other columns beside its own; of two of one name the later. */
export type Beside<T extends Table, A> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof A> & A>;
};

/**
 * Puts numbers beside the columns of a table: what a verb does that made them itself. They are taken as they are, where `withColumns`
 * reads whatever stands for a column; so a prediction brings no reader of columns along.
 *
 * @param verb begins the message
 * @param source the table
 * @param made numbers of the verb, one a row
 * @returns a new table that shares all other columns, and keeps what else the table says of itself (asOf, unit)
 * @throws InvalidInputError (`invalid-input`) where the table does not have as many rows as it says
 * @example
 * import { beside, customerTable } from '@clientele/core';
 * const customers = customerTable(['Ada'], { recency: [3] });
 * Object.keys(beside('score', customers, { alive: Float64Array.of(0.9) }).columns); // => ['recency', 'alive']
 */
export function beside<T extends Table, A extends Record<string, Float64Array>>(
  verb: string,
  source: T,
  made: A,
): Beside<T, A> {
  for (const { length } of Object.values(made)) {
    if (length !== source.length)
      throw new InvalidInputError(`${verb}: the table says ${source.length} rows, it has ${length}`);
  }
  return Object.freeze({ ...source, columns: Object.freeze({ ...source.columns, ...made }) });
}

function checkedLength(verb: string, columns: Record<string, Column>): number {
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

function refuseCustomer(verb: string, columns: object): void {
  if (!Object.hasOwn(columns, 'customer')) return;
  throw new InvalidInputError(`${verb}: the column "customer" is made of the ids, leave it out`);
}
