/**
 * Adds Σ v_i x_i x_iᵀ to the lower triangle of H. Four rows and two columns go together, so that an element of H is loaded and stored once
 * for four products, and one of X serves two.
 *
 * @param H k × k, row after row
 * @param X n × k, row after row
 * @param v one weight a row
 */
export function addCrossProducts(H: Float64Array, k: number, X: Float64Array, v: Float64Array): void {
  const n = v.length;
  const inFours = n - (n % 4);
  for (let i = 0; i < inFours; i += 4) addFour(H, k, X, v, i);
  for (let i = inFours; i < n; i++) {
    for (let j = 0; j < k; j++) {
      const x = (v[i] as number) * (X[i * k + j] as number);
      for (let l = 0; l <= j; l++) H[j * k + l] = (H[j * k + l] as number) + x * (X[i * k + l] as number);
    }
  }
}

function addFour(H: Float64Array, k: number, X: Float64Array, v: Float64Array, i: number): void {
  const a = i * k;
  const b = a + k;
  const c = b + k;
  const d = c + k;
  const va = v[i] as number;
  const vb = v[i + 1] as number;
  const vc = v[i + 2] as number;
  const vd = v[i + 3] as number;
  let j = 0;
  for (; j + 1 < k; j += 2) {
    const xa = va * (X[a + j] as number);
    const xb = vb * (X[b + j] as number);
    const xc = vc * (X[c + j] as number);
    const xd = vd * (X[d + j] as number);
    const ya = va * (X[a + j + 1] as number);
    const yb = vb * (X[b + j + 1] as number);
    const yc = vc * (X[c + j + 1] as number);
    const yd = vd * (X[d + j + 1] as number);
    const row = j * k;
    const next = row + k;
    for (let l = 0; l <= j; l++) {
      const la = X[a + l] as number;
      const lb = X[b + l] as number;
      const lc = X[c + l] as number;
      const ld = X[d + l] as number;
      H[row + l] = (H[row + l] as number) + (xa * la + xb * lb + xc * lc + xd * ld);
      H[next + l] = (H[next + l] as number) + (ya * la + yb * lb + yc * lc + yd * ld);
    }
    const corner = next + j + 1;
    H[corner] =
      (H[corner] as number) +
      (ya * (X[a + j + 1] as number) +
        yb * (X[b + j + 1] as number) +
        yc * (X[c + j + 1] as number) +
        yd * (X[d + j + 1] as number));
  }
  if (j === k) return;
  const xa = va * (X[a + j] as number);
  const xb = vb * (X[b + j] as number);
  const xc = vc * (X[c + j] as number);
  const xd = vd * (X[d + j] as number);
  const row = j * k;
  for (let l = 0; l <= j; l++) {
    H[row + l] =
      (H[row + l] as number) +
      (xa * (X[a + l] as number) + xb * (X[b + l] as number) + xc * (X[c + l] as number) + xd * (X[d + l] as number));
  }
}
