/** Rows that are looked at together, so that they stay in the nearest cache from one loop to the next. */
export const rowsTogether = 64;

/**
 * Writes Σ_j x_ij β_j of the rows `from` up to `to`. Four rows go together: a sum waits for its last addition, those of four rows do not wait
 * for each other.
 *
 * @param into one sum a row, that of row `from` first
 * @param X n × k, row after row
 */
export function linearSums(
  into: Float64Array,
  X: Float64Array,
  k: number,
  beta: Float64Array,
  from: number,
  to: number,
): void {
  let i = from;
  for (; i + 3 < to; i += 4) {
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
    into[i - from] = sa;
    into[i - from + 1] = sb;
    into[i - from + 2] = sc;
    into[i - from + 3] = sd;
  }
  for (; i < to; i++) {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += (X[i * k + j] as number) * (beta[j] as number);
    into[i - from] = sum;
  }
}

/**
 * Adds Σ_i r_i x_i of the rows `from` up to `to`; four rows go together, so that a sum is loaded and stored once for them.
 *
 * @param into k sums
 * @param r one number a row, that of row `from` first
 */
export function addWeighted(
  into: Float64Array,
  X: Float64Array,
  k: number,
  r: Float64Array,
  from: number,
  to: number,
): void {
  let i = from;
  for (; i + 3 < to; i += 4) {
    const a = i * k;
    const b = a + k;
    const c = b + k;
    const d = c + k;
    const ra = r[i - from] as number;
    const rb = r[i - from + 1] as number;
    const rc = r[i - from + 2] as number;
    const rd = r[i - from + 3] as number;
    for (let j = 0; j < k; j++) {
      into[j] =
        (into[j] as number) +
        (ra * (X[a + j] as number) + rb * (X[b + j] as number) + rc * (X[c + j] as number) + rd * (X[d + j] as number));
    }
  }
  for (; i < to; i++) {
    const rest = r[i - from] as number;
    for (let j = 0; j < k; j++) into[j] = (into[j] as number) + rest * (X[i * k + j] as number);
  }
}
