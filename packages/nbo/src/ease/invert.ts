import { toTriangle } from '../linear/cholesky.ts';
import { rowProducts, tile } from '../linear/row-products.ts';

/**
 * Inverts a symmetric positive definite matrix where it stands: A = L Lᵀ, U = L⁻ᵀ, A⁻¹ = U Uᵀ, n³/2 products in all and no
 * second matrix. All three steps are products of rows, taken four by four so that every number read is used four times.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4.2; J. J. Du Croz and N. J. Higham, "Stability of methods for matrix
 * inversion" (1992), method 1 for the triangle.
 *
 * @param values n · n numbers by rows, of which the lower triangle is read; afterwards it holds that of the inverse
 * @param n rows
 * @param onRow told the rows done, three times up to n
 * @returns whether the matrix was positive definite
 */
export function invertInPlace(values: Float64Array, n: number, onRow: (done: number) => void): boolean {
  const sums = new Float64Array(tile * tile);
  if (!toTriangle(values, n, sums, onRow)) return false;
  toInverseTriangle(values, n, sums, onRow);
  toProduct(values, n, sums, onRow);
  return true;
}

/** U = L⁻ᵀ in the upper triangle; L stays below. */
function toInverseTriangle(A: Float64Array, n: number, sums: Float64Array, onRow: (done: number) => void): void {
  for (let top = 0; top < n; top += tile) {
    const end = Math.min(n, top + tile);
    for (let left = top; left < n; left += tile) {
      rowProducts(A, A, n, n, top, left, Math.min(end, left), left, sums);
      const last = Math.min(left + tile, n);
      for (let j = top; j < end; j++) {
        for (let i = Math.max(left, j + 1); i < last; i++) {
          let sum = left === top ? 0 : (sums[(j - top) * tile + (i - left)] as number);
          const split = Math.min(end, left);
          for (let k = j; k < (left === top ? i : split); k++)
            sum += (A[i * n + k] as number) * (A[j * n + k] as number);
          if (left > top) for (let k = left; k < i; k++) sum += (A[i * n + k] as number) * (A[j * n + k] as number);
          A[j * n + i] = -sum * (A[i * n + i] as number);
        }
      }
    }
    onRow(end);
  }
}

/** U Uᵀ in the lower triangle, row by row of U, so that what is overwritten was read. */
function toProduct(A: Float64Array, n: number, sums: Float64Array, onRow: (done: number) => void): void {
  for (let top = 0; top < n; top += tile) {
    const end = Math.min(n, top + tile);
    for (let left = top; left < n; left += tile) {
      const last = Math.min(left + tile, n);
      rowProducts(A, A, n, n, top, left, last, n, sums);
      for (let i = top; i < end; i++) {
        for (let j = Math.max(left, i); j < last; j++) {
          let sum = sums[(i - top) * tile + (j - left)] as number;
          for (let k = j; k < last; k++) sum += (A[i * n + k] as number) * (A[j * n + k] as number);
          A[j * n + i] = sum;
        }
      }
    }
    onRow(end);
  }
}
