import type { Analysis, Column, Table } from '@clientele/core';
import { numbersOf, textsOf } from '../../read/columns.ts';

/** A table of the analysis by its name; one without rows where it has none. */
export function exploreTable({ tables = {} }: Analysis, name: string): Table<Record<string, Column>> {
  return (Object.hasOwn(tables, name) ? tables[name] : undefined) ?? { length: 0, columns: {} };
}

/** Reads one row of a table, cell by cell; what is missing is NaN, or an empty text. */
export interface RowReader {
  number(name: string): number;
  text(name: string): string;
}

/** @returns what `read` makes of each row. */
export function rowsOf<R>(source: Table<Record<string, Column>>, read: (row: RowReader) => R): readonly R[] {
  const numbers = new Map<string, Float64Array | null>();
  const texts = new Map<string, readonly (string | null)[] | null>();
  const numbersAt = (name: string): Float64Array | null => {
    if (!numbers.has(name)) numbers.set(name, numbersOf(source, name));
    return numbers.get(name) ?? null;
  };
  const textsAt = (name: string): readonly (string | null)[] | null => {
    if (!texts.has(name)) texts.set(name, textsOf(source, name));
    return texts.get(name) ?? null;
  };
  return Array.from({ length: source.length }, (_, row) =>
    read({ number: (name) => numbersAt(name)?.[row] ?? Number.NaN, text: (name) => textsAt(name)?.[row] ?? '' }),
  );
}
