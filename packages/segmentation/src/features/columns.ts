import { type CodedColumn, InvalidInputError, showValue, type Table } from '@clientele/core';
import { type CellSource, type ClusterColumn, commonLength, type FeatureCells, noColumn, readCells } from './cells.ts';

/** What clustering takes: a table, a record of columns, or rows. The same values give the same bits in each form. */
export type ClusterInput = Table | Readonly<Record<string, ClusterColumn>> | readonly object[];

/** Columns that are read when somebody asks for them. */
export interface ColumnSource extends CellSource {
  readonly names: readonly string[];
  /** Whether a column holds numbers only, or texts that several customers share; names, lists and mixtures are no features. */
  isFeature(name: string): boolean;
}

/** Whether the input is a table rather than columns or rows. */
export function isTable(data: ClusterInput): data is Table {
  return 'columns' in data && 'length' in data && typeof data.length === 'number';
}

/**
 * The door for everything that reads features.
 *
 * @param verb begins the message
 * @param data a table, columns or rows
 * @returns its columns by name
 * @throws InvalidInputError (`invalid-input`) where columns differ in length, or the input is none of the three
 */
export function openColumns(verb: string, data: ClusterInput): ColumnSource {
  if (typeof data !== 'object' || data === null) {
    throw new InvalidInputError(`${verb}: expected a table, columns or rows, got ${showValue(data)}`);
  }
  if ('columns' in data && 'length' in data && (typeof data.columns !== 'object' || data.columns === null)) {
    throw new InvalidInputError(`${verb}: expected a table, got columns ${showValue(data.columns)}`);
  }
  const columns = Array.isArray(data)
    ? columnsOfRows(verb, data)
    : new Map(Object.entries(isTable(data) ? data.columns : (data as Readonly<Record<string, ClusterColumn>>)));
  const length = Array.isArray(data) ? data.length : isTable(data) ? data.length : commonLength(verb, columns);
  const read = new Map<string, FeatureCells>();
  const cells = (name: string): FeatureCells => {
    const found = columns.get(name);
    if (found !== undefined) {
      const typed = read.get(name) ?? readCells(verb, name, found);
      read.set(name, typed);
      return typed;
    }
    if (Array.isArray(data) && length === 0) return new Float64Array(0); // no rows name no columns
    throw noColumn(verb, name, columns);
  };
  const isFeature = (name: string): boolean => {
    const found = columns.get(name) ?? [];
    if (ArrayBuffer.isView(found)) return true;
    if ('offsets' in found || !('codes' in found || isOfOneType(found))) return false;
    const typed = cells(name);
    return !('codes' in typed) || isShared(typed);
  };
  return { length, names: [...columns.keys()], cells, isFeature };
}

function isOfOneType(cells: ArrayLike<unknown>): boolean {
  const types = new Set(Array.from(cells, (cell) => typeOf(cell)));
  types.delete('missing');
  return types.size <= 1 && !types.has('other');
}

function typeOf(cell: unknown): 'missing' | 'number' | 'text' | 'other' {
  if (cell === null || cell === undefined) return 'missing';
  if (typeof cell === 'number' || typeof cell === 'boolean' || typeof cell === 'bigint') return 'number';
  return typeof cell === 'string' ? 'text' : 'other';
}

/** This many texts are few, however many customers there are. */
const fewTexts = 12;

/** Whether texts repeat as those of groups do; names and ids differ for most customers. */
function isShared({ codes }: CodedColumn): boolean {
  return new Set(codes).size <= Math.max(fewTexts, codes.length / 2);
}

function columnsOfRows(verb: string, rows: readonly object[]): Map<string, ClusterColumn> {
  const bad = rows.findIndex((row: unknown) => typeof row !== 'object' || row === null);
  if (bad >= 0) throw new InvalidInputError(`${verb}: row ${bad} must be an object, got ${showValue(rows[bad])}`);
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const cellsOf = (name: string): ClusterColumn =>
    rows.map((row) => (Object.hasOwn(row, name) ? (row as Record<string, never>)[name] : undefined));
  return new Map([...names].map((name) => [name, cellsOf(name)]));
}
