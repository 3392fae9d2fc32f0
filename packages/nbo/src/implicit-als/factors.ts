/** What one side of a solve reads: factors of the other side, by rows, and what they have in common. */
export interface FixedFactors {
  /** How many numbers a row has. */
  readonly size: number;
  /** Rows of factors. */
  readonly values: Float64Array;
  /** α₀ YᵀY, the lower triangle by rows: what is not there counts as a weak 0. */
  readonly base: Float64Array;
}

/** The entries of one row: positions of the other side, and their weights. */
export interface RowEntries {
  readonly others: Uint32Array;
  readonly weights: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** α₀ YᵀY, its lower triangle. */
export function baseOf(values: Float64Array, size: number, alpha: number): Float64Array {
  const base = new Float64Array(size * size);
  for (let row = 0; row < values.length; row += size) {
    for (let a = 0; a < size; a++) {
      const y = alpha * (values[row + a] as number);
      for (let b = 0; b <= a; b++) {
        base[a * size + b] = (base[a * size + b] as number) + y * (values[row + b] as number);
      }
    }
  }
  return base;
}

/**
 * The normal equations of one row: A = α₀ YᵀY + Σ w y yᵀ + λ I, its lower triangle, and b = Σ w y.
 *
 * @param fixed the other side
 * @param entries what the row has
 * @param lambda λ of this row
 * @param A size · size numbers, overwritten
 * @param b size numbers, overwritten
 */
export function normalEquations(
  { size, values, base }: FixedFactors,
  { others, weights, from, to }: RowEntries,
  lambda: number,
  A: Float64Array,
  b: Float64Array,
): void {
  A.set(base);
  b.fill(0);
  // Four entries at a time, so that a cell of A is read and written once for four products; an entry beyond the last weighs 0.
  for (let at = from; at < to; at += 4) {
    const row = (k: number): number => (others[Math.min(at + k, to - 1)] as number) * size;
    const weight = (k: number): number => (at + k < to ? (weights[at + k] as number) : 0);
    const r0 = row(0);
    const r1 = row(1);
    const r2 = row(2);
    const r3 = row(3);
    const w0 = weight(0);
    const w1 = weight(1);
    const w2 = weight(2);
    const w3 = weight(3);
    for (let i = 0; i < size; i++) {
      const y0 = w0 * (values[r0 + i] as number);
      const y1 = w1 * (values[r1 + i] as number);
      const y2 = w2 * (values[r2 + i] as number);
      const y3 = w3 * (values[r3 + i] as number);
      const line = i * size;
      b[i] = (b[i] as number) + y0 + y1 + y2 + y3;
      for (let j = 0; j <= i; j++) {
        A[line + j] =
          (A[line + j] as number) +
          y0 * (values[r0 + j] as number) +
          y1 * (values[r1 + j] as number) +
          y2 * (values[r2 + j] as number) +
          y3 * (values[r3 + j] as number);
      }
    }
  }
  for (let i = 0; i < size; i++) A[i * size + i] = (A[i * size + i] as number) + lambda;
}

/**
 * Solves A x = b where it stands: afterwards A holds its Cholesky triangle, its diagonal inverted, and b holds x.
 *
 * @param A lower triangle by rows
 * @param size rows
 * @param b right side
 */
export function solveInPlace(A: Float64Array, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i++) {
    const line = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let rest = A[line + j] as number;
      for (let k = 0; k < j; k++) rest -= (A[line + k] as number) * (A[other + k] as number);
      A[line + j] = j < i ? rest * (A[other + j] as number) : 1 / Math.sqrt(rest);
    }
  }
  solveTriangles(A, size, b);
}

/** L Lᵀ x = b, given the triangle that `solveInPlace` leaves. */
export function solveTriangles(L: Float64Array, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let rest = b[i] as number;
    for (let k = 0; k < i; k++) rest -= (L[i * size + k] as number) * (b[k] as number);
    b[i] = rest * (L[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    const x = (b[i] as number) * (L[i * size + i] as number);
    b[i] = x;
    for (let k = 0; k < i; k++) b[k] = (b[k] as number) - (L[i * size + k] as number) * x;
  }
}

/** y of a row times x. */
export function dotRow(values: Float64Array, row: number, size: number, x: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += (values[row * size + k] as number) * (x[k] as number);
  return sum;
}
