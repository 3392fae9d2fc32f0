import { type DesignRows, lineOf, rowsTogether } from './design-rows.ts';

/**
 * Σ v_i x_i x_iᵀ, the lower triangle.
 *
 * @param v one weight a row
 * @returns k × k, row after row
 */
export function crossProducts({ n, k, room, rowsAt }: DesignRows, v: Float64Array): Float64Array {
  const { loops, at } = room;
  const { numbers } = loops;
  const line = lineOf(k);
  numbers.fill(0, at.matrix, at.matrix + line * line);
  for (let from = 0; from < n; from += rowsTogether) {
    const to = Math.min(from + rowsTogether, n);
    const place = rowsAt(from, to);
    weigh(numbers, place, at.weighted, k, v, from, to);
    // Four rows of the matrix from their diagonal on: what is left of it is never read.
    for (let top = 0; top < k; top += 4) {
      const into = at.matrix + top * line + top;
      loops.addPanel(into, line, place + top, at.weighted + top, to - from, k, k - top);
    }
  }
  const H = new Float64Array(k * k);
  for (let j = 0; j < k; j++) {
    for (let l = 0; l <= j; l++) H[j * k + l] = numbers[at.matrix + l * line + j] as number;
  }
  return H;
}

/** Rows times their weights. */
function weigh(
  numbers: Float64Array,
  rows: number,
  into: number,
  k: number,
  v: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from, place = 0; i < to; i++) {
    const weight = v[i] as number;
    for (const end = place + k; place < end; place++)
      numbers[into + place] = weight * (numbers[rows + place] as number);
  }
}
