import type { Random } from '@clientele/stats';
import { squaredDistance } from '../k-means/points.ts';

/** Medoids, each a point, and what they cost. */
export interface Medoids {
  /** k points. */
  readonly M: Uint32Array;
  /** Weighted sum of the distances to the nearest medoid. */
  readonly TD: number;
  /** Passes over the candidates. */
  readonly iterations: number;
  readonly isConverged: boolean;
}

/** n × n Euclidean distances. */
export function distanceMatrix(X: Float64Array, n: number, d: number): Float64Array {
  const D = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const distance = Math.sqrt(squaredDistance(X, i, X, j, d));
      D[i * n + j] = distance;
      D[j * n + i] = distance;
    }
  }
  return D;
}

/** k of n points, each as likely as every other (R. W. Floyd, Communications of the ACM 30, 1987). */
export function randomPoints(n: number, k: number, random: Random): Uint32Array {
  const chosen = new Set<number>();
  for (let last = n - k; last < n; last++) {
    const drawn = random.below(last + 1);
    chosen.add(chosen.has(drawn) ? last : drawn);
  }
  return Uint32Array.from(chosen).sort();
}

/** For each point its nearest medoid, the distances to that and to the second nearest, and what each medoid's removal costs. */
interface Neighbours {
  readonly near: Uint32Array;
  readonly dn: Float64Array;
  readonly ds: Float64Array;
  readonly removal: Float64Array;
}

/**
 * Partitioning around medoids by eager swaps (E. Schubert and P. J. Rousseeuw, "Fast and eager k-medoids clustering", Information
 * Systems 101, 2021, algorithm 3, FasterPAM), with weights. For k = 1 the best point is found directly.
 *
 * @param D n × n distances
 * @param w n weights
 * @param start k points; not changed
 */
export function fasterPam(D: Float64Array, w: Float64Array, start: Uint32Array, maxIterations: number): Medoids {
  const n = w.length;
  if (start.length === 1) return bestPoint(D, w);
  const M = Uint32Array.from(start);
  const isMedoid = new Uint8Array(n);
  for (const point of M) isMedoid[point] = 1;
  let state = neighbours(D, w, M);
  const least = 1e-12 * costOf(state.dn, w);
  let unchanged = 0;
  let iterations = 0;
  while (unchanged < n && iterations < maxIterations) {
    iterations += 1;
    for (let c = 0; c < n && unchanged < n; c++) {
      unchanged += 1;
      if (isMedoid[c] === 1) continue;
      const [m, change] = bestSwap(D, w, state, c);
      if (change >= -least) continue;
      isMedoid[M[m] as number] = 0;
      isMedoid[c] = 1;
      M[m] = c;
      state = neighbours(D, w, M);
      unchanged = 0;
    }
  }
  return { M, TD: costOf(state.dn, w), iterations, isConverged: unchanged >= n };
}

/** Which medoid a candidate replaces best, and by how much the cost then changes. */
function bestSwap(
  D: Float64Array,
  w: Float64Array,
  { near, dn, ds, removal }: Neighbours,
  c: number,
): [number, number] {
  const n = w.length;
  const change = Float64Array.from(removal);
  let shared = 0;
  for (let i = 0; i < n; i++) {
    const distance = D[c * n + i] as number;
    if (distance >= (ds[i] as number)) continue;
    const m = near[i] as number;
    const weight = w[i] as number;
    const first = dn[i] as number;
    if (distance < first) {
      shared += weight * (distance - first);
      change[m] = (change[m] as number) + weight * (first - (ds[i] as number));
    } else change[m] = (change[m] as number) + weight * (distance - (ds[i] as number));
  }
  let best = 0;
  for (let m = 1; m < change.length; m++) if ((change[m] as number) < (change[best] as number)) best = m;
  return [best, (change[best] as number) + shared];
}

function neighbours(D: Float64Array, w: Float64Array, M: Uint32Array): Neighbours {
  const n = w.length;
  const near = new Uint32Array(n);
  const dn = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const ds = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let m = 0; m < M.length; m++) {
    const from = (M[m] as number) * n;
    for (let i = 0; i < n; i++) {
      const distance = D[from + i] as number;
      if (distance < (dn[i] as number)) {
        ds[i] = dn[i] as number;
        dn[i] = distance;
        near[i] = m;
      } else if (distance < (ds[i] as number)) ds[i] = distance;
    }
  }
  const removal = new Float64Array(M.length);
  for (let i = 0; i < n; i++) {
    const m = near[i] as number;
    removal[m] = (removal[m] as number) + (w[i] as number) * ((ds[i] as number) - (dn[i] as number));
  }
  return { near, dn, ds, removal };
}

function bestPoint(D: Float64Array, w: Float64Array): Medoids {
  const n = w.length;
  let best = 0;
  let TD = Number.POSITIVE_INFINITY;
  for (let c = 0; c < n; c++) {
    const cost = costOf(D.subarray(c * n, (c + 1) * n), w);
    if (cost < TD) [best, TD] = [c, cost];
  }
  return { M: Uint32Array.of(best), TD, iterations: 1, isConverged: true };
}

function costOf(distances: Float64Array, w: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < w.length; i++) sum += (distances[i] as number) * (w[i] as number);
  return sum;
}
