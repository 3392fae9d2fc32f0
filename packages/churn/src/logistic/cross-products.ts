import type { DesignRows } from './design-rows.ts';
import { rowsTogether } from './row-blocks.ts';

/**
 * Σ v_i x_i x_iᵀ, the lower triangle. Four rows and two columns go together, so that an element is loaded and stored once for four products,
 * and one of X serves two.
 *
 * @param v one weight a row
 * @returns k × k, row after row
 */
export function crossProducts({ n, k, rowsAt }: DesignRows, v: Float64Array): Float64Array {
  const H = new Float64Array(k * k);
  for (let from = 0; from < n; from += rowsTogether) {
    const to = Math.min(from + rowsTogether, n);
    addRows(H, k, rowsAt(from, to), v.subarray(from, to));
  }
  return H;
}

function addRows(H: Float64Array, k: number, X: Float64Array, v: Float64Array): void {
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
