import { inLanes, type NearestTwo, nearestTwo } from './lanes.ts';

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
  const packed = inLanes(C, d);
  const found: NearestTwo = { label: 0, least: 0, second: 0 };
  for (let i = 0; i < n; i++) {
    nearestTwo(X, i * d, packed, d, found);
    labels[i] = found.label;
    squares[i] = found.least;
  }
}
