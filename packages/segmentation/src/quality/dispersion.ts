import { squaredDistance } from '../k-means/points.ts';
import { clusterSums } from '../k-means/sums.ts';

/** How tight clusters are, and how far apart. */
export interface Dispersion {
  /** Sum of squared distances to the mean of the own cluster. */
  readonly inertia: number;
  /** `null` where undefined: one cluster, as many as points, or no spread within them. */
  readonly calinskiHarabasz: number | null;
  /** `null` where undefined: one cluster, or two with the same mean. */
  readonly daviesBouldin: number | null;
}

const noWeights = new Float64Array(0);

/**
 * Inertia; the variance ratio (T. Caliński and J. Harabasz, "A dendrite method for cluster analysis", Communications in
 * Statistics 3, 1974); and the mean likeness of each cluster to the one most like it (D. L. Davies and D. W. Bouldin, "A Cluster
 * Separation Measure", IEEE Transactions on Pattern Analysis and Machine Intelligence 1, 1979, with p = 2 and q = 1).
 *
 * @param labels a cluster for every point, from 0 to k − 1, none empty
 */
export function dispersion(X: Float64Array, n: number, d: number, labels: Uint32Array, k: number): Dispersion {
  const { S, count } = clusterSums({ X, w: noWeights, n, d }, labels, k);
  const means = S.map((sum, at) => sum / (count[Math.floor(at / d)] as number));
  const total = Float64Array.from({ length: d }, (_, c) => columnMean(S, c, k, d, n));
  const distances = new Float64Array(k);
  let within = 0;
  for (let i = 0; i < n; i++) {
    const label = labels[i] as number;
    const square = squaredDistance(X, i, means, label, d);
    within += square;
    distances[label] = (distances[label] as number) + Math.sqrt(square);
  }
  let between = 0;
  for (let j = 0; j < k; j++) between += (count[j] as number) * squaredDistance(means, j, total, 0, d);
  const isDefined = k > 1 && k < n && within > 0;
  return {
    inertia: within,
    calinskiHarabasz: isDefined ? between / (k - 1) / (within / (n - k)) : null,
    daviesBouldin: likeness(
      means,
      distances.map((sum, j) => sum / (count[j] as number)),
      k,
      d,
    ),
  };
}

function columnMean(S: Float64Array, c: number, k: number, d: number, n: number): number {
  let sum = 0;
  for (let j = 0; j < k; j++) sum += S[j * d + c] as number;
  return sum / n;
}

function likeness(means: Float64Array, spread: Float64Array, k: number, d: number): number | null {
  if (k < 2) return null;
  let sum = 0;
  for (let i = 0; i < k; i++) {
    let most = 0;
    for (let j = 0; j < k; j++) {
      if (j === i) continue;
      const gap = Math.sqrt(squaredDistance(means, i, means, j, d));
      if (gap === 0) return null;
      most = Math.max(most, ((spread[i] as number) + (spread[j] as number)) / gap);
    }
    sum += most;
  }
  return sum / k;
}
