import {
  column,
  finiteNumber,
  InsufficientDataError,
  InvalidInputError,
  InvalidOptionError,
  showValue,
  wholeNumber,
} from '@clientele/core';
import { ckmeans } from 'simple-statistics';

/**
 * Natural breaks: parts numbers into the classes whose squared distances to their class means sum to the least. Equal
 * numbers are never parted, so there are no more classes than different numbers.
 *
 * The optimum in one dimension, by the dynamic programme of Wang & Song (2011, Ckmeans.1d.dp, The R Journal 3/2).
 *
 * @param values the numbers, in any order; not changed
 * @param classes how many classes, 1 or more
 * @returns the largest number of each class but the last, ascending: `classes` − 1 of them, or fewer
 * @throws InvalidInputError (`invalid-input`) naming the first row that is not a finite number
 * @throws InvalidOptionError (`invalid-option`) where `classes` is no whole number >= 1
 * @throws InsufficientDataError (`insufficient-data`) where there are no numbers
 * @example
 * import { naturalBreaks } from '@clientele/stats';
 * naturalBreaks([1, 1, 2, 40, 42, 90], 3); // => [2, 42]
 * naturalBreaks([1, 1, 2, 2], 3); // => [1]
 */
export function naturalBreaks(values: ArrayLike<number>, classes: number): number[] {
  const atLeastOne = wholeNumber(1);
  if (!atLeastOne.accepts(classes)) {
    const received = showValue(classes);
    throw new InvalidOptionError('naturalBreaks', [{ option: 'classes', allowed: atLeastOne.allowed, received }]);
  }
  if (values.length === 0) throw new InsufficientDataError('naturalBreaks', 'numbers', 1, 0);
  const numbers = Array.from(column(values));
  refuseNotFinite(numbers);
  const most = Math.min(classes, new Set(numbers).size);
  return ckmeans(numbers, most)
    .slice(0, -1)
    .map((members) => (members[members.length - 1] as number) + 0); // + 0 makes -0 the 0 that it equals
}

function refuseNotFinite(numbers: readonly number[]): void {
  const row = numbers.findIndex((value) => !finiteNumber.accepts(value));
  if (row < 0) return;
  const [expected, received] = ['a finite number', showValue(numbers[row])];
  throw new InvalidInputError(`naturalBreaks: row ${row}: expected ${expected}, got ${received}`, [
    { code: 'invalid-number', row, column: 'values', expected, received, action: 'kept' },
  ]);
}
