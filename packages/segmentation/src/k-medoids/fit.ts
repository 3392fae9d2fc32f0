import { checkOptions, type Note, type OnProgress, type OptionRule } from '@clientele/core';
import { openRandom } from '@clientele/stats';
import { distinctOf } from '../distinct.ts';
import type { FeatureOptions } from '../features/choices.ts';
import type { ClusterInput } from '../features/columns.ts';
import { asGiven, fewerNote } from '../k-means/build.ts';
import { sampleRows } from '../k-means/canonical.ts';
import { kMeansRules, readPoints, usualK } from '../k-means/fit.ts';
import { takePoints, type WeightedPoints } from '../k-means/points.ts';
import { featureModel } from '../model/feature-model.ts';
import { distanceMatrix, fasterPam, type Medoids, randomPoints } from './kernel.ts';
import { type KMedoidsModel, kMedoidsKind } from './model.ts';
import { type NumberedMedoids, numberMedoids } from './number.ts';

/** What is clustered, into how many clusters, and how hard the search is. */
export interface FitKMedoidsOptions extends FeatureOptions {
  /** Clusters, 1 to 1,000; 4 unless told otherwise. */
  readonly k?: number;
  /** The column that says how many customers a row stands for, each above 0. */
  readonly weight?: string;
  /** A whole number from 0 to 2³² − 1 that decides the starts; 1 unless told otherwise. */
  readonly seed?: number;
  /** Starts, 1 to 10,000. Unless told otherwise as many as cost little: 100 for a few hundred customers, 5 for thousands. */
  readonly starts?: number;
  /** Passes over the customers of each run, 1 or more; 100 unless told otherwise. */
  readonly maxIterations?: number;
  /** Told after each start; may throw to stop. */
  readonly onProgress?: OnProgress;
}

const { k, weight, seed, starts, maxIterations, features, scale, onProgress } = kMeansRules;
const rules: Readonly<Record<keyof FitKMedoidsOptions, OptionRule>> = {
  k,
  weight,
  seed,
  starts,
  maxIterations,
  features,
  scale,
  onProgress,
};

/** Their distances take 128 MB. */
const mostPoints = 4000;
const fewestStarts = 5;
const mostStarts = 100;
/** Points squared that all starts together may take, about. */
const startBudget = 20_000_000;

/**
 * Finds k clusters by medoids: the k customers for which the sum of distances to the nearest of them is small (partitioning around
 * medoids, by the eager swaps of FasterPAM, Schubert and Rousseeuw 2021). Distances are Euclidean in scaled features, not squared,
 * so that a few extreme customers weigh less than in k-means.
 *
 * Medoids are sought among at most 4,000 customers whose features differ, drawn by a hash of their values where there are more, which
 * a note says; every customer is then assigned. Row order does not show.
 *
 * @param data a table, columns or rows
 * @param options features, their scale, k and the search
 * @returns the model: medoids, sizes and mean distance of one run; `diagnostics.objective` is the mean distance
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, out of range, or does not fit its column
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { fitKMedoids } from '@clientele/segmentation';
 * const { parameters } = fitKMedoids({ visits: [1, 2, 3, 30, 31, 40] }, { k: 2, scale: 'none' });
 * parameters.medoids; // => [[2], [31]]
 */
export function fitKMedoids(data: ClusterInput, options: FitKMedoidsOptions = {}): KMedoidsModel {
  const verb = 'fitKMedoids';
  checkOptions(verb, options, rules);
  const { points, learnt } = readPoints(verb, data, options);
  const { k: wanted = usualK, seed = 1 } = options;
  const sample = takePoints(points, sampleRows(points, mostPoints, seed));
  const { rows, weight } = distinctOf(sample);
  const candidates = takePoints(sample, rows);
  const best = bestRun(candidates, weight, Math.min(wanted, rows.length), options);
  const found = numberMedoids(points, takePoints(candidates, best.M).X);
  const notes = [...learnt.notes, ...fewerNote(wanted, found.sizes.length), ...sampleNote(sample.n, points.n)];
  return modelOf(found, best, points, options, learnt.features, notes);
}

function bestRun(points: WeightedPoints, w: Float64Array, k: number, options: FitKMedoidsOptions): Medoids {
  const { X, n, d } = points;
  const { seed = 1, maxIterations = 100, onProgress } = options;
  const usual = Math.max(fewestStarts, Math.min(mostStarts, Math.floor(startBudget / (n * n))));
  const starts = k === 1 ? 1 : (options.starts ?? usual);
  const D = distanceMatrix(X, n, d);
  const random = openRandom(seed);
  let best: Medoids | null = null;
  for (let start = 1; start <= starts || best === null; start++) {
    const run = fasterPam(D, w, randomPoints(n, k, random), maxIterations);
    if (best === null || run.TD < best.TD) best = run;
    onProgress?.({ stage: 'starts', done: start, total: starts });
  }
  return best;
}

function modelOf(
  { medoids, sizes, weights, meanDistance }: NumberedMedoids,
  { iterations, isConverged }: Medoids,
  { n }: WeightedPoints,
  options: FitKMedoidsOptions,
  features: KMedoidsModel['features'],
  notes: readonly Note[],
): KMedoidsModel {
  return featureModel(kMedoidsKind, {
    options: asGiven(options),
    parameters: { medoids, sizes, weights, meanDistance },
    features,
    status: isConverged ? 'converged' : 'stopped',
    rows: n,
    iterations,
    objective: meanDistance,
    notes,
  });
}

function sampleNote(sampled: number, rows: number): readonly Note[] {
  if (sampled === rows) return [];
  const message = `medoids were sought among ${sampled} of ${rows} customers; all were assigned`;
  return [{ code: 'medoids-of-a-sample', message, details: { sampled, rows } }];
}
