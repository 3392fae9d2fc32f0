import type { OnProgress } from '@clientele/core';
import { openRandom, type Random } from '@clientele/stats';
import { sampleRows } from '../k-means/canonical.ts';
import { takePoints } from '../k-means/points.ts';
import { inNumberOrder } from '../k-means/settle.ts';
import { mostStartPoints, usualStarts } from '../k-means/starts.ts';
import { type MixedPoints, mixedCost } from './mixed.ts';
import { prototypesOf, refill } from './update.ts';

/** How the search is run. */
export interface MixedRun {
  readonly k: number;
  readonly seed: number;
  readonly starts: number | undefined;
  readonly maxIterations: number;
  readonly onProgress: OnProgress | undefined;
}

/** Points with their clusters, and what these cost. */
export interface MixedAssignment {
  readonly labels: Uint32Array;
  readonly costs: Float64Array;
  readonly count: Uint32Array;
  readonly W: Float64Array;
  readonly cost: number;
}

/** A clustering whose parts agree. */
export interface MixedClustering extends MixedAssignment {
  /** k × d: p numbers and the places of the modes, the heaviest cluster first. */
  readonly C: Float64Array;
  readonly iterations: number;
  readonly isConverged: boolean;
}

interface RunEnd {
  readonly C: Float64Array;
  readonly cost: number;
  readonly iterations: number;
  readonly isConverged: boolean;
}

/**
 * k-prototypes (Z. Huang, "Extensions to the k-Means Algorithm for Clustering Large Data Sets with Categorical Values", Data
 * Mining and Knowledge Discovery 2, 1998, section 3), all points at a time, from many starts on a sample of the points, then on
 * all from the best.
 */
export function kPrototypes(points: MixedPoints, run: MixedRun): MixedClustering {
  const { k, seed, maxIterations, onProgress } = run;
  const sample: MixedPoints = { ...points, ...takePoints(points, sampleRows(points, mostStartPoints, seed)) };
  const starts = k === 1 ? 1 : (run.starts ?? usualStarts(sample.n, k));
  const random = openRandom(seed);
  let best: RunEnd | null = null;
  for (let start = 1; start <= starts || best === null; start++) {
    const end = descend(sample, drawn(sample, k, random), maxIterations);
    if (best === null || end.cost < best.cost) best = end;
    onProgress?.({ stage: 'starts', done: start, total: starts });
  }
  const end = sample.n === points.n ? best : descend(points, best.C, maxIterations);
  const { C, found } = inNumberOrder(end.C, points.d, (at) => assignMixed(points, at));
  return { C, ...found, iterations: end.iterations, isConverged: end.isConverged };
}

/** Gives each point the prototype that costs least, the first of those that cost the same. */
export function assignMixed(points: MixedPoints, C: Float64Array): MixedAssignment {
  const { n, d, w } = points;
  const k = C.length / d;
  const labels = new Uint32Array(n);
  const costs = new Float64Array(n);
  const [count, W] = [new Uint32Array(k), new Float64Array(k)];
  let cost = 0;
  for (let i = 0; i < n; i++) {
    let least = Number.POSITIVE_INFINITY;
    let label = 0;
    for (let j = 0; j < k; j++) {
      const here = mixedCost(points, i, C, j);
      if (here < least) [least, label] = [here, j];
    }
    const weight = w.length === 0 ? 1 : (w[i] as number);
    [labels[i], costs[i]] = [label, least];
    count[label] = (count[label] as number) + 1;
    W[label] = (W[label] as number) + weight;
    cost += weight * least;
  }
  return { labels, costs, count, W, cost };
}

function descend(points: MixedPoints, start: Float64Array, maxIterations: number): RunEnd {
  let C = start;
  let { labels, costs, cost } = assignMixed(points, C);
  for (let iteration = 1; ; iteration++) {
    refill(points, labels, costs, C.length / points.d);
    const moved = prototypesOf(points, labels, C);
    const next = assignMixed(points, moved);
    if (next.cost >= cost) return { C, cost, iterations: iteration, isConverged: true };
    C = moved;
    ({ labels, costs, cost } = next);
    if (iteration >= maxIterations) return { C, cost, iterations: iteration, isConverged: false };
  }
}

/** k points, each drawn with chance proportional to what the nearest of those before leaves it to cost. */
function drawn(points: MixedPoints, k: number, random: Random): Float64Array {
  const { X, w, n, d } = points;
  const C = new Float64Array(k * d);
  const nearest = new Float64Array(n).fill(1);
  for (let j = 0; j < k; j++) {
    let total = 0;
    for (let i = 0; i < n; i++) total += (nearest[i] as number) * (w[i] ?? 1);
    const chosen = passing(nearest, w, random.uniform() * total);
    C.set(X.subarray(chosen * d, (chosen + 1) * d), j * d);
    for (let i = 0; i < n; i++) {
      const cost = mixedCost(points, i, C, j);
      nearest[i] = j === 0 ? cost : Math.min(nearest[i] as number, cost);
    }
  }
  return C;
}

function passing(values: Float64Array, w: Float64Array, target: number): number {
  let sum = 0;
  let last = 0;
  for (let i = 0; i < values.length; i++) {
    const chance = (values[i] as number) * (w[i] ?? 1);
    if (chance > 0) last = i;
    sum += chance;
    if (sum > target) return i;
  }
  return last;
}
