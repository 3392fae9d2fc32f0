import { InvalidInputError, type Numbers } from '@clientele/core';

/** The least and the most that a column may hold; the least is left out where it is exclusive. */
export interface ColumnRange {
  readonly least: number;
  readonly most: number;
  readonly expected: string;
  readonly isLeastLeftOut?: boolean;
}

/** Any finite number. */
export const anyNumber: ColumnRange = {
  least: Number.NEGATIVE_INFINITY,
  most: Number.POSITIVE_INFINITY,
  expected: 'a finite number',
};

/**
 * Reads a column of numbers.
 *
 * @throws InvalidInputError (`invalid-input`) naming row and column
 */
export function numberColumn(
  verb: string,
  column: string,
  cells: Numbers,
  range: ColumnRange,
  length: number | null,
): Float64Array {
  const isList = Array.isArray(cells) || ArrayBuffer.isView(cells);
  if (!isList) throw new InvalidInputError(`${verb}: column "${column}" is missing`, [], { column });
  const numbers = Float64Array.from(cells);
  if (length !== null && numbers.length !== length) {
    throw new InvalidInputError(`${verb}: column "${column}" has ${numbers.length} rows, others have ${length}`);
  }
  const { least, most, expected, isLeastLeftOut = false } = range;
  const row = numbers.findIndex(
    (one) => !(Number.isFinite(one) && one >= least && one <= most) || (isLeastLeftOut && one === least),
  );
  if (row < 0) return numbers;
  throw new InvalidInputError(
    `${verb}: row ${row}, column "${column}": expected ${expected}, got ${numbers[row]}`,
    [],
    {
      row,
      column,
    },
  );
}
