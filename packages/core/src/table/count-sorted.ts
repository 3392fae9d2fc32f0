/**
 * How many of ascending numbers lie below one, by halving: also the first place at which it could stand.
 *
 * @param sorted numbers in ascending order, none of them NaN
 * @param value the number
 * @returns a count from 0 to `sorted.length`
 * @example
 * import { countBelow } from '@clientele/core';
 * countBelow([1, 3, 3, 7], 3); // => 1
 */
export function countBelow(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How many of ascending numbers are not above one, by halving: also the last place at which it could stand.
 *
 * @param sorted numbers in ascending order, none of them NaN
 * @param value the number
 * @returns a count from 0 to `sorted.length`
 * @example
 * import { countUpTo } from '@clientele/core';
 * countUpTo([1, 3, 3, 7], 3); // => 3
 */
export function countUpTo(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
