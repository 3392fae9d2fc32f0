import { cholesky } from '@clientele/stats';
import { isMatrix, type Mixture } from './mixture.ts';

/** ln 2π. */
const logTwoPi = Math.log(2 * Math.PI);

/** Logarithms of proportion times density, of each point (rows) and component (columns). */
export function logDensities(X: Float64Array, n: number, mixture: Mixture): Float64Array {
  const out = new Float64Array(n * mixture.k);
  for (let j = 0; j < mixture.k; j++) {
    if (isMatrix(mixture.covariance)) byMatrix(X, n, mixture, j, out);
    else byVariances(X, n, mixture, j, out);
  }
  return out;
}

function byVariances(
  X: Float64Array,
  n: number,
  { k, d, proportions, M, S }: Mixture,
  j: number,
  out: Float64Array,
): void {
  const inverse = new Float64Array(d);
  let constant = Math.log(proportions[j] as number) - (d / 2) * logTwoPi;
  for (let c = 0; c < d; c++) {
    inverse[c] = 1 / (S[j * d + c] as number);
    constant -= Math.log(S[j * d + c] as number) / 2;
  }
  for (let i = 0; i < n; i++) {
    let square = 0;
    for (let c = 0; c < d; c++) {
      const difference = (X[i * d + c] as number) - (M[j * d + c] as number);
      square += difference * difference * (inverse[c] as number);
    }
    out[i * k + j] = constant - square / 2;
  }
}

/** With the Cholesky triangle L of the matrix: the square of L⁻¹ (x − m), solved row by row. */
function byMatrix(
  X: Float64Array,
  n: number,
  { k, d, proportions, M, S }: Mixture,
  j: number,
  out: Float64Array,
): void {
  const L = cholesky({ size: d, values: S.subarray(j * d * d, (j + 1) * d * d) })?.values ?? new Float64Array(d * d);
  let constant = Math.log(proportions[j] as number) - (d / 2) * logTwoPi;
  for (let c = 0; c < d; c++) constant -= Math.log(L[c * d + c] as number);
  const y = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    let square = 0;
    for (let c = 0; c < d; c++) {
      let rest = (X[i * d + c] as number) - (M[j * d + c] as number);
      for (let b = 0; b < c; b++) rest -= (L[c * d + b] as number) * (y[b] as number);
      const part = rest / (L[c * d + c] as number);
      y[c] = part;
      square += part * part;
    }
    out[i * k + j] = constant - square / 2;
  }
}

/**
 * Turns a row of logarithms into shares that sum to 1.
 *
 * @returns the logarithm of what they summed to
 */
export function normaliseRow(values: Float64Array, from: number, k: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < k; j++) most = Math.max(most, values[from + j] as number);
  let sum = 0;
  for (let j = 0; j < k; j++) {
    const part = Math.exp((values[from + j] as number) - most);
    values[from + j] = part;
    sum += part;
  }
  for (let j = 0; j < k; j++) values[from + j] = (values[from + j] as number) / sum;
  return most + Math.log(sum);
}
