import { type CodedColumn, type Column, column, encodeLevels, InvalidInputError, showValue } from '@clientele/core';

/** Cells by the name of their column. */
export interface CellSource {
  readonly length: number;
  /** Throws InvalidInputError where there is no such column, or it holds lists, or numbers and texts. */
  cells(name: string): FeatureCells;
}

/** One column as a caller may hold it: numbers (plain or typed) or texts (plain or coded); `null` is missing. */
export type ClusterColumn = ArrayLike<number | string | boolean | null | undefined> | Column;

/** A column of numbers (NaN where missing) or of texts. */
export type FeatureCells = Float64Array | CodedColumn;

/**
 * How many rows columns have.
 *
 * @throws InvalidInputError (`invalid-input`) where they differ, or one is no column
 */
export function commonLength(verb: string, columns: ReadonlyMap<string, ClusterColumn>): number {
  const strange = [...columns].find(([, cells]) => !isColumn(cells));
  if (strange !== undefined) {
    const [name, cells] = strange;
    throw new InvalidInputError(
      `${verb}: column "${name}" must be an array, or a coded column, got ${showValue(cells)}`,
    );
  }
  const lengths = new Set([...columns.values()].map(lengthOf));
  if (lengths.size <= 1) return [...lengths][0] ?? 0;
  throw new InvalidInputError(`${verb}: columns must be of one length, got ${[...lengths].join(', ')}`);
}

function isColumn(cells: unknown): boolean {
  if (Array.isArray(cells)) return true;
  return (
    typeof cells === 'object' &&
    cells !== null &&
    ('codes' in cells || (ArrayBuffer.isView(cells) && 'length' in cells))
  );
}

function lengthOf(cells: ClusterColumn): number {
  return 'codes' in cells ? cells.codes.length : cells.length;
}

/**
 * Reads one column: numbers, or texts.
 *
 * @throws InvalidInputError (`invalid-input`) where it holds lists, or numbers and texts
 */
export function readCells(verb: string, name: string, cells: ClusterColumn): FeatureCells {
  if (cells instanceof Float64Array) return cells;
  if ('offsets' in cells) throw new InvalidInputError(`${verb}: column "${name}" holds lists, which are no feature`);
  if ('codes' in cells) return cells;
  if (ArrayBuffer.isView(cells)) return column(cells as ArrayLike<number>);
  const values: readonly unknown[] = Array.isArray(cells) ? cells : Array.from(cells);
  const first = values.find((value) => value !== null && value !== undefined);
  if (typeof first === 'string') return encodeLevels(values.map((value, row) => textCell(verb, name, value, row)));
  return Float64Array.from(values, (value, row) => numberCell(verb, name, value, row));
}

function textCell(verb: string, name: string, value: unknown, row: number): string | null {
  if (value === null || value === undefined || typeof value === 'string') return value ?? null;
  throw mixed(verb, name, 'a text, as above', value, row);
}

function numberCell(verb: string, name: string, value: unknown, row: number): number {
  if (value === null || value === undefined) return Number.NaN;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  throw mixed(verb, name, 'a number, as above', value, row);
}

function mixed(verb: string, name: string, expected: string, value: unknown, row: number): InvalidInputError {
  const received = showValue(value);
  return new InvalidInputError(`${verb}: row ${row}, column ${name}: expected ${expected}, got ${received}`, [
    { code: 'invalid-number', row, column: name, expected, received, action: 'kept' },
  ]);
}

/** The error that says which columns there are. */
export function noColumn(verb: string, name: string, columns: ReadonlyMap<string, ClusterColumn>): InvalidInputError {
  return new InvalidInputError(`${verb}: no column "${name}"; there are ${[...columns.keys()].join(', ') || 'none'}`);
}
