/** A square matrix, row after row: the element of row i and column j stands at i · size + j. */
export interface SquareMatrix {
  readonly size: number;
  readonly values: Float64Array;
}

/**
 * The lower triangle L with L Lᵀ = A (Golub and Van Loan, Matrix Computations, 4.2).
 *
 * @param matrix a symmetric matrix; only its lower triangle is read
 * @returns L, zero above the diagonal, or `null` where A is not positive definite
 * @example
 * import { cholesky } from '@clientele/stats';
 * cholesky({ size: 2, values: Float64Array.of(4, 2, 2, 5) })?.values; // => Float64Array.of(2, 0, 1, 2)
 * cholesky({ size: 1, values: Float64Array.of(-1) }); // => null
 */
export function cholesky(matrix: SquareMatrix): SquareMatrix | null {
  const { size: n, values: A } = matrix;
  const L = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let rest = A[i * n + j] as number;
      for (let k = 0; k < j; k++) rest -= (L[i * n + k] as number) * (L[j * n + k] as number);
      if (i > j) L[i * n + j] = rest / (L[j * n + j] as number);
      else if (rest > 0 && rest < Number.POSITIVE_INFINITY) L[j * n + j] = Math.sqrt(rest);
      else return null;
    }
  }
  return { size: n, values: L };
}

/**
 * Solves A x = b, given the Cholesky triangle of A.
 *
 * @param triangle L from `cholesky`
 * @param b the right side, as long as the matrix is wide
 * @returns x
 * @example
 * import { cholesky, solveCholesky } from '@clientele/stats';
 * const triangle = cholesky({ size: 2, values: Float64Array.of(4, 2, 2, 5) });
 * triangle && solveCholesky(triangle, Float64Array.of(8, 8)); // => Float64Array.of(1.5, 1)
 */
export function solveCholesky(triangle: SquareMatrix, b: Float64Array): Float64Array {
  const { size: n, values: L } = triangle;
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - (L[i * n + k] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (L[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = (x[i] as number) - (L[k * n + i] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (L[i * n + i] as number);
  }
  return x;
}

/**
 * The diagonal of A⁻¹, given the Cholesky triangle of A: variances, where A is an information matrix.
 *
 * @param triangle L from `cholesky`
 * @returns one number a row of A
 * @example
 * import { cholesky, inverseDiagonal } from '@clientele/stats';
 * const triangle = cholesky({ size: 2, values: Float64Array.of(4, 0, 0, 0.25) });
 * triangle && inverseDiagonal(triangle); // => Float64Array.of(0.25, 4)
 */
export function inverseDiagonal(triangle: SquareMatrix): Float64Array {
  return Float64Array.from({ length: triangle.size }, (_, i) => {
    const unit = new Float64Array(triangle.size);
    unit[i] = 1;
    return solveCholesky(triangle, unit)[i] as number;
  });
}

/**
 * A⁻¹, given the Cholesky triangle of A: covariances, where A is an information matrix.
 *
 * @param triangle L from `cholesky`
 * @returns the inverse, symmetric to the last digit
 * @example
 * import { cholesky, invertCholesky } from '@clientele/stats';
 * const triangle = cholesky({ size: 2, values: Float64Array.of(4, 0, 0, 0.25) });
 * triangle && invertCholesky(triangle).values; // => Float64Array.of(0.25, 0, 0, 4)
 */
export function invertCholesky(triangle: SquareMatrix): SquareMatrix {
  const { size } = triangle;
  const columns = Array.from({ length: size }, (_, i) => {
    const unit = new Float64Array(size);
    unit[i] = 1;
    return solveCholesky(triangle, unit);
  });
  const values = Float64Array.from({ length: size * size }, (_, index) => {
    const [i, j] = [Math.floor(index / size), index % size];
    return columns[Math.min(i, j)]?.[Math.max(i, j)] as number;
  });
  return { size, values };
}
