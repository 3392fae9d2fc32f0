import { squaredDistance } from '../k-means/points.ts';
import type { Linkage } from './linkage.ts';

/** Distances of all pairs, each once: the triangle above the diagonal, row by row, in one array. */
export interface Triangle {
  readonly D: Float64Array;
  /** The distance of i < j stands at `base[i] + j`. */
  readonly base: Int32Array;
}

/**
 * All distances of some points, squared for Ward's linkage. Ward's distance of points that stand for several customers is that of their
 * merged copies: its square is 2 a b / (a + b) times as large.
 *
 * @param X n × d coordinates
 * @param weight how many customers each point stands for
 */
export function triangleOf(X: Float64Array, n: number, d: number, weight: Float64Array, linkage: Linkage): Triangle {
  const D = new Float64Array((n * (n - 1)) / 2);
  const base = Int32Array.from({ length: n }, (_, i) => i * n - (i * (i + 1)) / 2 - i - 1);
  const isWard = linkage === 'ward';
  let at = 0;
  for (let i = 0; i < n; i++) {
    const a = weight[i] as number;
    for (let j = i + 1; j < n; j++) {
      const square = squaredDistance(X, i, X, j, d);
      const b = weight[j] as number;
      D[at++] = isWard ? ((2 * a * b) / (a + b)) * square : Math.sqrt(square);
    }
  }
  return { D, base };
}

/** Copies the distances of x to the clusters that there are into `row`, each at its own place. */
export function readRow({ D, base }: Triangle, active: Uint32Array, left: number, x: number, row: Float64Array): void {
  let at = 0;
  for (; at < left && (active[at] as number) < x; at++) {
    const i = active[at] as number;
    row[i] = D[(base[i] as number) + x] as number;
  }
  const own = base[x] as number;
  for (; at < left; at++) {
    const i = active[at] as number;
    if (i !== x) row[i] = D[own + i] as number;
  }
}

/** Writes the distances of x to the clusters that there are. */
export function writeRow({ D, base }: Triangle, active: Uint32Array, left: number, x: number, row: Float64Array): void {
  let at = 0;
  for (; at < left && (active[at] as number) < x; at++) {
    const i = active[at] as number;
    D[(base[i] as number) + x] = row[i] as number;
  }
  const own = base[x] as number;
  for (; at < left; at++) {
    const i = active[at] as number;
    if (i !== x) D[own + i] = row[i] as number;
  }
}
