import { checkOptions, type Note, type Table, table, wholeNumber } from '@clientele/core';
import type { ClusterInput } from '../features/columns.ts';
import { asGiven, modelOf } from '../k-means/build.ts';
import { distinctUpTo, sampleRows } from '../k-means/canonical.ts';
import { type FitKMeansOptions, kMeansRules, readPoints, usualK } from '../k-means/fit.ts';
import type { KMeansModel } from '../k-means/model.ts';
import { takePoints } from '../k-means/points.ts';
import { kMeans } from '../k-means/starts.ts';
import { likenessesOf, meanOf } from './resample.ts';

/** The options of `fitKMeans`, and how often it is repeated. */
export interface ClusterStabilityOptions extends FitKMeansOptions {
  /** Bootstrap samples, 2 to 10,000; 50 unless told otherwise. */
  readonly resamples?: number;
}

/** How sure each cluster is. */
export type ClusterStability = Table<{
  /** Number of the cluster. */
  cluster: Float64Array;
  /** Customers in it. */
  customers: Float64Array;
  /** 0 to 1: mean likeness (Jaccard) of the cluster to the one most like it in each resample. From 0.75 on it is stable. */
  stability: Float64Array;
  /** Share of the resamples in which nothing like it was found (a likeness of 0.5 or less). */
  dissolved: Float64Array;
}> & {
  /** The fit whose clusters these are. */
  readonly model: KMeansModel;
  readonly resamples: number;
  /** Customers that resamples were drawn of. */
  readonly rows: number;
  readonly notes: readonly Note[];
};

/** Beyond this many customers resamples are drawn of a sample of about as many. */
const mostRows = 5000;
/** Starts of each resample, where the options do not say. */
const resampleStarts = 5;
/** Below this a cluster should not be trusted (C. Hennig, 2007 and the documentation of fpc). */
export const stable = 0.75;

/**
 * Asks whether the clusters of `fitKMeans` would be found again in other customers of the same kind: the fit is repeated on
 * bootstrap samples, and each cluster is compared with the one most like it (C. Hennig, "Cluster-wise assessment of cluster
 * stability", Computational Statistics & Data Analysis 52, 2007; each customer drawn counts once).
 *
 * @param data a table, columns or rows
 * @param options those of `fitKMeans`, and the number of resamples
 * @returns one row a cluster; a note names the clusters below 0.75. Beyond 5,000 customers resamples are drawn of a sample of them
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { clusterStability } from '@clientele/segmentation';
 * const { columns } = clusterStability({ visits: [1, 2, 3, 1, 2, 31, 32, 33, 31] }, { k: 2 });
 * Array.from(columns.stability); // => [1, 1]
 */
export function clusterStability(data: ClusterInput, options: ClusterStabilityOptions = {}): ClusterStability {
  const verb = 'clusterStability';
  checkOptions(verb, options, { ...kMeansRules, resamples: wholeNumber(2, 10_000) });
  const { resamples = 50, ...search } = options;
  const { k: wanted = usualK, seed = 1, starts, maxIterations = 300, tolerance, onProgress } = search;
  const { points, learnt } = readPoints(verb, data, search);
  const k = distinctUpTo(points, wanted);
  const run = { k, seed, starts, maxIterations, tolerance, onProgress: undefined };
  const fit = kMeans(points, run);
  const model = modelOf(fit, learnt, points, wanted, asGiven(search));
  const sample = takePoints(points, sampleRows(points, mostRows, 1));
  const found = likenessesOf(sample, fit.C, {
    ...run,
    starts: starts ?? resampleStarts,
    resamples,
    onResample: (done) => onProgress?.({ stage: 'resamples', done, total: resamples }),
  });
  const stability = Float64Array.from(found, meanOf);
  const columns = {
    cluster: Float64Array.from(fit.count.keys()),
    customers: Float64Array.from(fit.count),
    stability,
    dissolved: Float64Array.from(found, (list) => list.filter((one) => one <= 0.5).length / list.length),
  };
  const notes = Object.freeze([...model.diagnostics.notes, ...unstableNote(stability)]);
  return Object.freeze({ ...table(columns), model, resamples, rows: sample.n, notes });
}

function unstableNote(stability: Float64Array): readonly Note[] {
  const clusters = [...stability.keys()].filter((j) => !((stability[j] as number) >= stable));
  if (clusters.length === 0) return [];
  const message = `other customers of the same kind might not show cluster ${clusters.join(', ')} again`;
  return [{ code: 'unstable-clusters', message, details: { clusters, advised: stable } }];
}
