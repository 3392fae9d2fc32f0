import type { Random } from '@clientele/stats';
import { inLanes, lanes } from './lanes.ts';
import { squaredDistance, type WeightedPoints } from './points.ts';

/**
 * k starting centres by greedy k-means++: each is the best of 2 + ⌊ln k⌋ points drawn with chance proportional to w D²
 * (D. Arthur and S. Vassilvitskii, "k-means++: The Advantages of Careful Seeding", SODA 2007, sections 2.2 and 7).
 *
 * @returns k × d coordinates; where fewer than k points differ, some stand twice
 */
export function plusPlus(points: WeightedPoints, k: number, random: Random): Float64Array {
  const { X, w, n, d } = points;
  const C = new Float64Array(k * d);
  const trials = 2 + Math.floor(Math.log(k));
  const D = new Float64Array(n).fill(1);
  const sums = new Float64Array(n);
  for (let j = 0; j < k; j++) {
    const potential = runningSums(D, w, sums);
    const drawn = Uint32Array.from({ length: j === 0 ? 1 : trials }, () => drawAt(sums, random.uniform() * potential));
    const chosen = j === 0 ? (drawn[0] as number) : bestOf(points, D, drawn);
    C.set(X.subarray(chosen * d, (chosen + 1) * d), j * d);
    for (let i = 0; i < n; i++) {
      const distance = squaredDistance(X, i, C, j, d);
      D[i] = j === 0 ? distance : Math.min(distance, D[i] as number);
    }
  }
  return C;
}

/** Writes what all chances up to each point come to; gives their sum. */
function runningSums(D: Float64Array, w: Float64Array, sums: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < D.length; i++) {
    sum += w.length === 0 ? (D[i] as number) : (D[i] as number) * (w[i] as number);
    sums[i] = sum;
  }
  return sum;
}

/** The first point at which the running sum passes `target`; the last with any chance where rounding lets none. */
function drawAt(sums: Float64Array, target: number): number {
  const last = sums.length - 1;
  const passes = target < (sums[last] as number);
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const sum = sums[middle] as number;
    if (passes ? sum > target : sum >= (sums[last] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The drawn point that would leave the least potential, the first of equal ones; four are tried at a time. */
function bestOf({ X, w, n, d }: WeightedPoints, D: Float64Array, drawn: Uint32Array): number {
  const places = new Float64Array(drawn.length * d);
  for (const [at, row] of drawn.entries()) places.set(X.subarray(row * d, (row + 1) * d), at * d);
  const packed = inLanes(places, d);
  const left = new Float64Array(packed.length / d);
  for (let first = 0; first < left.length; first += lanes) potentials(X, w, n, d, D, packed, first, left);
  let best = 0;
  for (let at = 1; at < drawn.length; at++) if ((left[at] as number) < (left[best] as number)) best = at;
  return drawn[best] as number;
}

/** Adds up the weighted squared distances that would be left if a place in these four lanes were a centre more. */
function potentials(
  X: Float64Array,
  w: Float64Array,
  n: number,
  d: number,
  D: Float64Array,
  packed: Float64Array,
  first: number,
  left: Float64Array,
): void {
  let [p, q, r, s] = [0, 0, 0, 0];
  for (let i = 0, x = 0; i < n; i++) {
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    const end = x + d;
    for (let at = first * d; x < end; x++, at += lanes) {
      const value = X[x] as number;
      const da = value - (packed[at] as number);
      const db = value - (packed[at + 1] as number);
      const dc = value - (packed[at + 2] as number);
      const de = value - (packed[at + 3] as number);
      a += da * da;
      b += db * db;
      c += dc * dc;
      e += de * de;
    }
    const before = D[i] as number;
    const weight = w.length === 0 ? 1 : (w[i] as number);
    p += weight * Math.min(a, before);
    q += weight * Math.min(b, before);
    r += weight * Math.min(c, before);
    s += weight * Math.min(e, before);
  }
  left[first] = p;
  left[first + 1] = q;
  left[first + 2] = r;
  left[first + 3] = s;
}
