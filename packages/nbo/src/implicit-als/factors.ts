import { solveTriangles, toTriangle } from '../linear/cholesky.ts';
import { rowProducts, tile } from '../linear/row-products.ts';

/** What one side of a solve reads: factors of the other side, by rows, and what they have in common. */
export interface FixedFactors {
  /** How many numbers a row has. */
  readonly size: number;
  /** Rows of factors. */
  readonly values: Float64Array;
  /** α₀ YᵀY by rows: what is not there counts as a weak 0. */
  readonly base: Float64Array;
}

/** The entries of one row: positions of the other side, and their weights. */
export interface RowEntries {
  readonly others: Uint32Array;
  readonly weights: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** Entries whose products are added up at a time: as many as stay in the nearest cache with 64 factors. */
const batch = 32;

/** Room for one solve, used again by the next. */
export interface SolveRoom {
  /** A of the normal equations, then its triangle. */
  readonly A: Float64Array;
  /** The right side, then the answer. */
  readonly x: Float64Array;
  /** Factors of a batch, a factor a row. @internal */
  readonly batch: Float64Array;
  /** The same, times the weights. @internal */
  readonly weighted: Float64Array;
  /** @internal */
  readonly sums: Float64Array;
}

/** Makes room for rows of a size. */
export function solveRoom(size: number): SolveRoom {
  return {
    A: new Float64Array(size * size),
    x: new Float64Array(size),
    batch: new Float64Array(size * batch),
    weighted: new Float64Array(size * batch),
    sums: new Float64Array(tile * tile),
  };
}

/** α₀ YᵀY, both triangles. */
export function baseOf(values: Float64Array, size: number, alpha: number): Float64Array {
  const room = solveRoom(size);
  const rows = values.length / size;
  for (let from = 0; from < rows; from += batch) {
    const count = Math.min(batch, rows - from);
    for (let k = 0; k < count; k++) {
      placeRow(values, (from + k) * size, size, k, room.batch);
      weighRow(room, size, k, alpha);
    }
    addProducts(room, size, count, room.weighted);
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) room.A[j * size + i] = room.A[i * size + j] as number;
  return room.A;
}

/**
 * Solves one row: A x = b with A = α₀ YᵀY + Σ w y yᵀ + λ I and b = Σ w y. Afterwards `room.x` holds x, `room.A` the triangle of A.
 *
 * @param fixed the other side
 * @param entries what the row has
 * @param lambda λ of this row
 * @param room to work in
 */
export function solveRow(
  { size, values, base }: FixedFactors,
  { others, weights, from, to }: RowEntries,
  lambda: number,
  room: SolveRoom,
): void {
  const { A, x, sums } = room;
  A.set(base);
  x.fill(0);
  for (let start = from; start < to; start += batch) {
    const count = Math.min(batch, to - start);
    let isWeighed = false;
    for (let k = 0; k < count; k++) {
      const w = weights[start + k] as number;
      const y = (others[start + k] as number) * size;
      placeRow(values, y, size, k, room.batch);
      for (let i = 0; i < size; i++) x[i] = (x[i] as number) + w * (values[y + i] as number);
      if (w !== 1) isWeighed = true;
    }
    // Most often every entry weighs 1, and the factors are their own weighted ones.
    if (isWeighed) for (let k = 0; k < count; k++) weighRow(room, size, k, weights[start + k] as number);
    addProducts(room, size, count, isWeighed ? room.weighted : room.batch);
  }
  for (let i = 0; i < size; i++) A[i * size + i] = (A[i * size + i] as number) + lambda;
  toTriangle(A, size, sums);
  solveTriangles(A, size, x);
}

/** Writes factors into column k of the batch. */
function placeRow(values: Float64Array, from: number, size: number, k: number, into: Float64Array): void {
  for (let i = 0; i < size; i++) into[i * batch + k] = values[from + i] as number;
}

/** Column k of the batch times a weight. */
function weighRow({ batch: plain, weighted }: SolveRoom, size: number, k: number, weight: number): void {
  for (let at = k; at < size * batch; at += batch) weighted[at] = weight * (plain[at] as number);
}

/** Adds Σ w y yᵀ of a batch to the lower triangle of A. */
function addProducts({ A, batch: plain, sums }: SolveRoom, size: number, count: number, weighted: Float64Array): void {
  for (let top = 0; top < size; top += tile) {
    for (let left = 0; left <= top; left += tile) {
      rowProducts(weighted, plain, batch, size, top, left, 0, count, sums);
      const end = Math.min(size, top + tile);
      for (let i = top; i < end; i++) {
        const last = Math.min(left + tile - 1, i);
        const line = i * size;
        const at = (i - top) * tile - left;
        for (let j = left; j <= last; j++) A[line + j] = (A[line + j] as number) + (sums[at + j] as number);
      }
    }
  }
}

/** y of a row times x: four sums, so that one product need not wait for the one before it. */
export function dotRow(values: Float64Array, row: number, size: number, x: Float64Array): number {
  const line = row * size;
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < size; k += 4) {
    s0 += (values[line + k] as number) * (x[k] as number);
    s1 += (values[line + k + 1] as number) * (x[k + 1] as number);
    s2 += (values[line + k + 2] as number) * (x[k + 2] as number);
    s3 += (values[line + k + 3] as number) * (x[k + 3] as number);
  }
  for (; k < size; k++) s0 += (values[line + k] as number) * (x[k] as number);
  return s0 + s1 + (s2 + s3);
}
