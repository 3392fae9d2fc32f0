import type { Random } from '@clientele/stats';
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
  let nearest: Float64Array = D;
  let candidate: Float64Array = new Float64Array(n);
  let best: Float64Array = new Float64Array(n);
  for (let j = 0; j < k; j++) {
    const potential = weightedSum(nearest, w);
    let chosen = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let trial = 0; trial < (j === 0 ? 1 : trials); trial++) {
      const drawn = draw(nearest, w, random.uniform() * potential);
      const sum = potentialWith(points, j === 0 ? null : nearest, drawn, candidate);
      if (sum >= least && chosen >= 0) continue;
      [chosen, least] = [drawn, sum];
      [best, candidate] = [candidate, best];
    }
    C.set(X.subarray(chosen * d, (chosen + 1) * d), j * d);
    [nearest, best] = [best, nearest];
  }
  return C;
}

function weightedSum(values: Float64Array, w: Float64Array): number {
  let sum = 0;
  if (w.length === 0) for (let i = 0; i < values.length; i++) sum += values[i] as number;
  else for (let i = 0; i < values.length; i++) sum += (values[i] as number) * (w[i] as number);
  return sum;
}

/** The first point at which the running sum passes `target`; the last with any chance where rounding lets none. */
function draw(values: Float64Array, w: Float64Array, target: number): number {
  let sum = 0;
  let last = 0;
  for (let i = 0; i < values.length; i++) {
    const chance = (values[i] as number) * (w.length === 0 ? 1 : (w[i] as number));
    if (chance > 0) last = i;
    sum += chance;
    if (sum > target) return i;
  }
  return last;
}

/** Writes the squared distance of each point to its nearest centre, were point `c` one more; gives their weighted sum. */
function potentialWith(
  { X, w, n, d }: WeightedPoints,
  nearest: Float64Array | null,
  c: number,
  out: Float64Array,
): number {
  for (let i = 0; i < n; i++) {
    const distance = squaredDistance(X, i, X, c, d);
    const before = nearest === null ? distance : (nearest[i] as number);
    out[i] = Math.min(distance, before);
  }
  return weightedSum(out, w);
}
