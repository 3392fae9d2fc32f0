import { crossProducts } from './cross-products.ts';
import type { LogisticData } from './kernel.ts';
import { sampleOf } from './sample-rows.ts';

/** A column is told by those before it where less than this share of its variance is left. */
const leastRest = 1e-10;
/** In some of the rows so many times more must be left to spare a look at all of them: rounding cannot undo that. */
const margin = 1e6;

/**
 * The columns that those before them determine, as R's `glm` finds them: one after the other, a column is left out where
 * nothing is left of it once the columns kept are taken off. This is a Cholesky decomposition of Xᵀ W X that passes
 * over such columns. Columns are standardised before.
 *
 * What is left of a column is a sum of squares over the rows, the least that the columns before can make it; over some of the rows it
 * cannot be more than over all. So where all columns stand out in a sample, they do.
 *
 * @returns one flag a column
 */
export function aliasedColumns(data: LogisticData): Uint8Array {
  const sample = sampleOf(data);
  if (sample !== null) {
    // a standardised column has the variance 1, hence the sum of squares Σ w
    const least = leastRest * margin * data.w.reduce((sum, weight) => sum + weight, 0);
    const flags = determined(sample, () => least);
    if (!flags.includes(1)) return flags;
  }
  return determined(data, (squares) => leastRest * squares);
}

/** Those of which no more is left than `leastOf` their sum of squares. */
function determined(data: LogisticData, leastOf: (squares: number) => number): Uint8Array {
  const { k } = data;
  const G = crossProducts(data, data.w);
  const flags = new Uint8Array(k);
  const L = new Float64Array(k * k);
  for (let j = 0; j < k; j++) {
    const row = j * k;
    let rest = G[row + j] as number;
    const least = leastOf(rest);
    for (let i = 0; i < j; i++) {
      if (flags[i] === 1) continue;
      let value = G[row + i] as number;
      for (let l = 0; l < i; l++) value -= (L[row + l] as number) * (L[i * k + l] as number);
      L[row + i] = value / (L[i * k + i] as number);
      rest -= (L[row + i] as number) ** 2;
    }
    if (rest > least) L[row + j] = Math.sqrt(rest);
    else {
      flags[j] = 1;
      L.fill(0, row, row + k);
    }
  }
  return flags;
}
