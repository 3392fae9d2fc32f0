import {
  anyFunction,
  checkOptions,
  InsufficientDataError,
  nonEmptyText,
  nonNegativeNumber,
  type OnProgress,
  type OptionRule,
  wholeNumber,
} from '@clientele/core';
import { type FeatureOptions, featureRules } from '../features/choices.ts';
import { type ClusterInput, openColumns } from '../features/columns.ts';
import { encodePoints } from '../features/encode.ts';
import { type LearntFeatures, learnFeatures } from '../features/learn.ts';
import { asGiven, modelOf } from './build.ts';
import { distinctUpTo } from './canonical.ts';
import type { KMeansModel } from './model.ts';
import type { WeightedPoints } from './points.ts';
import { kMeans } from './starts.ts';
import { readWeights } from './weights.ts';

/** What is clustered, into how many clusters, and how hard the search is. */
export interface FitKMeansOptions extends FeatureOptions {
  /** Clusters, 1 to 1,000; 4 unless told otherwise. */
  readonly k?: number;
  /** The column that says how many customers a row stands for, each above 0. */
  readonly weight?: string;
  /** A whole number from 0 to 2³² − 1 that decides the starts; 1 unless told otherwise. */
  readonly seed?: number;
  /** Starts, 1 to 10,000. Unless told otherwise as many as cost little: 300 for a few hundred customers, 12 for thousands. */
  readonly starts?: number;
  /** Iterations of each run, 1 or more; 300 unless told otherwise. */
  readonly maxIterations?: number;
  /**
   * A run ends where the squared moves of its centres sum to this share of the features' mean variance. Unless told otherwise 1e-8 for
   * up to 10,000 customers, which these meet when nothing moves, and 1e-5 for more, which costs a few hundredths of a percent of
   * inertia at most and saves most of the time where there are no clear clusters.
   */
  readonly tolerance?: number;
  /** Told after each start and iteration; may throw to stop. */
  readonly onProgress?: OnProgress;
}

/** Rules of the options, for all that cluster by k-means. */
export const kMeansRules: Readonly<Record<keyof FitKMeansOptions, OptionRule>> = {
  ...featureRules,
  k: wholeNumber(1, 1000),
  weight: nonEmptyText,
  seed: wholeNumber(0, 2 ** 32 - 1),
  starts: wholeNumber(1, 10_000),
  maxIterations: wholeNumber(1),
  tolerance: nonNegativeNumber,
  onProgress: anyFunction,
};

/** Clusters unless told otherwise. */
export const usualK = 4;

/**
 * Finds k clusters of customers by k-means: the centres that make the sum of squared distances to the nearest of them
 * small. Numbers are brought to one scale first, or money would decide alone; texts become one indicator a level, which
 * together weigh as much as a number.
 *
 * The search starts many times (greedy k-means++, Arthur and Vassilvitskii 2007) on at most 10,000 customers, and Lloyd's
 * algorithm (with Hamerly's bounds, 2010) runs from the best over all of them. The order of rows does not show, and the seed
 * hardly does. Where fewer rows than k differ there are fewer clusters, and a note says so.
 *
 * @param data a table, columns or rows
 * @param options features, their scale, k and the search
 * @returns the model: centres, sizes and inertia of one run; `diagnostics.objective` is the inertia, and
 * `diagnostics.notes` names constant columns and fewer clusters than asked for
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, out of range, or does not fit its column
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { fitKMeans } from '@clientele/segmentation';
 * const customers = { visits: [1, 2, 30, 31, 1, 29], spend: [5000, 5200, 5100, 5300, 9000, 9100] };
 * fitKMeans(customers, { k: 2 }).parameters.sizes; // => [3, 3]
 * fitKMeans(customers, { k: 2, scale: 'none' }).parameters.sizes; // => [4, 2]
 */
export function fitKMeans(data: ClusterInput, options: FitKMeansOptions = {}): KMeansModel {
  const verb = 'fitKMeans';
  checkOptions(verb, options, kMeansRules);
  const { points, learnt } = readPoints(verb, data, options);
  const { k: wanted = usualK, seed = 1, maxIterations = 300, tolerance, starts, onProgress } = options;
  const k = distinctUpTo(points, wanted);
  const clustering = kMeans(points, { k, seed, starts, maxIterations, tolerance, onProgress });
  return modelOf(clustering, learnt, points, wanted, asGiven(options));
}

/** The steps before every fit: columns, weights, features, points. `leftOut` is a column that is no feature unless named. */
export function readPoints(
  verb: string,
  data: ClusterInput,
  options: FeatureOptions & { readonly weight?: string | undefined },
  leftOut: string | undefined = options.weight,
): { readonly points: WeightedPoints; readonly learnt: LearntFeatures } {
  const source = openColumns(verb, data);
  if (source.length === 0) throw new InsufficientDataError(verb, 'customers', 1, 0);
  const w = readWeights(verb, source, options.weight);
  const learnt = learnFeatures(verb, source, options, w, leftOut);
  return { points: { ...encodePoints(verb, source, learnt.features), w }, learnt };
}
