import { squaredDistance, type WeightedPoints } from './points.ts';
import { moveTo, type Sums } from './sums.ts';

/**
 * Gives every empty cluster the point that is farthest from its centre, one at a time, so that none is given twice. Where
 * every point stands on its centre nothing can be given, and the cluster stays empty.
 *
 * @returns whether a cluster was filled
 */
export function refillEmpty(points: WeightedPoints, C: Float64Array, labels: Uint32Array, sums: Sums): boolean {
  let isFilled = false;
  for (let j = 0; j < sums.count.length; j++) {
    if ((sums.count[j] as number) > 0) continue;
    const far = farthest(points, C, labels, sums.count);
    if (far < 0) return isFilled;
    const from = labels[far] as number;
    moveTo(points, sums, labels, far, j);
    for (const cluster of [from, j]) center(C, sums, cluster, points.d);
    isFilled = true;
  }
  return isFilled;
}

/** The first of the points with the largest distance to their centre; −1 where all stand on it, or alone. */
function farthest({ X, n, d }: WeightedPoints, C: Float64Array, labels: Uint32Array, count: Uint32Array): number {
  let found = -1;
  let most = 0;
  for (let i = 0; i < n; i++) {
    const label = labels[i] as number;
    const square = squaredDistance(X, i, C, label, d);
    if (square > most && (count[label] as number) > 1) {
      most = square;
      found = i;
    }
  }
  return found;
}

function center(C: Float64Array, { S, W }: Sums, j: number, d: number): void {
  for (let c = j * d; c < (j + 1) * d; c++) C[c] = (S[c] as number) / (W[j] as number);
}
