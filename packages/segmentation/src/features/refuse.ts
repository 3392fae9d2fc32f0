import { type CodedColumn, InvalidInputError, NO_CODE, showValue } from '@clientele/core';
import { median } from '@clientele/stats';
import { largestNumber } from './choices.ts';

/**
 * Numbers with nothing missing, none too large to be squared.
 *
 * @param missing stands in for NaN; without it NaN is refused
 * @returns the column itself where nothing was missing, and the number that stood in
 */
export function demandNumbers(
  verb: string,
  name: string,
  given: Float64Array,
  missing: number | 'median' | undefined,
): { cells: Float64Array; filler: number | undefined } {
  const bad = firstUnusable(given, missing !== undefined);
  if (bad >= 0) throw badCell(verb, name, bad, `a number from −${largestNumber} to ${largestNumber}`, given[bad]);
  if (missing === undefined) return { cells: given, filler: undefined };
  const there = given.filter((cell) => !Number.isNaN(cell));
  if (missing === 'median' && there.length === 0) {
    throw badCell(verb, name, 0, 'one number at least, to take the median of', Number.NaN);
  }
  const filler = missing === 'median' ? median(there) : missing;
  return { cells: there.length === given.length ? given : given.map((x) => (Number.isNaN(x) ? filler : x)), filler };
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

function badCell(verb: string, column: string, row: number, expected: string, cell: unknown): InvalidInputError {
  const received = showValue(cell);
  const code = cell === null || Number.isNaN(cell) ? 'missing-value' : 'invalid-number';
  return new InvalidInputError(`${verb}: row ${row}, column ${column}: expected ${expected}, got ${received}`, [
    { code, row, column, expected, received, action: 'kept' },
  ]);
}
