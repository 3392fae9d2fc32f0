/**
 * Adds Σ v_i x_i x_iᵀ to the lower triangle of H. Four rows go together, so that each element of H is loaded and stored
 * once for the four.
 *
 * @param H k × k, row after row
 * @param X n × k, row after row
 * @param v one weight a row
 */
export function addCrossProducts(H: Float64Array, k: number, X: Float64Array, v: Float64Array): void {
  const n = v.length;
  const inFours = n - (n % 4);
  for (let i = 0; i < inFours; i += 4) {
    const [a, b, c, d] = [i * k, (i + 1) * k, (i + 2) * k, (i + 3) * k];
    for (let j = 0; j < k; j++) {
      const xa = (v[i] as number) * (X[a + j] as number);
      const xb = (v[i + 1] as number) * (X[b + j] as number);
      const xc = (v[i + 2] as number) * (X[c + j] as number);
      const xd = (v[i + 3] as number) * (X[d + j] as number);
      const row = j * k;
      for (let l = 0; l <= j; l++) {
        H[row + l] =
          (H[row + l] as number) +
          (xa * (X[a + l] as number) +
            xb * (X[b + l] as number) +
            xc * (X[c + l] as number) +
            xd * (X[d + l] as number));
      }
    }
  }
  for (let i = inFours; i < n; i++) {
    for (let j = 0; j < k; j++) {
      const x = (v[i] as number) * (X[i * k + j] as number);
      for (let l = 0; l <= j; l++) H[j * k + l] = (H[j * k + l] as number) + x * (X[i * k + l] as number);
    }
  }
}
