import { onGrid } from './grid.ts';

/** Weight and weighted targets, row after row, on the grid where sums are exact. */
export interface RowValues {
  /** Numbers a row: 1 + targets. */
  readonly width: number;
  readonly cells: Float64Array;
}

/**
 * Lays weights and targets out, each target times its weight.
 *
 * @param weight by row
 * @param targets one or more, by row
 * @param into room for the numbers; new room unless given
 * @returns the numbers, row after row
 * @example
 * import { rowValues } from '@clientele/stats';
 * rowValues(Float64Array.of(1, 2), [Float64Array.of(5, 7)]).cells; // => Float64Array.of(1, 5, 2, 14)
 */
export function rowValues(
  weight: Float64Array,
  targets: readonly Float64Array[],
  into: Float64Array = new Float64Array(weight.length * (1 + targets.length)),
): RowValues {
  const width = 1 + targets.length;
  const cells = into;
  const place = (values: Float64Array, d: number): void => {
    for (let row = 0; row < values.length; row++) cells[row * width + d] = values[row] as number;
  };
  const counted = onGrid(weight);
  place(counted, 0);
  targets.forEach((target, d) => {
    place(onGrid(target.map((value, row) => value * (counted[row] as number))), d + 1);
  });
  return { width, cells };
}
