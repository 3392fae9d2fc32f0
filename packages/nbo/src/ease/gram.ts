import type { Histories } from '../histories/histories.ts';

/**
 * XᵀX of the histories in the lower triangle of an n · n matrix, from the pairs within each history; the matrix of customers
 * by items is never written out.
 *
 * @param histories customers by items
 * @param placeOf the row of each item; from n on it is left out
 * @param n rows of the matrix
 */
export function gramOf({ offsets, items, weights }: Histories, placeOf: Uint32Array, n: number): Float64Array {
  const gram = new Float64Array(n * n);
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const end = offsets[customer + 1] as number;
    for (let a = offsets[customer] as number; a < end; a++) {
      const row = placeOf[items[a] as number] as number;
      if (row >= n) continue;
      const w = weights[a] as number;
      // Items ascend, and places with them: those before are to the left.
      for (let b = offsets[customer] as number; b <= a; b++) {
        const column = placeOf[items[b] as number] as number;
        if (column < n) gram[row * n + column] = (gram[row * n + column] as number) + w * (weights[b] as number);
      }
    }
  }
  return gram;
}
