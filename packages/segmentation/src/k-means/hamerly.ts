import { inLanes, type NearestTwo, nearestTwo } from './lanes.ts';
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
  const bounds: Bounds = { u: new Float64Array(n), l: new Float64Array(n) };
  const moves = new Float64Array(k);
  compareAll(points, C, labels, bounds);
  let sums = clusterSums(points, labels, k);
  for (let iteration = 1; ; iteration++) {
    limits.onIteration?.(iteration);
    if (iteration % freshSums === 0) sums = clusterSums(points, labels, k);
    const moved = moveCenters(C, sums, d, moves);
    const isRefilled = refillEmpty(points, C, labels, sums);
    if (!isRefilled && moved <= limits.leastMove) return { C, labels, iterations: iteration, isConverged: true };
    if (iteration >= limits.maxIterations) return { C, labels, iterations: iteration, isConverged: false };
    if (isRefilled) {
      compareAll(points, C, labels, bounds); // the centres moved once more: no bound holds
      sums = clusterSums(points, labels, k);
    } else sweep(points, C, labels, bounds, moves, sums);
  }
}

/** What is known of each point without looking at it. */
interface Bounds {
  /** At least the distance to its own centre. */
  readonly u: Float64Array;
  /** At most the distance to any other. */
  readonly l: Float64Array;
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

/** Compares every point with every centre. */
function compareAll({ X, n, d }: WeightedPoints, C: Float64Array, labels: Uint32Array, { u, l }: Bounds): void {
  const packed = inLanes(C, d);
  const found: NearestTwo = { label: 0, least: 0, second: 0 };
  for (let i = 0; i < n; i++) {
    nearestTwo(X, i * d, packed, d, found);
    labels[i] = found.label;
    u[i] = Math.sqrt(found.least);
    l[i] = Math.sqrt(found.second);
  }
}

/**
 * Loosens the bounds by how far the centres went, compares the points whose bounds then allow of another centre, and moves those that
 * have one.
 */
function sweep(
  points: WeightedPoints,
  C: Float64Array,
  labels: Uint32Array,
  { u, l }: Bounds,
  moves: Float64Array,
  sums: Sums,
): void {
  const { X, n, d } = points;
  const gaps = halfGaps(C, moves.length, d);
  const others = farthestOthers(moves);
  const packed = inLanes(C, d);
  const found: NearestTwo = { label: 0, least: 0, second: 0 };
  for (let i = 0; i < n; i++) {
    const own = labels[i] as number;
    const upper = (u[i] as number) + (moves[own] as number);
    const lower = (l[i] as number) - (others[own] as number);
    const bound = Math.max(gaps[own] as number, lower);
    u[i] = upper;
    l[i] = lower;
    if (upper <= bound) continue;
    const exact = Math.sqrt(squaredDistance(X, i, C, own, d));
    u[i] = exact;
    if (exact <= bound) continue;
    nearestTwo(X, i * d, packed, d, found);
    u[i] = Math.sqrt(found.least);
    l[i] = Math.sqrt(found.second);
    if (found.label !== own) moveTo(points, sums, labels, i, found.label);
  }
}

/** For each centre how far any other one went at most. */
function farthestOthers(moves: Float64Array): Float64Array {
  let farthest = 0;
  for (let j = 1; j < moves.length; j++) if ((moves[j] as number) > (moves[farthest] as number)) farthest = j;
  const second = moves.reduce((most, move, j) => (j === farthest ? most : Math.max(most, move)), 0);
  return moves.map((_, j) => (j === farthest ? second : (moves[farthest] as number)));
}
