import { type Column, type CustomerTable, type Table, table as tableOf } from '@clientele/core';
import { writeCsv, writeJson } from '@clientele/io';

type AnyTable = Table<Record<string, Column>> | CustomerTable<Record<string, Column>>;

/** How a table is written. */
export interface TableForm {
  /** Columns, in order; one that the table lacks stays empty. */
  readonly names: readonly string[];
  /** Columns of epoch milliseconds, written as ISO 8601. */
  readonly instants?: readonly string[];
  /** Zone whose midnights are written as bare dates; UTC unless told otherwise. */
  readonly timeZone?: string;
}

/** @returns the table as CSV; with `neutralise`, text that a spreadsheet would run as a formula is made harmless. */
export function csvText(source: AnyTable, form: TableForm, neutralise: boolean = false): string {
  return writeCsv(chosenColumns(source, form.names), { ...writing(form), neutralise });
}

/** @returns the table as a JSON array of records; missing cells are null. */
export function jsonText(source: AnyTable, form: TableForm): string {
  return writeJson(chosenColumns(source, form.names), writing(form));
}

function writing({ instants = [], timeZone = 'UTC' }: TableForm): { instants: readonly string[]; timeZone: string } {
  return { instants, timeZone };
}

function chosenColumns(source: AnyTable, names: readonly string[]): Table<Record<string, Column>> {
  const there = new Map<string, Column>(Object.entries(source.columns));
  if ('customer' in source) there.set('customer', source.customer);
  const nothing: readonly null[] = new Array<null>(source.length).fill(null);
  return tableOf(Object.fromEntries(names.map((name) => [name, there.get(name) ?? nothing])));
}
