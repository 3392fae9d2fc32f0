import type { LloydEnd } from './hamerly.ts';
import { squaredDistance, type WeightedPoints } from './points.ts';
import { movedBy } from './settle.ts';
import { clusterSums, moveTo, type Sums } from './sums.ts';

/** Passes over the points before the clustering is taken as it is; a handful is usual. */
const mostPasses = 50;
/** A move that wins less than this share of what it costs is a matter of rounding. */
const leastWin = 1e-12;

/**
 * Moves single points as long as that lowers the inertia, counting that both centres move with them. Lloyd's algorithm leaves a point
 * with its nearest centre even where the centre would come to meet it in another cluster; so many of its ends, hardly apart, become one,
 * and what is left is an end of Lloyd's algorithm, too.
 *
 * Source: J. A. Hartigan, Clustering Algorithms, Wiley 1975, chapter 4; M. Telgarsky, A. Vattani, Hartigan's method: k-means clustering
 * without Voronoi, AISTATS 2010, section 2.
 *
 * @param end where Lloyd's algorithm ended; one that did not converge is given back as it is
 * @param leastMove as of Lloyd's algorithm: a pass that moves the centres by no more, in squares, is the last
 */
export function exchanged(points: WeightedPoints, end: LloydEnd, leastMove: number): LloydEnd {
  if (!end.isConverged) return end;
  const { d } = points;
  const k = end.C.length / d;
  const C = Float64Array.from(end.C);
  const labels = Uint32Array.from(end.labels);
  let isSettled = false;
  let passes = 0;
  while (!isSettled && passes < mostPasses) {
    const sums = clusterSums(points, labels, k);
    for (let j = 0; j < k; j++) center(C, sums, j, d);
    const before = Float64Array.from(C);
    isSettled = !pass(points, C, labels, sums) || movedBy(before, C, d) <= leastMove;
    passes++;
  }
  return { C, labels, iterations: end.iterations + passes, isConverged: isSettled };
}

/** Offers every point to every cluster once; says whether one moved. */
function pass(points: WeightedPoints, C: Float64Array, labels: Uint32Array, sums: Sums): boolean {
  const { X, w, n, d } = points;
  const { W, count } = sums;
  let isMoved = false;
  for (let i = 0; i < n; i++) {
    const own = labels[i] as number;
    if ((count[own] as number) === 1) continue;
    const weight = w.length === 0 ? 1 : (w[i] as number);
    const rest = (W[own] as number) - weight;
    const win = (squaredDistance(X, i, C, own, d) * (W[own] as number)) / rest;
    let least = win * (1 - leastWin);
    let to = own;
    for (let j = 0; j < W.length; j++) {
      if (j === own) continue;
      const cost = (squaredDistance(X, i, C, j, d) * (W[j] as number)) / ((W[j] as number) + weight);
      if (cost < least) [least, to] = [cost, j];
    }
    if (to === own) continue;
    moveTo(points, sums, labels, i, to);
    for (const cluster of [own, to]) center(C, sums, cluster, d);
    isMoved = true;
  }
  return isMoved;
}

/** Puts a centre at the mean of its points; one without points stays. */
function center(C: Float64Array, { S, W, count }: Sums, j: number, d: number): void {
  if ((count[j] as number) === 0) return;
  for (let c = j * d; c < (j + 1) * d; c++) C[c] = (S[c] as number) / (W[j] as number);
}
