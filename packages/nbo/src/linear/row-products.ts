/** Rows on either side of one step: every number read is used four times, or two. */
export const tile = 4;

/**
 * Products of four rows of one matrix with four of another, over the columns from `from` up to `to`: eight sums at a time, as
 * many as stay in registers. Rows beyond the last are the last again; what comes of them is not to be read.
 *
 * @param A numbers by rows
 * @param B numbers by rows as long as those of A, or A itself
 * @param length numbers in a row
 * @param rows how many rows there are
 * @param top the first row of A
 * @param left the first row of B
 * @param from the first column
 * @param to beyond the last column
 * @param sums sixteen numbers, overwritten: four of the first row, then four of the second
 */
export function rowProducts(
  A: Float64Array,
  B: Float64Array,
  length: number,
  rows: number,
  top: number,
  left: number,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  const last = (rows - 1) * length;
  const b0 = Math.min(left * length, last);
  const b1 = Math.min(b0 + length, last);
  const b2 = Math.min(b1 + length, last);
  const b3 = Math.min(b2 + length, last);
  for (let a = 0; a < tile; a += 2) {
    const p = Math.min((top + a) * length, last);
    const q = Math.min(p + length, last);
    let p0 = 0;
    let p1 = 0;
    let p2 = 0;
    let p3 = 0;
    let q0 = 0;
    let q1 = 0;
    let q2 = 0;
    let q3 = 0;
    for (let k = from; k < to; k++) {
      const x = A[p + k] as number;
      const y = A[q + k] as number;
      const u0 = B[b0 + k] as number;
      const u1 = B[b1 + k] as number;
      const u2 = B[b2 + k] as number;
      const u3 = B[b3 + k] as number;
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
