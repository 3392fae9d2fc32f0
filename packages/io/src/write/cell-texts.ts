import {
  type Column,
  type CustomerTable,
  civilDay,
  expectTable,
  formatCivilDay,
  InvalidInputError,
  isNumberColumn,
  listAt,
  openZone,
  startOfCivilDay,
  type Table,
  textAt,
  type Zone,
} from '@clientele/core';

/** Any table. */
export type AnyTable = Table | CustomerTable;

/** A column's cells as texts; `null` is a missing one. */
export type CellTexts = (row: number) => string | null;

/** @returns the columns of a table by name, `customer` first where there is one */
export function columnsOf(verb: string, source: AnyTable): Map<string, Column> {
  expectTable(verb, source);
  const customer: [string, Column][] = 'customer' in source ? [['customer', source.customer]] : [];
  return new Map([...customer, ...Object.entries(source.columns)]);
}

/** @returns the column of a name @throws InvalidInputError (`invalid-input`) listing the names there are */
export function columnNamed(verb: string, columns: ReadonlyMap<string, Column>, name: string): Column {
  const column = columns.get(name);
  if (column !== undefined) return column;
  throw new InvalidInputError(`${verb}: no column "${name}"; there are ${[...columns.keys()].join(', ')}`);
}

/** Numbers are written as short as they can be read back, lists and sequences as JSON arrays. */
export function cellTexts(column: Column): CellTexts {
  if ('offsets' in column) return (row) => JSON.stringify(listAt(column, row));
  if ('codes' in column) return (row) => textAt(column, row);
  if (!isNumberColumn(column)) return (row) => column[row] ?? null;
  return (row) => {
    const value = column[row] as number;
    return Number.isNaN(value) ? null : String(value);
  };
}

/**
 * The cells of a column of epoch milliseconds as ISO 8601, all in one form: bare dates where each is a midnight of the
 * zone, else instants in UTC, since a column of both would be misread by whoever takes bare dates for UTC.
 */
export function instantTexts(verb: string, name: string, column: Column, timeZone: string): CellTexts {
  if (!isNumberColumn(column)) {
    throw new InvalidInputError(`${verb}: the column "${name}" is named in instants, but holds no numbers`);
  }
  const row = column.findIndex((value) => Math.abs(value) > latest);
  if (row >= 0) {
    const message = `${verb}: row ${row}, column "${name}": expected epoch milliseconds, got ${column[row]}`;
    throw new InvalidInputError(message, [], { row, column: name });
  }
  const zone = openZone(timeZone, verb);
  const isDate = column.every((value) => Number.isNaN(value) || isMidnight(value, zone));
  return (row) => {
    const value = column[row] as number;
    if (Number.isNaN(value)) return null;
    return isDate ? formatCivilDay(civilDay(value, zone)) : new Date(value).toISOString();
  };
}

/** What a Date can hold, in milliseconds from 1970. */
const latest = 8.64e15;

function isMidnight(instant: number, zone: Zone): boolean {
  return startOfCivilDay(civilDay(instant, zone), zone) === instant;
}
