import { rowProducts, tile } from './row-products.ts';

/**
 * A = L Lᵀ where A stands: L takes the place of the lower triangle, its diagonal as 1 / Lᵢᵢ. Rows are taken four by four.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4.2.
 *
 * @param A n · n numbers by rows, of which the lower triangle is read
 * @param n rows
 * @param sums sixteen numbers to work in
 * @param onRow told the rows done
 * @returns whether the matrix was positive definite
 */
export function toTriangle(A: Float64Array, n: number, sums: Float64Array, onRow?: (done: number) => void): boolean {
  for (let top = 0; top < n; top += tile) {
    const end = Math.min(n, top + tile);
    for (let left = 0; left <= top; left += tile) {
      rowProducts(A, A, n, n, top, left, 0, left, sums);
      for (let i = top; i < end; i++) {
        const last = Math.min(left + tile - 1, i);
        for (let j = left; j <= last; j++) {
          let rest = (A[i * n + j] as number) - (sums[(i - top) * tile + (j - left)] as number);
          for (let k = left; k < j; k++) rest -= (A[i * n + k] as number) * (A[j * n + k] as number);
          if (j < i) A[i * n + j] = rest * (A[j * n + j] as number);
          else if (rest > 0 && rest < Number.POSITIVE_INFINITY) A[i * n + i] = 1 / Math.sqrt(rest);
          else return false;
        }
      }
    }
    onRow?.(end);
  }
  return true;
}
