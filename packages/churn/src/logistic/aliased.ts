import { addCrossProducts } from './cross-products.ts';
import type { LogisticData } from './kernel.ts';

/** A column is told by those before it where less than this share of its variance is left. */
const leastRest = 1e-10;

/**
 * The columns that those before them determine, as R's `glm` finds them: one after the other, a column is left out where
 * nothing is left of it once the columns kept are taken off. This is a Cholesky decomposition of Xᵀ W X that passes
 * over such columns. Columns are standardised before.
 *
 * @returns one flag a column
 */
export function aliasedColumns({ k, X, w }: LogisticData): Uint8Array {
  const G = new Float64Array(k * k);
  addCrossProducts(G, k, X, w);
  const flags = new Uint8Array(k);
  const L = new Float64Array(k * k);
  for (let j = 0; j < k; j++) {
    const row = j * k;
    let rest = G[row + j] as number;
    const whole = rest;
    for (let i = 0; i < j; i++) {
      if (flags[i] === 1) continue;
      let value = G[row + i] as number;
      for (let l = 0; l < i; l++) value -= (L[row + l] as number) * (L[i * k + l] as number);
      L[row + i] = value / (L[i * k + i] as number);
      rest -= (L[row + i] as number) ** 2;
    }
    if (whole > 0 && rest > leastRest * whole) L[row + j] = Math.sqrt(rest);
    else {
      flags[j] = 1;
      L.fill(0, row, row + k);
    }
  }
  return flags;
}
