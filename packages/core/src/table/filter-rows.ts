import { InvalidInputError } from '../errors/errors.ts';
import type { FeedbackLog } from '../log/events/feedback-log.ts';
import type { InteractionLog } from '../log/events/interaction-log.ts';
import type { TransactionLog } from '../log/transaction-log.ts';
import { showValue } from '../show.ts';
import { type Column, isNumberColumn } from './column.ts';
import type { CodedColumn } from './dictionary.ts';
import type { Table } from './table.ts';
import { takeColumn } from './take-column.ts';

/** What has rows that can be chosen among. */
export type Rows = Table | TransactionLog | InteractionLog | FeedbackLog;

/** One entry a row: the row stays where it is true, or 1. */
export type RowMask = ArrayLike<boolean | number>;

/**
 * Keeps some rows of a table or a log. Dictionaries are shared with the source, so codes stay comparable.
 *
 * @param source a table, or a log of transactions, interactions or feedback
 * @param mask one entry a row: true (or 1) where the row stays
 * @returns the rows kept, in their order; what else the source says of itself (unit, asOf, time zone) goes with them
 * @throws InvalidInputError (`invalid-input`) where the mask has another length
 * @example
 * import { customerTable, filterRows, toRows } from '@clientele/core';
 * const customers = customerTable(['Ada', 'Bo'], { spend: Float64Array.of(20, 5) });
 * toRows(filterRows(customers, customers.columns.spend.map((spend) => Number(spend > 10))));
 * // => [{ customer: 'Ada', spend: 20 }]
 */
export function filterRows<T extends Rows>(source: T, mask: RowMask): T {
  if (!isSource(source)) throw new InvalidInputError(`filterRows: expected a table or a log, got ${showValue(source)}`);
  if (typeof mask !== 'object' || mask === null) {
    throw new InvalidInputError(`filterRows: expected one entry a row, true where it stays, got ${showValue(mask)}`);
  }
  if (mask.length !== source.length) {
    throw new InvalidInputError(`filterRows: the mask has ${mask.length} entries, the rows are ${source.length}`);
  }
  const rows = new Uint32Array(source.length);
  let length = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row]) rows[length++] = row;
  return takeRows(source, rows.subarray(0, length));
}

function isSource(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('length' in value)) return false;
  const holder = 'columns' in value ? value.columns : 'time' in value ? value.time : null;
  return (
    Number.isSafeInteger(value.length) && Number(value.length) >= 0 && typeof holder === 'object' && holder !== null
  );
}

/** The rows at the given positions; the source itself where all of them stay. */
export function takeRows<T extends Rows>(source: T, rows: Uint32Array): T {
  if (rows.length === source.length) return source;
  const taken = Object.entries(source).map(([name, value]) => [name, takenField(name, value, rows)]);
  return Object.freeze({ ...Object.fromEntries(taken), length: rows.length });
}

/** Tables hold their columns in `columns`, logs directly and in `custom`; lists are columns by the name `text` only, notes are not. */
function takenField(name: string, value: unknown, rows: Uint32Array): unknown {
  if (name === 'columns' || name === 'custom') return takenColumns(value as Record<string, Column>, rows);
  if (name === 'text' && Array.isArray(value)) return Object.freeze(Array.from(rows, (row) => value[row] as unknown));
  return isTypedColumn(value) ? takeColumn(value, rows) : value;
}

function takenColumns(columns: Readonly<Record<string, Column>>, rows: Uint32Array): Readonly<Record<string, Column>> {
  const taken = Object.entries(columns).map(([name, values]) => [name, takeColumn(values, rows)]);
  return Object.freeze(Object.fromEntries(taken));
}

function isTypedColumn(value: unknown): value is Float64Array | CodedColumn {
  return isNumberColumn(value) || (typeof value === 'object' && value !== null && 'codes' in value);
}
