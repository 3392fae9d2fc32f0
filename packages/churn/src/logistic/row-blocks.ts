import { type DesignRows, rowsTogether } from './design-rows.ts';

/**
 * Looks at Σ_j x_ij β_j of each row, a few rows at a time.
 *
 * @param look is given where these begin and end; `rows.room.each` holds one sum a row, to be read or written over
 * @returns Σ_i r_i x_i for the numbers r that stood in `rows.room.each` after each look
 */
export function weightedRows(
  rows: DesignRows,
  beta: Float64Array,
  look: (from: number, to: number) => void,
): Float64Array {
  const { n, k, room, rowsAt } = rows;
  const { loops, at } = room;
  room.beta.set(beta);
  room.sums.fill(0);
  for (let from = 0; from < n; from += rowsTogether) {
    const to = Math.min(from + rowsTogether, n);
    const place = rowsAt(from, to);
    loops.dots(at.each, place, at.beta, to - from, k, k);
    look(from, to);
    loops.addWeighted(at.sums, at.each, place, to - from, k, k);
  }
  return room.sums.slice();
}
