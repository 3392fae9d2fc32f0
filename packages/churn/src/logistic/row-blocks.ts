/** Rows that are looked at together, so that they stay in the nearest cache from one loop to the next. */
export const rowsTogether = 64;

/**
 * Writes Σ_j x_ij β_j of each row. Four rows go together: a sum waits for its last addition, those of four rows do not wait
 * for each other.
 *
 * @param into one sum a row
 * @param X rows of k columns, row after row
 * @param count rows
 */
export function linearSums(into: Float64Array, X: Float64Array, k: number, beta: Float64Array, count: number): void {
  let i = 0;
  for (; i + 3 < count; i += 4) {
    const a = i * k;
    const b = a + k;
    const c = b + k;
    const d = c + k;
    let sa = 0;
    let sb = 0;
    let sc = 0;
    let sd = 0;
    for (let j = 0; j < k; j++) {
      const slope = beta[j] as number;
      sa += (X[a + j] as number) * slope;
      sb += (X[b + j] as number) * slope;
      sc += (X[c + j] as number) * slope;
      sd += (X[d + j] as number) * slope;
    }
    into[i] = sa;
    into[i + 1] = sb;
    into[i + 2] = sc;
    into[i + 3] = sd;
  }
  for (; i < count; i++) {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += (X[i * k + j] as number) * (beta[j] as number);
    into[i] = sum;
  }
}

/**
 * Adds Σ_i r_i x_i; four rows go together, so that a sum is loaded and stored once for them.
 *
 * @param into k sums
 * @param r one number a row
 */
export function addWeighted(into: Float64Array, X: Float64Array, k: number, r: Float64Array, count: number): void {
  let i = 0;
  for (; i + 3 < count; i += 4) {
    const a = i * k;
    const b = a + k;
    const c = b + k;
    const d = c + k;
    const ra = r[i] as number;
    const rb = r[i + 1] as number;
    const rc = r[i + 2] as number;
    const rd = r[i + 3] as number;
    for (let j = 0; j < k; j++) {
      into[j] =
        (into[j] as number) +
        (ra * (X[a + j] as number) + rb * (X[b + j] as number) + rc * (X[c + j] as number) + rd * (X[d + j] as number));
    }
  }
  for (; i < count; i++) {
    const rest = r[i] as number;
    for (let j = 0; j < k; j++) into[j] = (into[j] as number) + rest * (X[i * k + j] as number);
  }
}
