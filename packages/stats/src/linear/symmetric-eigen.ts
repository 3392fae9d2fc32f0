import type { SquareMatrix } from './cholesky.ts';

/** Eigenvalues, ascending, and their vectors: vector i stands in row i, of length 1. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: SquareMatrix;
}

/** Rotations fall off quadratically: a handful of sweeps is the rule. */
const mostSweeps = 60;

/**
 * Eigenvalues and vectors of a symmetric matrix, by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5.2).
 *
 * @param matrix a symmetric matrix of finite numbers
 * @returns eigenvalues in ascending order, each with its vector
 * @example
 * import { symmetricEigen } from '@clientele/stats';
 * symmetricEigen({ size: 2, values: Float64Array.of(2, 0, 0, 1) }).values; // => Float64Array.of(1, 2)
 */
export function symmetricEigen({ size: n, values }: SquareMatrix): SymmetricEigen {
  const A = Float64Array.from(values);
  const V = new Float64Array(n * n);
  for (let i = 0; i < n; i++) V[i * n + i] = 1;
  for (let sweep = 0; sweep < mostSweeps && !isDiagonal(A, n); sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(A, V, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (A[i * n + i] as number) - (A[j * n + j] as number) || i - j,
  );
  const vectors = new Float64Array(n * n);
  for (const [row, i] of order.entries()) vectors.set(V.subarray(i * n, (i + 1) * n), row * n);
  return { values: Float64Array.from(order, (i) => A[i * n + i] as number), vectors: { size: n, values: vectors } };
}

/** Whether what stands beside the diagonal is lost in rounding. */
function isDiagonal(A: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const scale = Math.sqrt(Math.abs((A[i * n + i] as number) * (A[j * n + j] as number)));
      if (Math.abs(A[i * n + j] as number) > 1e-17 * scale + 1e-300) return false;
    }
  }
  return true;
}

/** Makes the element p, q zero; the rows of V follow. */
function rotate(A: Float64Array, V: Float64Array, n: number, p: number, q: number): void {
  const apq = A[p * n + q] as number;
  if (apq === 0) return;
  const tau = ((A[q * n + q] as number) - (A[p * n + p] as number)) / (2 * apq);
  const t = tau >= 0 ? 1 / (tau + Math.hypot(1, tau)) : -1 / (-tau + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  for (let i = 0; i < n; i++) turn(A, i * n + p, i * n + q, c, s);
  for (let i = 0; i < n; i++) turn(A, p * n + i, q * n + i, c, s);
  for (let i = 0; i < n; i++) turn(V, p * n + i, q * n + i, c, s);
  A[p * n + q] = 0;
  A[q * n + p] = 0;
}

function turn(values: Float64Array, at: number, to: number, c: number, s: number): void {
  const [x, y] = [values[at] as number, values[to] as number];
  values[at] = c * x - s * y;
  values[to] = s * x + c * y;
}
