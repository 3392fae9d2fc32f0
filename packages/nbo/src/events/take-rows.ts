import type { CodedColumn, Note } from '@clientele/core';
import type { CheckedEvents } from './events.ts';

/** Keeps the rows named; dictionaries stay shared. */
export function takeEvents(events: CheckedEvents, rows: Uint32Array, notes: readonly Note[]): CheckedEvents {
  if (rows.length === events.length) return { ...events, notes };
  const numbers = (values: Float64Array | null): Float64Array | null =>
    values === null ? null : Float64Array.from(rows, (row) => values[row] as number);
  const ids = ({ dictionary, codes }: CodedColumn): CodedColumn => ({
    dictionary,
    codes: rows.map((row) => codes[row] as number),
  });
  return {
    ...events,
    length: rows.length,
    customer: ids(events.customer),
    item: ids(events.item),
    time: numbers(events.time),
    value: numbers(events.value),
    order: events.order === null ? null : ids(events.order),
    notes,
  };
}

/** The numbers of the rows that pass. */
export function rowsWhere(length: number, passes: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) if (passes(row)) rows[count++] = row;
  return rows.slice(0, count);
}
