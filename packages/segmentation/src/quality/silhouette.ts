import { squaredDistance } from '../k-means/points.ts';

/**
 * Mean silhouettes of several clusterings of the same points: s = (b − a) / max(a, b), where a is the mean distance of a
 * point to the others of its cluster and b that to the nearest other cluster; 0 for a point alone in its cluster (P. J.
 * Rousseeuw, "Silhouettes", Journal of Computational and Applied Mathematics 20, 1987). Each distance is computed once, and
 * memory grows with n times the clusters, not with n².
 *
 * @param X n × d coordinates
 * @param labelings one clustering each: a cluster for every point, from 0, none skipped
 * @param sizes the number of clusters of each
 * @returns one mean each; `null` where there is one cluster only, or as many as points
 */
export function meanSilhouettes(
  X: Float64Array,
  n: number,
  d: number,
  labelings: readonly Uint32Array[],
  sizes: readonly number[],
): (number | null)[] {
  const offsets = sizes.map((_, m) => sizes.slice(0, m).reduce((sum, k) => sum + k, 0));
  const columns = sizes.reduce((sum, k) => sum + k, 0);
  const places = interleaved(labelings, offsets, n);
  const sums = distanceSums(X, n, d, places, labelings.length, columns);
  return labelings.map((labels, m) => {
    const k = sizes[m] as number;
    return k < 2 || k >= n ? null : meanSilhouette(labels, k, sums, columns, offsets[m] as number);
  });
}

/** For each point the column of its cluster in each clustering, side by side. */
function interleaved(labelings: readonly Uint32Array[], offsets: readonly number[], n: number): Uint32Array {
  const m = labelings.length;
  const places = new Uint32Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let at = 0; at < m; at++) {
      places[i * m + at] = (offsets[at] as number) + ((labelings[at] as Uint32Array)[i] as number);
    }
  }
  return places;
}

/** n × columns: the sum of the distances of each point to each cluster of each clustering. */
function distanceSums(
  X: Float64Array,
  n: number,
  d: number,
  places: Uint32Array,
  m: number,
  columns: number,
): Float64Array {
  const sums = new Float64Array(n * columns);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const distance = Math.sqrt(squaredDistance(X, i, X, j, d));
      for (let at = 0; at < m; at++) {
        const a = i * columns + (places[j * m + at] as number);
        const b = j * columns + (places[i * m + at] as number);
        sums[a] = (sums[a] as number) + distance;
        sums[b] = (sums[b] as number) + distance;
      }
    }
  }
  return sums;
}

function meanSilhouette(labels: Uint32Array, k: number, sums: Float64Array, columns: number, offset: number): number {
  const counts = new Uint32Array(k);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    const own = labels[i] as number;
    const others = (counts[own] as number) - 1;
    if (others === 0) continue;
    const from = i * columns + offset;
    let b = Number.POSITIVE_INFINITY;
    for (let j = 0; j < k; j++) {
      if (j !== own) b = Math.min(b, (sums[from + j] as number) / (counts[j] as number));
    }
    const a = (sums[from + own] as number) / others;
    if (a !== b) total += (b - a) / Math.max(a, b);
  }
  return total / labels.length;
}
