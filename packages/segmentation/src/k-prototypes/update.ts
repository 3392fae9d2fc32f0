import { clusterSums } from '../k-means/sums.ts';
import type { MixedPoints } from './mixed.ts';

/** Means and modes of the clusters: of levels equally heavy the first. A cluster without points keeps its prototype. */
export function prototypesOf(points: MixedPoints, labels: Uint32Array, before: Float64Array): Float64Array {
  const { d, p } = points;
  const k = before.length / d;
  const { S, W, count } = clusterSums(points, labels, k);
  const C = Float64Array.from(before);
  for (let j = 0; j < k; j++) {
    if (count[j] === 0) continue;
    for (let c = 0; c < p; c++) C[j * d + c] = (S[j * d + c] as number) / (W[j] as number);
  }
  for (let c = p; c < d; c++) writeModes(points, labels, c, C, count);
  return C;
}

function writeModes(
  { X, w, n, d }: MixedPoints,
  labels: Uint32Array,
  c: number,
  C: Float64Array,
  count: Uint32Array,
): void {
  let levels = 0;
  for (let i = 0; i < n; i++) levels = Math.max(levels, (X[i * d + c] as number) + 1);
  const weights = new Float64Array(count.length * levels);
  for (let i = 0; i < n; i++) {
    const at = (labels[i] as number) * levels + (X[i * d + c] as number);
    weights[at] = (weights[at] as number) + (w[i] ?? 1);
  }
  for (let j = 0; j < count.length; j++) {
    if (count[j] === 0) continue;
    let mode = 0;
    for (let level = 1; level < levels; level++) {
      if ((weights[j * levels + level] as number) > (weights[j * levels + mode] as number)) mode = level;
    }
    C[j * d + c] = mode;
  }
}

/** Gives every empty cluster the point that costs most where it is and does not stand there alone. */
export function refill({ n }: MixedPoints, labels: Uint32Array, costs: Float64Array, k: number): void {
  const count = new Uint32Array(k);
  for (const label of labels) count[label] = (count[label] as number) + 1;
  for (let j = 0; j < k; j++) {
    if (count[j] !== 0) continue;
    let far = -1;
    for (let i = 0; i < n; i++) {
      const isDearer = (costs[i] as number) > (far < 0 ? 0 : (costs[far] as number));
      if (isDearer && (count[labels[i] as number] as number) > 1) far = i;
    }
    if (far < 0) return;
    const from = labels[far] as number;
    count[from] = (count[from] as number) - 1;
    count[j] = 1;
    labels[far] = j;
    costs[far] = 0;
  }
}
