import { checkOptions, type Note, type Table, table, wholeNumber } from '@clientele/core';
import { openRandom, type Random } from '@clientele/stats';
import type { ClusterInput } from '../features/columns.ts';
import { asGiven, modelOf } from '../k-means/build.ts';
import { distinctUpTo, sampleRows } from '../k-means/canonical.ts';
import { type FitKMeansOptions, kMeansRules, readPoints, usualK } from '../k-means/fit.ts';
import type { KMeansModel } from '../k-means/model.ts';
import { assignNearest } from '../k-means/nearest.ts';
import { takePoints, type WeightedPoints } from '../k-means/points.ts';
import { kMeans } from '../k-means/starts.ts';

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
const stable = 0.75;

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
  const labels = labelsOf(sample, fit.C);
  const random = openRandom(seed);
  const found = Array.from({ length: fit.count.length }, () => [] as number[]);
  for (let done = 1; done <= resamples; done++) {
    const part = resampled(sample, random);
    const again = kMeans(part.points, {
      ...run,
      k: distinctUpTo(part.points, k),
      starts: starts ?? resampleStarts,
      seed: random.below(2 ** 32),
    });
    const own = Uint32Array.from(part.rows, (row) => labels[row] as number);
    const best = likenesses(own, labelsOf(part.points, again.C), fit.count.length, again.count.length);
    for (const [j, likeness] of best.entries()) if (likeness !== null) found[j]?.push(likeness);
    onProgress?.({ stage: 'resamples', done, total: resamples });
  }
  const stability = Float64Array.from(found, (list) => list.reduce((sum, one) => sum + one, 0) / list.length);
  const columns = {
    cluster: Float64Array.from(fit.count.keys()),
    customers: Float64Array.from(fit.count),
    stability,
    dissolved: Float64Array.from(found, (list) => list.filter((one) => one <= 0.5).length / list.length),
  };
  const notes = Object.freeze([...model.diagnostics.notes, ...unstableNote(stability)]);
  return Object.freeze({ ...table(columns), model, resamples, rows: sample.n, notes });
}

function labelsOf({ X, n, d }: WeightedPoints, C: Float64Array): Uint32Array {
  const labels = new Uint32Array(n);
  assignNearest(X, n, d, C, labels, new Float64Array(n));
  return labels;
}

/** n draws with replacement: the rows drawn, once each, weighing as often as they were drawn. */
function resampled(points: WeightedPoints, random: Random): { rows: Uint32Array; points: WeightedPoints } {
  const times = new Float64Array(points.n);
  for (let i = 0; i < points.n; i++) {
    const drawn = random.below(points.n);
    times[drawn] = (times[drawn] as number) + 1;
  }
  const rows = Uint32Array.from(times.keys()).filter((row) => (times[row] as number) > 0);
  const taken = takePoints(points, rows);
  return {
    rows,
    points: { ...taken, w: Float64Array.from(rows, (row, i) => (times[row] as number) * (taken.w[i] ?? 1)) },
  };
}

/** For each cluster of the first clustering the largest Jaccard coefficient with one of the second; `null` where nobody is in it. */
function likenesses(a: Uint32Array, b: Uint32Array, k: number, l: number): (number | null)[] {
  const both = new Float64Array(k * l);
  const [left, right] = [new Float64Array(k), new Float64Array(l)];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    both[x * l + y] = (both[x * l + y] as number) + 1;
    left[x] = (left[x] as number) + 1;
    right[y] = (right[y] as number) + 1;
  }
  return Array.from(left, (size, x) => {
    if (size === 0) return null;
    const shares = Array.from(right, (other, y) => {
      const common = both[x * l + y] as number;
      return common / (size + other - common);
    });
    return Math.max(...shares);
  });
}

function unstableNote(stability: Float64Array): readonly Note[] {
  const clusters = [...stability.keys()].filter((j) => !((stability[j] as number) >= stable));
  if (clusters.length === 0) return [];
  const message = `other customers of the same kind might not show cluster ${clusters.join(', ')} again`;
  return [{ code: 'unstable-clusters', message, details: { clusters, advised: stable } }];
}
