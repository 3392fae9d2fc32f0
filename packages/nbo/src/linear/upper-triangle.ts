import type { MatrixLoops } from '@clientele/stats';

/** Rows of one step. */
const tile = 4;

/** The smallest multiple of four that is not below a size: the length of a row of which loops take four numbers at a time. */
export function lineOf(size: number): number {
  return Math.ceil(size / tile) * tile;
}

/**
 * A = UᵀU where A stands: U takes the place of the upper triangle, its diagonal as 1 / Uᵢᵢ. Rows are taken four by four.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4.2.
 *
 * @param loops the numbers, and loops on them
 * @param A place of the matrix: rows of `lineOf(n)` numbers, as many of them, of which the upper triangle is read and what is beyond n is 0
 * @param four place of four numbers to work in
 * @param n rows
 */
export function toUpper(loops: MatrixLoops, A: number, four: number, n: number): void {
  const { numbers, subtractPanel, addWeighted } = loops;
  const line = lineOf(n);
  for (let top = 0; top < n; top += tile) {
    const corner = A + top * line + top;
    subtractPanel(corner, line, A + top, A + top, top, line, line - top);
    for (let i = 0; i < tile && top + i < n; i++) {
      const row = corner + i * line;
      for (let k = 0; k < i; k++) numbers[four + k] = -(numbers[corner + k * line + i] as number);
      if (i > 0) addWeighted(row, four, corner, i, line, line - top);
      const inverse = 1 / Math.sqrt(numbers[row + i] as number);
      numbers[row + i] = inverse;
      for (let at = row + i + 1; at < row + line - top; at++) numbers[at] = (numbers[at] as number) * inverse;
    }
  }
}

/**
 * Solves UᵀU x = b where b stands, in `lineOf(n)` numbers that are 0 beyond n. Within four rows numbers are taken off one by one, all others by loops.
 *
 * @param loops the numbers, and loops on them
 * @param A place of the triangle that `toUpper` leaves
 * @param four place of four numbers to work in
 * @param n rows
 * @param x place of b, and of x afterwards
 */
export function solveUpper(loops: MatrixLoops, A: number, four: number, n: number, x: number): void {
  const { numbers, addWeighted, dots } = loops;
  const line = lineOf(n);
  for (let top = 0; top < n; top += tile) {
    const corner = A + top * line + top;
    for (let i = 0; i < tile; i++) {
      const row = corner + i * line;
      const value = (numbers[x + top + i] as number) * (numbers[row + i] as number);
      numbers[x + top + i] = value;
      numbers[four + i] = -value;
      for (let j = i + 1; j < tile; j++) {
        numbers[x + top + j] = (numbers[x + top + j] as number) - value * (numbers[row + j] as number);
      }
    }
    addWeighted(x + top + tile, four, corner + tile, tile, line, line - top - tile);
  }
  for (let top = line - tile; top >= 0; top -= tile) {
    const corner = A + top * line + top;
    dots(four, corner + tile, x + top + tile, tile, line, line - top - tile);
    for (let i = tile - 1; i >= 0; i--) {
      const row = corner + i * line;
      let rest = (numbers[x + top + i] as number) - (numbers[four + i] as number);
      for (let j = i + 1; j < tile; j++) rest -= (numbers[x + top + j] as number) * (numbers[row + j] as number);
      numbers[x + top + i] = rest * (numbers[row + i] as number);
    }
  }
}
