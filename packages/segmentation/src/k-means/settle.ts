import { hamerly, type LloydEnd, type LloydLimits } from './hamerly.ts';
import { assignNearest } from './nearest.ts';
import { comparePoints, squaredDistance, type WeightedPoints } from './points.ts';
import { clusterSums, type Sums } from './sums.ts';

/** A clustering whose parts agree: each point is in the cluster of its nearest centre, and no cluster is empty. */
export interface Clustering {
  /** k × d coordinates, the heaviest cluster first, equally heavy ones by centre. */
  readonly C: Float64Array;
  readonly labels: Uint32Array;
  /** Points of each cluster. */
  readonly count: Uint32Array;
  /** Weight of each cluster. */
  readonly W: Float64Array;
  /** Weighted sum of squared distances to the nearest centre. */
  readonly inertia: number;
  readonly iterations: number;
  readonly isConverged: boolean;
}

/** Points as near to two centres may change sides, and clusters run empty, this often before the clustering is taken as it is. */
const mostRounds = 10;

/**
 * Takes centres as exact means, numbers the clusters, and assigns every point once more as new customers will be, until
 * that changes nothing that matters.
 *
 * @param end where Lloyd's algorithm ended
 * @param limits its limits: a last move within them is one that does not matter
 */
export function settle(points: WeightedPoints, end: LloydEnd, limits: LloydLimits): Clustering {
  const { d } = points;
  let { C, labels, iterations, isConverged } = end;
  for (let round = 1; ; round++) {
    C = numbered(C, clusterSums(points, labels, C.length / d), d);
    let found = assigned(points, C);
    if (found.count.includes(0) && round < mostRounds) {
      const again = hamerly(points, C, limits);
      iterations += again.iterations;
      ({ C, labels, isConverged } = again);
      continue;
    }
    if (!isConverged || round >= mostRounds || movedBy(C, meansOf(found, C), d) <= limits.leastMove) {
      const order = numberOrder(C, found, d);
      if (order.length < found.count.length || order.some((j, at) => j !== at)) {
        C = taken(C, order, d);
        found = assigned(points, C);
      }
      return { C, ...found, iterations, isConverged };
    }
    labels = found.labels;
  }
}

/** Points with their clusters, and what these sum to. */
export type Assigned = Pick<Clustering, 'labels' | 'count' | 'W' | 'inertia'> & Sums;

/** Gives every point its nearest centre, and adds up. */
export function assigned(points: WeightedPoints, C: Float64Array): Assigned {
  const { X, w, n, d } = points;
  const labels = new Uint32Array(n);
  const squares = new Float64Array(n);
  assignNearest(X, n, d, C, labels, squares);
  let inertia = 0;
  for (let i = 0; i < n; i++) inertia += (squares[i] as number) * (w.length === 0 ? 1 : (w[i] as number));
  return { labels, inertia, ...clusterSums(points, labels, C.length / d) };
}

/** Means of the clusters; an empty one keeps its centre. */
function meansOf({ S, W, count }: Sums, C: Float64Array): Float64Array {
  const d = C.length / W.length;
  return C.map((old, at) => {
    const j = Math.floor(at / d);
    return (count[j] as number) === 0 ? old : (S[at] as number) / (W[j] as number) + 0;
  });
}

/** Means in the order of their numbers, clusters without points last. */
function numbered(C: Float64Array, sums: Sums, d: number): Float64Array {
  const means = meansOf(sums, C);
  const order = numberOrder(means, sums, d);
  const empty = Array.from(sums.count.keys()).filter((j) => sums.count[j] === 0);
  return taken(means, [...order, ...empty], d);
}

/** Clusters that have points, the heaviest first, equally heavy ones by centre. */
export function numberOrder(C: Float64Array, { W, count }: Pick<Sums, 'W' | 'count'>, d: number): number[] {
  return Array.from(W.keys())
    .filter((j) => (count[j] as number) > 0)
    .sort((a, b) => (W[b] as number) - (W[a] as number) || comparePoints(C, d, a, b));
}

/** The centres at the given places. */
export function taken(C: Float64Array, order: readonly number[], d: number): Float64Array {
  return Float64Array.from(
    { length: order.length * d },
    (_, at) => C[(order[Math.floor(at / d)] as number) * d + (at % d)] as number,
  );
}

/** The sum of the squares of how far each centre went. */
export function movedBy(before: Float64Array, after: Float64Array, d: number): number {
  let sum = 0;
  for (let j = 0; j < before.length / d; j++) sum += squaredDistance(before, j, after, j, d);
  return sum;
}

/** A customer as near to two places belongs to the lower number, so numbers may have to change once more. */
export function inNumberOrder<A extends Pick<Sums, 'W' | 'count'>>(
  C: Float64Array,
  d: number,
  assign: (C: Float64Array) => A,
): { readonly C: Float64Array; readonly found: A } {
  let places = C;
  let found = assign(places);
  for (let round = 0; round < mostRounds; round++) {
    const order = numberOrder(places, found, d);
    if (order.length === found.count.length && order.every((j, at) => j === at)) break;
    places = taken(places, order, d);
    found = assign(places);
  }
  return { C: places, found };
}
