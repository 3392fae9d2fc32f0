import { openTopLists } from '../top/top-lists.ts';

/** The weights of each item that are kept, those of one item side by side, the strongest first. */
export interface StrongestWeights {
  readonly offsets: readonly number[];
  readonly neighbours: readonly number[];
  readonly weights: readonly number[];
}

/**
 * B of EASE, Bᵢⱼ = −Pᵢⱼ / Pⱼⱼ, cut to the strongest of every column.
 *
 * @param P the lower triangle of an n · n matrix by rows
 * @param n rows
 * @param neighbours how many of a column are kept
 */
export function strongestWeights(P: Float64Array, n: number, neighbours: number): StrongestWeights {
  const size = Math.max(1, Math.min(neighbours, n - 1));
  const offsets = [0];
  const others: number[] = [];
  const weights: number[] = [];
  for (let j = 0; j < n; j++) {
    const list = openTopLists(1, size);
    const b = (i: number): number => -(P[Math.max(i, j) * n + Math.min(i, j)] as number) / (P[j * n + j] as number);
    for (let i = 0; i < n; i++) if (i !== j && b(i) !== 0) list.push(0, Math.abs(b(i)), i, 0);
    for (const i of list.take(0).ids) {
      others.push(i);
      // Seven digits are more than the data says, and half the JSON.
      weights.push(Number(b(i).toPrecision(7)));
    }
    offsets.push(others.length);
  }
  return { offsets, neighbours: others, weights };
}
