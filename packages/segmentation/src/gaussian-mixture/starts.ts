import type { OnProgress } from '@clientele/core';
import { canonicalRows, sampleRows } from '../k-means/canonical.ts';
import { takePoints, type WeightedPoints } from '../k-means/points.ts';
import { numberOrder, taken } from '../k-means/settle.ts';
import { kMeans } from '../k-means/starts.ts';
import { logDensities, normaliseRow } from './density.ts';
import { type VarianceFloor, varianceFloor } from './floor.ts';
import { expectMaximise, type MixtureEnd, type MixtureLimits } from './kernel.ts';
import { isMatrix, type Mixture, type MixtureCovariance } from './mixture.ts';

/** How a mixture is sought. */
export interface MixtureRun {
  readonly k: number;
  readonly covariance: MixtureCovariance;
  readonly seed: number;
  readonly starts: number | undefined;
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly onProgress: OnProgress | undefined;
}

/** Starts are tried on this many points; a full run follows from the best. */
const mostStartPoints = 5000;
/** Iterations of each start before the best goes on (C. Biernacki and others, 2003). */
const shortRun = 20;
const mostStarts = 50;
/** Points times components that all starts together may take, about. */
const startBudget = 200_000;

/**
 * A mixture from several starts: from the clusters of k-means, a few iterations each, the best of them to the end. A start
 * with degenerate components loses to one without.
 */
export function mixtureOf(given: WeightedPoints, run: MixtureRun): MixtureEnd {
  const { k, covariance, seed, maxIterations, tolerance, onProgress } = run;
  const points = given.n <= mostStartPoints ? takePoints(given, canonicalRows(given)) : given;
  const sample = takePoints(points, sampleRows(points, mostStartPoints, seed));
  const floor = varianceFloor(points);
  const usual = Math.max(1, Math.min(mostStarts, Math.floor(startBudget / (sample.n * k))));
  const starts = k === 1 ? 1 : (run.starts ?? usual);
  const brief: MixtureLimits = { maxIterations: Math.min(shortRun, maxIterations), tolerance };
  let best: MixtureEnd | null = null;
  for (let start = 0; start < starts || best === null; start++) {
    const end = expectMaximise(sample, clustersOf(sample, run, start), k, covariance, floor, brief);
    if (best === null || isBetter(end, best)) best = end;
    onProgress?.({ stage: 'starts', done: start + 1, total: starts });
  }
  const onIteration = (done: number): void => onProgress?.({ stage: 'iterations', done, total: maxIterations });
  return ordered(goneOn(points, best, floor, { maxIterations, tolerance, onIteration }));
}

function isBetter(end: MixtureEnd, best: MixtureEnd): boolean {
  const fewer = best.degenerate.length - end.degenerate.length;
  return fewer === 0 ? end.logLikelihood > best.logLikelihood : fewer > 0;
}

/** Responsibilities of 0 and 1: the best clusters of ten first, then those of single starts, settled or as drawn by turns. */
function clustersOf(points: WeightedPoints, { k, seed }: MixtureRun, start: number): Float64Array {
  const { labels } = kMeans(points, {
    k,
    seed: (seed + start) >>> 0,
    starts: start === 0 ? 10 : 1,
    maxIterations: start % 2 === 0 ? 100 : 1,
    tolerance: undefined,
    onProgress: undefined,
  });
  const R = new Float64Array(points.n * k);
  for (const [i, label] of labels.entries()) R[i * k + label] = 1;
  return R;
}

function goneOn(
  points: WeightedPoints,
  { mixture }: MixtureEnd,
  floor: VarianceFloor,
  limits: MixtureLimits,
): MixtureEnd {
  const { k, covariance } = mixture;
  const R = logDensities(points.X, points.n, mixture);
  for (let i = 0; i < points.n; i++) normaliseRow(R, i * k, k);
  return expectMaximise(points, R, k, covariance, floor, limits);
}

/** Components in the order of their proportions, the largest first. */
function ordered(end: MixtureEnd): MixtureEnd {
  const { mixture } = end;
  const { k, d, proportions, M, S, covariance } = mixture;
  const order = numberOrder(M, { W: proportions, count: new Uint32Array(k).fill(1) }, d);
  const sorted: Mixture = {
    ...mixture,
    proportions: taken(proportions, order, 1),
    M: taken(M, order, d),
    S: taken(S, order, isMatrix(covariance) ? d * d : d),
  };
  const degenerate = order.flatMap((j, at) => (end.degenerate.includes(j) ? [at] : []));
  return { ...end, mixture: sorted, degenerate };
}
