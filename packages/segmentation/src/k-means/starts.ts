import type { OnProgress } from '@clientele/core';
import { openRandom } from '@clientele/stats';
import { sampleRows } from './canonical.ts';
import { exchanged } from './exchange.ts';
import { hamerly, type LloydEnd, type LloydLimits } from './hamerly.ts';
import { squaredDistance, takePoints, type WeightedPoints } from './points.ts';
import { plusPlus } from './seeding.ts';
import { type Clustering, settle } from './settle.ts';

/** How k-means is run. */
export interface KMeansRun {
  readonly k: number;
  readonly seed: number;
  /** How many starts; as many as cost little where left out. */
  readonly starts: number | undefined;
  readonly maxIterations: number;
  /** Share of the mean variance; by the number of points where left out. */
  readonly tolerance: number | undefined;
  readonly onProgress: OnProgress | undefined;
}

/** Starts are tried on this many points; a full run follows from the best. */
export const mostStartPoints = 10_000;
const fineTolerance = 1e-8;
const largeTolerance = 1e-5;
const fewestStarts = 12;
const mostStarts = 300;
/** Iterations that every start gets. */
const firstIterations = 4;
/** Starts that run to their ends whatever they promise. */
const fewestFinished = 3;
/** Points times clusters of all starts together, about: a tenth of a second. */
const startBudget = 1_000_000;

/**
 * k-means from many starts: greedy k-means++ and Lloyd's algorithm on a sample of the points (on all where there are no
 * more than 10,000), then Lloyd's algorithm on all points from the best.
 */
export function kMeans(points: WeightedPoints, run: KMeansRun): Clustering {
  const { k, seed, maxIterations, onProgress } = run;
  const sample = takePoints(points, sampleRows(points, mostStartPoints, seed));
  const variance = meanVariance(sample);
  const tryMove = (run.tolerance ?? fineTolerance) * variance;
  const starts = run.starts ?? usualStarts(sample.n, k);
  const isWhole = sample.n === points.n;
  const best = bestStart(sample, k, starts, isWhole, { maxIterations, leastMove: tryMove }, seed, onProgress);
  const onIteration = (done: number): void => onProgress?.({ stage: 'iterations', done, total: null });
  if (isWhole) return settle(sample, best, { maxIterations, leastMove: tryMove, onIteration });
  const leastMove = (run.tolerance ?? largeTolerance) * variance;
  const limits: LloydLimits = { maxIterations, leastMove, onIteration };
  return settle(points, hamerly(points, best.C, limits), limits);
}

/** As many starts as cost little: 300 for a few hundred points, 12 for thousands. */
export function usualStarts(n: number, k: number): number {
  return Math.max(fewestStarts, Math.min(mostStarts, Math.floor(startBudget / (n * k))));
}

/**
 * The best of many starts. Where there are more than three, all run for a few iterations, after which the order of their inertias
 * hardly changes any more, and the better half of them, three at least, run on to their ends and are improved by single moves. On a sample,
 * whose best is only where a run over all points begins, it is the best third, without moves.
 */
function bestStart(
  points: WeightedPoints,
  k: number,
  starts: number,
  isWhole: boolean,
  limits: LloydLimits,
  seed: number,
  onProgress: OnProgress | undefined,
): LloydEnd {
  const random = openRandom(seed);
  const begin = (start: number, until: LloydLimits): LloydEnd => {
    const end = hamerly(points, plusPlus(points, k, random), until);
    onProgress?.({ stage: 'starts', done: start + 1, total: starts });
    return end;
  };
  const improved = (end: LloydEnd): LloydEnd => (isWhole ? exchanged(points, end, limits.leastMove) : end);
  const places = Array.from({ length: starts }, (_, start) => start);
  if (starts <= fewestFinished || limits.maxIterations <= firstIterations) {
    return best(points, places, (start) => improved(begin(start, limits)));
  }
  const few = { ...limits, maxIterations: firstIterations };
  const begun = places.map((start): Begun => {
    const end = begin(start, few);
    return { C: end.C, inertia: inertiaOf(points, end) };
  });
  const kept = begun
    .sort((a, b) => a.inertia - b.inertia)
    .slice(0, Math.max(fewestFinished, Math.ceil(starts / (isWhole ? 2 : 3))));
  const others = { ...limits, maxIterations: limits.maxIterations - firstIterations };
  const end = best(points, kept, ({ C }) => improved(hamerly(points, C, others)));
  return { ...end, iterations: end.iterations + firstIterations };
}

/** Where a start has come to. */
interface Begun {
  readonly C: Float64Array;
  readonly inertia: number;
}

/** The run with the least inertia, the first of equal ones. */
function best<P>(points: WeightedPoints, places: readonly P[], run: (place: P) => LloydEnd): LloydEnd {
  let found: LloydEnd | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const end = run(place);
    const inertia = inertiaOf(points, end);
    if (found === null || inertia < least) [found, least] = [end, inertia];
  }
  return found as LloydEnd; // there is one start at least
}

function inertiaOf({ X, w, n, d }: WeightedPoints, { C, labels }: LloydEnd): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += squaredDistance(X, i, C, labels[i] as number, d) * (w.length === 0 ? 1 : (w[i] as number));
  }
  return sum;
}

/** Mean over the coordinates of their weighted variance. */
export function meanVariance({ X, w, n, d }: WeightedPoints): number {
  const mean = new Float64Array(d);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const weight = w.length === 0 ? 1 : (w[i] as number);
    total += weight;
    for (let c = 0; c < d; c++) {
      const m = mean[c] as number;
      mean[c] = m + ((X[i * d + c] as number) - m) * (weight / total);
    }
  }
  let squares = 0;
  for (let i = 0; i < n; i++) squares += squaredDistance(X, i, mean, 0, d) * (w.length === 0 ? 1 : (w[i] as number));
  return squares / total / d;
}
