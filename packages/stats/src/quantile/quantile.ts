import {
  column,
  finiteNumber,
  InsufficientDataError,
  InvalidInputError,
  InvalidOptionError,
  showValue,
} from '@clientele/core';
import { quantile as quantileType7 } from 'simple-statistics';

/**
 * Quantiles of numbers by linear interpolation between order statistics: type 7 of Hyndman and Fan, the default of R,
 * NumPy and spreadsheets.
 *
 * @param values the numbers, in any order; not changed
 * @param shares the shares wanted, each from 0 to 1
 * @returns one quantile a share, in the order of `shares`
 * @throws InvalidInputError (`invalid-input`) naming the first row that is not a finite number
 * @throws InvalidOptionError (`invalid-option`) where a share is not from 0 to 1
 * @throws InsufficientDataError (`insufficient-data`) where there are no numbers
 * @example
 * import { quantiles } from '@clientele/stats';
 * quantiles([40, 10, 20, 30], [0, 0.5, 0.9]); // => [10, 25, 37]
 */
export function quantiles(values: ArrayLike<number>, shares: readonly number[]): number[] {
  return checkedQuantiles('quantiles', values, shares);
}

/**
 * One quantile of numbers, by type 7 of Hyndman and Fan.
 *
 * @param values the numbers, in any order; not changed
 * @param share the share of numbers that lie below, from 0 to 1
 * @returns the quantile, in the numbers' unit
 * @throws InvalidInputError (`invalid-input`) naming the first row that is not a finite number
 * @throws InvalidOptionError (`invalid-option`) where the share is not from 0 to 1
 * @throws InsufficientDataError (`insufficient-data`) where there are no numbers
 * @example
 * import { quantile } from '@clientele/stats';
 * quantile([3, 1, 2, 10], 0.75); // => 4.75
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  return checkedQuantiles('quantile', values, [share])[0] as number;
}

/**
 * The middle one of numbers, or halfway between the two in the middle.
 *
 * @param values the numbers, in any order; not changed
 * @returns the median, in the numbers' unit
 * @throws InvalidInputError (`invalid-input`) naming the first row that is not a finite number
 * @throws InsufficientDataError (`insufficient-data`) where there are no numbers
 * @example
 * import { median } from '@clientele/stats';
 * median([5, 1, 2, 100]); // => 3.5
 */
export function median(values: ArrayLike<number>): number {
  return checkedQuantiles('median', values, [0.5])[0] as number;
}

function checkedQuantiles(verb: string, values: ArrayLike<number>, shares: readonly number[]): number[] {
  const wrong = shares.find((share) => !(share >= 0 && share <= 1));
  if (wrong !== undefined) {
    throw new InvalidOptionError(verb, [
      { option: 'share', allowed: 'a number from 0 to 1', received: showValue(wrong) },
    ]);
  }
  if (values.length === 0) throw new InsufficientDataError(verb, 'numbers', 1, 0);
  const numbers = Array.from(column(values));
  const bad = numbers.findIndex((value) => !finiteNumber.accepts(value));
  if (bad >= 0) {
    const [expected, received] = ['a finite number', showValue(values[bad])];
    throw new InvalidInputError(`${verb}: row ${bad}: expected ${expected}, got ${received}`, [
      { code: 'invalid-number', row: bad, column: 'values', expected, received, action: 'kept' },
    ]);
  }
  return quantileType7(numbers, [...shares]);
}
