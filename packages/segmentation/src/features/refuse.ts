import { type CodedColumn, InvalidInputError, NO_CODE, showValue } from '@clientele/core';
import { largestNumber } from './usable.ts';

/**
 * Numbers with nothing missing, none too large to be squared.
 *
 * @param filler stands in for NaN; without it NaN is refused
 * @returns the column itself where nothing was missing
 */
export function demandNumbers(
  verb: string,
  name: string,
  given: Float64Array,
  filler: number | undefined,
): Float64Array {
  const bad = firstUnusable(given, filler !== undefined);
  if (bad >= 0) throw badCell(verb, name, bad, `a number from −${largestNumber} to ${largestNumber}`, given[bad]);
  return filler === undefined ? given : given.map((cell) => (Number.isNaN(cell) ? filler : cell));
}

/** Millions of cells pass here: a plain loop. */
function firstUnusable(cells: Float64Array, mayMiss: boolean): number {
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] as number;
    if (!(Math.abs(cell) <= largestNumber) && !(mayMiss && Number.isNaN(cell))) return row;
  }
  return -1;
}

/** Codes with none missing, unless a level stands in for it. */
export function demandLevels(
  verb: string,
  name: string,
  { codes }: CodedColumn,
  missing: string | undefined,
): Uint32Array {
  const bad = missing === undefined ? codes.indexOf(NO_CODE) : -1;
  if (bad >= 0) throw badCell(verb, name, bad, 'a text', null);
  return codes;
}

/** The error that names a cell. */
export function badCell(verb: string, column: string, row: number, expected: string, cell: unknown): InvalidInputError {
  const received = showValue(cell);
  const code = cell === null || Number.isNaN(cell) ? 'missing-value' : 'invalid-number';
  return new InvalidInputError(`${verb}: row ${row}, column ${column}: expected ${expected}, got ${received}`, [
    { code, row, column, expected, received, action: 'kept' },
  ]);
}
