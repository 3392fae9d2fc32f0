import { squaredDistance } from './points.ts';

/**
 * Gives each point its nearest centre, the first of those equally near.
 *
 * @param labels receives the centre's number
 * @param squares receives the squared distance to it
 */
export function assignNearest(
  X: Float64Array,
  n: number,
  d: number,
  C: Float64Array,
  labels: Uint32Array,
  squares: Float64Array,
): void {
  const k = C.length / d;
  for (let i = 0; i < n; i++) {
    let label = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < k; j++) {
      const square = squaredDistance(X, i, C, j, d);
      if (square < least) {
        least = square;
        label = j;
      }
    }
    labels[i] = label;
    squares[i] = least;
  }
}
