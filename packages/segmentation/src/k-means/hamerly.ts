import { squaredDistance, type WeightedPoints } from './points.ts';
import { refillEmpty } from './refill.ts';
import { clusterSums, moveTo, type Sums } from './sums.ts';

/** When the search ends. */
export interface LloydLimits {
  readonly maxIterations: number;
  /** Ends where the squared moves of the centres sum to this or less. */
  readonly leastMove: number;
  readonly onIteration?: ((iteration: number) => void) | undefined;
}

/** Where the search ended. */
export interface LloydEnd {
  /** k × d coordinates. */
  readonly C: Float64Array;
  /** The cluster of each point: its nearest centre before the last move, which was small unless the search was stopped. */
  readonly labels: Uint32Array;
  readonly iterations: number;
  readonly isConverged: boolean;
}

/** Sums are made anew this often, so that rounding does not pile up. */
const freshSums = 16;

/**
 * Lloyd's algorithm with the bounds of G. Hamerly, "Making k-means even faster" (SDM 2010, algorithm 1): the same clusters
 * as by comparing every point with every centre, most comparisons left out. `u` is at least the distance of a point to its
 * centre, `l` at most that to every other. An empty cluster takes the point that is farthest from its centre.
 *
 * @param start k × d coordinates; not changed
 */
export function hamerly(points: WeightedPoints, start: Float64Array, limits: LloydLimits): LloydEnd {
  const { n, d } = points;
  const C = Float64Array.from(start);
  const k = C.length / d;
  const labels = new Uint32Array(n);
  const u = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const l = new Float64Array(n);
  const moves = new Float64Array(k);
  let sums = clusterSums(points, labels, k);
  sweep(points, C, labels, u, l, halfGaps(C, k, d), sums);
  for (let iteration = 1; ; iteration++) {
    limits.onIteration?.(iteration);
    if (iteration % freshSums === 0) sums = clusterSums(points, labels, k);
    const moved = moveCenters(C, sums, d, moves);
    const isRefilled = refillEmpty(points, C, labels, sums);
    if (!isRefilled && moved <= limits.leastMove) return { C, labels, iterations: iteration, isConverged: true };
    if (iteration >= limits.maxIterations) return { C, labels, iterations: iteration, isConverged: false };
    loosen(u, l, labels, moves);
    if (isRefilled) {
      u.fill(Number.POSITIVE_INFINITY); // the centres moved once more: no bound holds
      l.fill(0);
    }
    sweep(points, C, labels, u, l, halfGaps(C, k, d), sums);
  }
}

/** Puts each centre at the mean of its points; `moves` receives how far each went. Gives the sum of squared moves. */
function moveCenters(C: Float64Array, { S, W, count }: Sums, d: number, moves: Float64Array): number {
  let total = 0;
  for (let j = 0; j < W.length; j++) {
    let square = 0;
    for (let c = j * d; c < (j + 1) * d && (count[j] as number) > 0; c++) {
      const mean = (S[c] as number) / (W[j] as number);
      square += (mean - (C[c] as number)) ** 2;
      C[c] = mean;
    }
    moves[j] = Math.sqrt(square);
    total += square;
  }
  return total;
}

/** Half the distance of each centre to the nearest other one: whoever is closer needs no comparison. */
function halfGaps(C: Float64Array, k: number, d: number): Float64Array {
  const gaps = new Float64Array(k).fill(Number.POSITIVE_INFINITY);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < a; b++) {
      const half = Math.sqrt(squaredDistance(C, a, C, b, d)) / 2;
      gaps[a] = Math.min(gaps[a] as number, half);
      gaps[b] = Math.min(gaps[b] as number, half);
    }
  }
  return gaps;
}

/** Moved centres may be farther from their own points, and nearer to those of others. */
function loosen(u: Float64Array, l: Float64Array, labels: Uint32Array, moves: Float64Array): void {
  let farthest = 0;
  for (let j = 1; j < moves.length; j++) if ((moves[j] as number) > (moves[farthest] as number)) farthest = j;
  const most = moves[farthest] as number;
  let second = 0;
  for (let j = 0; j < moves.length; j++)
    if (j !== farthest && (moves[j] as number) > second) second = moves[j] as number;
  for (let i = 0; i < u.length; i++) {
    const label = labels[i] as number;
    u[i] = (u[i] as number) + (moves[label] as number);
    l[i] = (l[i] as number) - (label === farthest ? second : most);
  }
}

/** Compares the points whose bounds allow of another centre, and moves those that have one. */
function sweep(
  points: WeightedPoints,
  C: Float64Array,
  labels: Uint32Array,
  u: Float64Array,
  l: Float64Array,
  gaps: Float64Array,
  sums: Sums,
): void {
  const { X, n, d } = points;
  const k = gaps.length;
  for (let i = 0; i < n; i++) {
    const own = labels[i] as number;
    const bound = Math.max(gaps[own] as number, l[i] as number);
    if ((u[i] as number) <= bound) continue;
    const exact = Math.sqrt(squaredDistance(X, i, C, own, d));
    u[i] = exact;
    if (exact <= bound) continue;
    let label = 0;
    let least = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    for (let j = 0; j < k; j++) {
      const square = squaredDistance(X, i, C, j, d);
      if (square < least) {
        second = least;
        least = square;
        label = j;
      } else if (square < second) second = square;
    }
    u[i] = Math.sqrt(least);
    l[i] = Math.sqrt(second);
    if (label !== own) moveTo(points, sums, labels, i, label);
  }
}
