import { squaredDistance } from '../k-means/points.ts';
import type { DensityPoints } from './points.ts';

/** For each place the distance within which there are `customers` of them, itself included; infinite where there are not as many. */
export function coreDistances({ X, n, d, weight }: DensityPoints, customers: number): Float64Array {
  const squares = new Float64Array(n);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  return Float64Array.from({ length: n }, (_, i) => {
    if ((weight[i] as number) >= customers) return 0;
    for (let j = 0; j < n; j++) squares[j] = squaredDistance(X, i, X, j, d);
    return Math.sqrt(atCount(squares, weight, order, customers));
  });
}

/** The least square up to which the weights sum to `customers`: the heap of the largest kept is never longer than that. */
function atCount(squares: Float64Array, weight: Float64Array, order: Uint32Array, customers: number): number {
  const kept: number[] = []; // ascending squares
  const weights: number[] = [];
  let sum = 0;
  for (const j of order) {
    const square = squares[j] as number;
    const last = kept.at(-1) ?? Number.POSITIVE_INFINITY;
    if (sum >= customers && square >= last) continue;
    let at = kept.length;
    while (at > 0 && (kept[at - 1] as number) > square) at -= 1;
    kept.splice(at, 0, square);
    weights.splice(at, 0, weight[j] as number);
    sum += weight[j] as number;
    while (sum - (weights.at(-1) as number) >= customers) {
      sum -= weights.pop() as number;
      kept.pop();
    }
  }
  return sum >= customers ? (kept.at(-1) as number) : Number.POSITIVE_INFINITY;
}
