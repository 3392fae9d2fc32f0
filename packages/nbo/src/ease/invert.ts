const tile = 4;

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

/** L in place of the lower triangle, its diagonal as 1 / Lᵢᵢ. */
function toTriangle(A: Float64Array, n: number, sums: Float64Array, onRow: (done: number) => void): boolean {
  for (let top = 0; top < n; top += tile) {
    const end = Math.min(n, top + tile);
    for (let left = 0; left <= top; left += tile) {
      products(A, n, top, left, 0, left, sums);
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
    onRow(end);
  }
  return true;
}

/** U = L⁻ᵀ in the upper triangle; L stays below. */
function toInverseTriangle(A: Float64Array, n: number, sums: Float64Array, onRow: (done: number) => void): void {
  for (let top = 0; top < n; top += tile) {
    const end = Math.min(n, top + tile);
    for (let left = top; left < n; left += tile) {
      products(A, n, top, left, Math.min(end, left), left, sums);
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
      products(A, n, top, left, last, n, sums);
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

/** Products of four rows from `top` on with four from `left` on, over the columns from `from` up to `to`. */
function products(
  A: Float64Array,
  n: number,
  top: number,
  left: number,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  // Rows beyond the last are the last again: what comes of them is not read.
  const row = (at: number): number => Math.min(at, n - 1) * n;
  for (let a = 0; a < tile; a += 2) {
    const [p, q] = [row(top + a), row(top + a + 1)];
    const [b0, b1, b2, b3] = [row(left), row(left + 1), row(left + 2), row(left + 3)];
    let [p0, p1, p2, p3, q0, q1, q2, q3] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let k = from; k < to; k++) {
      const x = A[p + k] as number;
      const y = A[q + k] as number;
      const u0 = A[b0 + k] as number;
      const u1 = A[b1 + k] as number;
      const u2 = A[b2 + k] as number;
      const u3 = A[b3 + k] as number;
      p0 += x * u0;
      p1 += x * u1;
      p2 += x * u2;
      p3 += x * u3;
      q0 += y * u0;
      q1 += y * u1;
      q2 += y * u2;
      q3 += y * u3;
    }
    const at = a * tile;
    sums[at] = p0;
    sums[at + 1] = p1;
    sums[at + 2] = p2;
    sums[at + 3] = p3;
    sums[at + 4] = q0;
    sums[at + 5] = q1;
    sums[at + 6] = q2;
    sums[at + 7] = q3;
  }
}
