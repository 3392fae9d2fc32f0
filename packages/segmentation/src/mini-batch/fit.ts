import { checkOptions, type OptionRule, wholeNumber } from '@clientele/core';
import type { ClusterInput } from '../features/columns.ts';
import { asGiven, centerParameters, fewerNote } from '../k-means/build.ts';
import { distinctUpTo } from '../k-means/canonical.ts';
import { type FitKMeansOptions, kMeansRules, readPoints, usualK } from '../k-means/fit.ts';
import { featureModel } from '../model/feature-model.ts';
import { miniBatch } from './kernel.ts';
import { type MiniBatchModel, miniBatchKind } from './model.ts';

/** What is clustered, into how many clusters, and how the batches are drawn. */
export interface FitMiniBatchOptions extends Omit<FitKMeansOptions, 'starts' | 'maxIterations' | 'tolerance'> {
  /** Customers in a batch, about; 1 to 1,000,000; 1,000 unless told otherwise. */
  readonly batchSize?: number;
  /** Starts on the first few batches, 1 to 10,000; 10 unless told otherwise. */
  readonly starts?: number;
  /** Passes over all batches, 1 or more; 10 unless told otherwise. */
  readonly maxIterations?: number;
  /** Ends where the squared moves of a pass sum to this share of the features' mean variance; 1e-4 unless told otherwise. */
  readonly tolerance?: number;
}

const rules: Readonly<Record<keyof FitMiniBatchOptions, OptionRule>> = {
  ...kMeansRules,
  batchSize: wholeNumber(1, 1_000_000),
};

/**
 * Finds k clusters by mini-batch k-means, which moves its centres after every thousand customers. `fitKMeans` finds better
 * clusters and takes millions of customers as well; this is here for comparison, and for those who know the method.
 *
 * Batches are drawn by a hash of each customer's values, so that row order does not show. A last full pass takes centres as means.
 *
 * @param data a table, columns or rows
 * @param options features, their scale, k, and the batches
 * @returns the model: centres, sizes and inertia; `diagnostics.iterations` are passes, `diagnostics.objective` is the inertia
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, out of range, or does not fit its column
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { fitMiniBatch } from '@clientele/segmentation';
 * fitMiniBatch({ visits: [1, 2, 1, 30, 31, 29, 2] }, { k: 2, batchSize: 3 }).parameters.sizes; // => [4, 3]
 */
export function fitMiniBatch(data: ClusterInput, options: FitMiniBatchOptions = {}): MiniBatchModel {
  const verb = 'fitMiniBatch';
  checkOptions(verb, options, rules);
  const { points, learnt } = readPoints(verb, data, options);
  const { k: wanted = usualK, seed = 1, batchSize = 1000, starts = 10, maxIterations = 10, tolerance = 1e-4 } = options;
  const k = distinctUpTo(points, wanted);
  const run = { k, seed, batchSize, starts, maxIterations, tolerance, onProgress: options.onProgress };
  const clustering = miniBatch(points, run);
  return featureModel(miniBatchKind, {
    options: asGiven(options),
    parameters: centerParameters(clustering, points.d),
    features: learnt.features,
    status: clustering.isConverged ? 'converged' : 'stopped',
    rows: points.n,
    iterations: clustering.iterations,
    objective: clustering.inertia,
    notes: [...learnt.notes, ...fewerNote(wanted, clustering.count.length)],
  });
}
