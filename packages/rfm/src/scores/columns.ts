import { type DataIssue, InvalidInputError, showValue, type Table } from '@clientele/core';

/** Recency, frequency and monetary value as plain or typed arrays, one entry a customer. */
export interface RfmColumns {
  /** Days since the last purchase; less is better. */
  readonly recency: ArrayLike<number>;
  /** Purchases; more is better. */
  readonly frequency: ArrayLike<number>;
  /** Money spent; more is better. */
  readonly monetary: ArrayLike<number>;
}

/** A table that holds at least the three columns. */
export type RfmNumbersTable = Table<{ recency: Float64Array; frequency: Float64Array; monetary: Float64Array }>;

/** What fitting and scoring take: a table such as `deriveRfm` gives, or the three arrays. */
export type RfmInput = RfmColumns | RfmNumbersTable;

/** The three numbers that RFM stands for, in the order of its letters. */
export const rfmNames = ['recency', 'frequency', 'monetary'] as const;

/** The three columns once they are checked. */
export interface RfmNumbers {
  readonly length: number;
  readonly recency: Float64Array;
  readonly frequency: Float64Array;
  readonly monetary: Float64Array;
}

/** Whether the input is a table rather than three arrays. */
export function isTable(data: RfmInput): data is RfmNumbersTable {
  return 'columns' in data;
}

/**
 * The door for all that reads the three columns: finds them by name, checks every cell.
 *
 * @param verb begins the message
 * @param data a table or three arrays
 * @returns the three columns
 * @throws InvalidInputError (`invalid-input`) where a column is missing, lengths differ or a cell is not a finite number
 */
export function rfmNumbers(verb: string, data: RfmInput): RfmNumbers {
  if (typeof data !== 'object' || data === null) {
    throw new InvalidInputError(`${verb}: expected a table or a record of three arrays, got ${showValue(data)}`);
  }
  const source = isTable(data) ? columnsOf(verb, data) : data;
  const [recency, frequency, monetary] = rfmNames.map((name) => numberColumn(verb, source, name)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const { length } = recency;
  if (frequency.length === length && monetary.length === length) return { length, recency, frequency, monetary };
  const lengths = `${length}, ${frequency.length} and ${monetary.length}`;
  throw new InvalidInputError(`${verb}: recency, frequency and monetary must be of one length, got ${lengths}`);
}

/**
 * The columns of what must be a table: rows, or nothing at all, are refused by name.
 *
 * @throws InvalidInputError (`invalid-input`)
 */
export function columnsOf(verb: string, scored: unknown): object {
  const columns: unknown = typeof scored === 'object' && scored !== null ? Reflect.get(scored, 'columns') : undefined;
  if (typeof columns === 'object' && columns !== null) return columns;
  throw new InvalidInputError(`${verb}: expected a table, got ${showValue(scored)}`);
}

/**
 * One numeric column of a table or record, every cell a finite number.
 *
 * @param verb begins the message
 * @param source the columns by name
 * @param name the column wanted
 * @returns the column
 * @throws InvalidInputError (`invalid-input`) where it is missing, is no column of numbers, or a cell is not finite
 */
export function numberColumn(verb: string, source: object, name: string): Float64Array {
  const cells: unknown = Object.hasOwn(source, name) ? (source as Record<string, unknown>)[name] : undefined;
  if (cells === undefined) {
    throw new InvalidInputError(`${verb}: no column "${name}"; there are ${Object.keys(source).join(', ') || 'none'}`);
  }
  if (!Array.isArray(cells) && !isNumbersView(cells)) {
    throw new InvalidInputError(`${verb}: column "${name}" must be an array of numbers, got ${showValue(cells)}`);
  }
  demandFinite(verb, name, cells);
  return cells instanceof Float64Array ? cells : Float64Array.from(cells);
}

/** Millions of cells pass here: a plain loop. */
function demandFinite(verb: string, name: string, cells: ArrayLike<unknown>): void {
  for (let row = 0; row < cells.length; row++) {
    if (!Number.isFinite(cells[row])) throw notFinite(verb, name, row, cells[row]);
  }
}

/** Every typed array of numbers has `findIndex`; a `DataView` has not. */
function isNumbersView(cells: unknown): cells is Float64Array {
  return ArrayBuffer.isView(cells) && 'findIndex' in cells;
}

function notFinite(verb: string, name: string, row: number, cell: unknown): InvalidInputError {
  const issue: DataIssue = {
    code: cell === null || cell === undefined || Number.isNaN(cell) ? 'missing-value' : 'invalid-number',
    row,
    column: name,
    expected: 'a finite number',
    received: showValue(cell),
    action: 'kept',
  };
  return new InvalidInputError(`${verb}: row ${row}, column ${name}: expected a finite number, got ${issue.received}`, [
    issue,
  ]);
}
