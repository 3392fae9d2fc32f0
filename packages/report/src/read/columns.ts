import { type Column, isNumberColumn, type Table, textAt } from '@clientele/core';

/**
 * The numbers of a column, where the table has it.
 *
 * @param source any table
 * @param name the column's name
 * @returns the column, or `null` where it is missing or holds no numbers
 */
export function numbersOf(source: Table, name: string): Float64Array | null {
  const found = columnOf(source, name);
  return isNumberColumn(found) ? found : null;
}

/**
 * The texts of a column, where the table has it.
 *
 * @param source any table
 * @param name the column's name
 * @returns one text a row, or `null` where the column is missing or holds no texts
 */
export function textsOf(source: Table, name: string): readonly (string | null)[] | null {
  const found = columnOf(source, name);
  if (found === null || isNumberColumn(found) || 'offsets' in found) return null;
  if (!('codes' in found)) return found;
  return Array.from(found.codes, (_, row) => textAt(found, row));
}

function columnOf(source: Table, name: string): Column | null {
  return Object.hasOwn(source.columns, name) ? (source.columns[name] ?? null) : null;
}

/** @returns the values that are numbers, in their order: missing ones are left out. */
export function known(values: Float64Array): Float64Array {
  return values.filter((value) => Number.isFinite(value));
}

/** @returns the values of some rows, missing ones left out. */
export function knownAt(values: Float64Array, rows: readonly number[]): Float64Array {
  return known(Float64Array.from(rows, (row) => values[row] ?? Number.NaN));
}

/** @returns the sum; 0 of nothing. */
export function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** @returns the mean; NaN of nothing. */
export function meanOf(values: Float64Array): number {
  return sumOf(values) / values.length;
}
