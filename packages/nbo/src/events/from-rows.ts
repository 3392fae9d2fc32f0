import {
  type CodedColumn,
  type DataIssue,
  InvalidInputError,
  ianaTimeZone,
  NO_CODE,
  type Note,
  readDateCells,
  readIdCells,
  readNumberCells,
  showValue,
} from '@clientele/core';
import type { CheckedEvents } from './events.ts';
import { rowsWhere, takeEvents } from './take-rows.ts';

/** The cells of a column, or `null` where the data has none of that name. */
type ReadColumn = (name: string) => readonly unknown[] | CodedColumn | null;

const shownIssues = 3;
/** The last instant of a `Date`. */
const latestInstant = 8.64e15;

/**
 * Reads events of rows or columns.
 *
 * @throws InvalidInputError (`invalid-input`) naming row and column of every cell that cannot be used
 */
export function eventsOfRows(verb: string, data: object): CheckedEvents {
  const read = Array.isArray(data) ? rowReader(verb, data) : columnReader(verb, data);
  const ids = (column: string): ReadIds => readIds(verb, column, read(column));
  const [customer, item] = [ids('customer'), ids('item')];
  const order = read('order') === null ? null : ids('order');
  const timeZone = zoneOf(verb, data);
  const times = plainCells(read('time'));
  const values = plainCells(read('value'));
  const time =
    times === null ? null : (plainNumbers(times) ?? readDateCells(times, { column: 'time', timeZone, verb }));
  const value = values === null ? null : (plainNumbers(values) ?? readNumberCells(values, { column: 'value', verb }));
  refuseIssues(verb, [customer, item, order, time, value]);
  const length = customer.values.codes.length;
  const columns = { customer: customer.values, item: item.values, order: order?.values ?? null };
  const events: CheckedEvents = {
    ...columns,
    length,
    time: time?.values ?? null,
    value: value?.values ?? null,
    timeZone,
    isLines: false,
    notes: [],
  };
  refuseLengths(verb, events);
  const rows = rowsWhere(length, (row) => events.value === null || (events.value[row] as number) > 0);
  return takeEvents(events, rows, leftOutNotes(length - rows.length, length));
}

/** Rows are of UTC; columns may name their zone. */
function zoneOf(verb: string, data: object): string {
  const { timeZone = 'UTC' } = data as { readonly timeZone?: unknown };
  if (typeof timeZone === 'string' && ianaTimeZone.accepts(timeZone)) return timeZone;
  throw new InvalidInputError(`${verb}: timeZone must be ${ianaTimeZone.allowed}, got ${showValue(timeZone)}`);
}

function rowReader(verb: string, rows: readonly unknown[]): ReadColumn {
  const odd = rows.findIndex((row) => typeof row !== 'object' || row === null || Array.isArray(row));
  if (odd >= 0) throw new InvalidInputError(`${verb}: row ${odd} must be an object, got ${showValue(rows[odd])}`);
  const objects = rows as readonly Readonly<Record<string, unknown>>[];
  return (name) => {
    const isThere = objects.some((row) => row[name] !== undefined);
    if (isThere || (isRequired(name) && objects.length === 0)) return objects.map((row) => row[name]);
    if (isRequired(name)) throw noColumn(verb, name, Object.keys(objects[0] ?? {}));
    return null;
  };
}

function columnReader(verb: string, data: object): ReadColumn {
  const columns = data as Readonly<Record<string, unknown>>;
  return (name) => {
    const cells = columns[name];
    if (cells === undefined && !isRequired(name)) return null;
    if (Array.isArray(cells) || ArrayBuffer.isView(cells)) return cells as unknown as readonly unknown[];
    if (typeof cells === 'object' && cells !== null && 'codes' in cells) return cells as CodedColumn;
    throw noColumn(verb, name, Object.keys(columns));
  };
}

function isRequired(name: string): boolean {
  return name === 'customer' || name === 'item';
}

function noColumn(verb: string, name: string, names: readonly string[]): InvalidInputError {
  const there = names.length === 0 ? 'none' : names.map((one) => `"${one}"`).join(', ');
  const help = names.includes('product') ? '; parseTransactions makes a log of order lines' : '';
  return new InvalidInputError(`${verb}: no column "${name}"; there are ${there}${help}`, [], { column: name });
}

interface ReadIds {
  readonly values: CodedColumn;
  readonly issues: { readonly listed: readonly DataIssue[] };
}

function readIds(verb: string, column: string, cells: readonly unknown[] | CodedColumn | null): ReadIds {
  if (cells === null || !('codes' in cells)) return plainIds(cells ?? []) ?? readIdCells(cells ?? [], { column, verb });
  const { dictionary, codes } = cells;
  if (codes.every((code) => code !== NO_CODE)) return { values: cells, issues: { listed: [] } };
  return readIdCells(
    Array.from(codes, (code) => dictionary.values[code] ?? null),
    { column, verb },
  );
}

/** Texts that are ids as they are, as almost all are; `null` where any cell needs a reader. */
function plainIds(cells: readonly unknown[]): ReadIds | null {
  const places = new Map<string, number>();
  const codes = new Uint32Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (typeof cell !== 'string') return null;
    let place = places.get(cell);
    if (place === undefined) {
      if (cell.trim() === '') return null;
      place = places.size;
      places.set(cell, place);
    }
    codes[row] = place;
  }
  return { values: { dictionary: { values: [...places.keys()] }, codes }, issues: { listed: [] } };
}

function plainCells(cells: readonly unknown[] | CodedColumn | null): readonly unknown[] | null {
  if (cells === null || !('codes' in cells)) return cells;
  return Array.from(cells.codes, (code) => cells.dictionary.values[code] ?? null);
}

/** Numbers that are fit for a time or a value as they are, as on a request path; `null` where any cell needs a reader. */
function plainNumbers(cells: readonly unknown[]): { values: Float64Array; issues: ReadIds['issues'] } | null {
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (typeof cell !== 'number' || !(Math.abs(cell) <= latestInstant)) return null;
  }
  return { values: Float64Array.from(cells as readonly number[]), issues: { listed: [] } };
}

function refuseIssues(verb: string, read: readonly ({ issues: ReadIds['issues'] } | null)[]): void {
  const bad = read.flatMap((part) => part?.issues.listed.filter(({ action }) => action === 'dropped') ?? []);
  if (bad.length === 0) return;
  const shown = bad
    .slice(0, shownIssues)
    .map(
      ({ row, column, expected, received }) => `row ${row}, column "${column}": expected ${expected}, got ${received}`,
    );
  const more = bad.length > shownIssues ? `; and ${bad.length - shownIssues} more` : '';
  throw new InvalidInputError(`${verb}: ${shown.join('; ')}${more}`, bad);
}

function refuseLengths(verb: string, { length, item, order, time, value }: CheckedEvents): void {
  const lengths: [string, number | undefined][] = [
    ['item', item.codes.length],
    ['order', order?.codes.length],
    ['time', time?.length],
    ['value', value?.length],
  ];
  const odd = lengths.find(([, other]) => other !== undefined && other !== length);
  if (odd === undefined) return;
  throw new InvalidInputError(`${verb}: column "${odd[0]}" has ${odd[1]} rows, column "customer" has ${length}`);
}

function leftOutNotes(leftOut: number, events: number): Note[] {
  if (leftOut === 0) return [];
  const message = `${leftOut} of ${events} events have a value of 0 or less: they put nothing in`;
  return [{ code: 'refunds-left-out', message, details: { refunds: leftOut, lines: events } }];
}
