import type { WeightedPoints } from './points.ts';

/** What the points of each cluster sum to. */
export interface Sums {
  /** k × d: weighted coordinates. */
  readonly S: Float64Array;
  /** k weights. */
  readonly W: Float64Array;
  /** k numbers of points. */
  readonly count: Uint32Array;
}

/** Adds the points of each cluster up, in the order in which they stand. */
export function clusterSums({ X, w, n, d }: WeightedPoints, labels: Uint32Array, k: number): Sums {
  const S = new Float64Array(k * d);
  const W = new Float64Array(k);
  const count = new Uint32Array(k);
  for (let i = 0, from = 0; i < n; i++) {
    const j = labels[i] as number;
    const weight = w.length === 0 ? 1 : (w[i] as number);
    const end = (j + 1) * d;
    for (let to = j * d; to < end; to++, from++) S[to] = (S[to] as number) + weight * (X[from] as number);
    W[j] = (W[j] as number) + weight;
    count[j] = (count[j] as number) + 1;
  }
  return { S, W, count };
}

/** Moves one point from its cluster to another. */
export function moveTo(
  { X, w, d }: WeightedPoints,
  { S, W, count }: Sums,
  labels: Uint32Array,
  i: number,
  to: number,
): void {
  const from = labels[i] as number;
  const weight = w.length === 0 ? 1 : (w[i] as number);
  for (let c = 0; c < d; c++) {
    const x = weight * (X[i * d + c] as number);
    S[from * d + c] = (S[from * d + c] as number) - x;
    S[to * d + c] = (S[to * d + c] as number) + x;
  }
  W[from] = (W[from] as number) - weight;
  W[to] = (W[to] as number) + weight;
  count[from] = (count[from] as number) - 1;
  count[to] = (count[to] as number) + 1;
  labels[i] = to;
}
