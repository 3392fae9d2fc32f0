import { checkOptions, type Note, type OptionRule, oneOf } from '@clientele/core';
import type { ClusterInput } from '../features/columns.ts';
import type { LearntFeatures } from '../features/learn.ts';
import { asGiven, fewerNote } from '../k-means/build.ts';
import { distinctUpTo } from '../k-means/canonical.ts';
import { type FitKMeansOptions, kMeansRules, usualK } from '../k-means/fit.ts';
import type { WeightedPoints } from '../k-means/points.ts';
import { featureModel } from '../model/feature-model.ts';
import { placesOf } from '../model/rows.ts';
import { componentsOf } from './assign.ts';
import type { MixtureEnd } from './kernel.ts';
import { bicOf, isMatrix, type Mixture, type MixtureCovariance, totalWeight } from './mixture.ts';
import { type GaussianMixtureModel, type GaussianMixtureParameters, gaussianMixtureKind } from './model.ts';
import { readNumbers } from './read.ts';
import { mixtureOf } from './starts.ts';

/** What is clustered, into how many components, and how they may be shaped. */
export interface FitGaussianMixtureOptions
  extends Omit<FitKMeansOptions, 'k' | 'starts' | 'maxIterations' | 'tolerance'> {
  /** Components, 1 to 1,000; 4 unless told otherwise. */
  readonly k?: number;
  /** `'full'` (any ellipse; unless told otherwise), `'diagonal'` (along the axes), `'spherical'` (balls), `'tied'` (all alike). */
  readonly covariance?: MixtureCovariance;
  /** Starts, 1 to 10,000; unless told otherwise 50, fewer for thousands of customers. */
  readonly starts?: number;
  /** Iterations, 1 or more; 500 unless told otherwise. */
  readonly maxIterations?: number;
  /** Ends where the mean log-likelihood of a customer grows by less than this; 1e-7 unless told otherwise. */
  readonly tolerance?: number;
}

/** Rules of the options. */
export const mixtureRules: Readonly<Record<keyof FitGaussianMixtureOptions, OptionRule>> = {
  ...kMeansRules,
  covariance: oneOf('full', 'diagonal', 'spherical', 'tied'),
};

/**
 * Finds k overlapping clusters, each a Gaussian distribution of its own shape, by expectation-maximisation from the clusters of
 * k-means. A customer belongs to each component with a probability.
 *
 * Tied values (purchases of 1, scores) would let a component shrink onto them and its likelihood grow without limit. So no
 * component may be narrower, in any direction, than the steps in which the data are recorded: a variance of h² / 12 for a smallest
 * difference of h. Components that this floor holds open are named in `degenerate` and in a note: their BIC says nothing.
 *
 * @param data a table, columns or rows; features are columns of numbers
 * @param options features, their scale, k, shape and the search
 * @returns the model: proportions, means, covariances and BIC; `logLikelihood` is that of the features before they were scaled (after
 * their transform), `diagnostics.objective` that of the scaled ones; `diagnostics.status` is `boundary` where components are degenerate
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, out of range, or a feature is of texts
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { assignClusters, fitGaussianMixture } from '@clientele/segmentation';
 * const model = fitGaussianMixture({ visits: [1, 2, 3, 2, 30, 31, 33] }, { k: 2 });
 * model.parameters.sizes; // => [4, 3]
 * Array.from(assignClusters(model, { visits: [5] }).columns.cluster); // => [0]
 */
export function fitGaussianMixture(data: ClusterInput, options: FitGaussianMixtureOptions = {}): GaussianMixtureModel {
  const verb = 'fitGaussianMixture';
  checkOptions(verb, options, mixtureRules);
  const { points, learnt } = readNumbers(verb, data, options);
  return fittedMixture(points, learnt, options.k ?? usualK, options);
}

/** The fit itself, once columns have become points. */
export function fittedMixture(
  points: WeightedPoints,
  learnt: LearntFeatures,
  wanted: number,
  options: FitGaussianMixtureOptions,
): GaussianMixtureModel {
  const { covariance = 'full', seed = 1, starts, maxIterations = 500, tolerance = 1e-7, onProgress } = options;
  const k = distinctUpTo(points, wanted);
  const end = mixtureOf(points, { k, covariance, seed, starts, maxIterations, tolerance, onProgress });
  const unit = learnt.features.reduce((sum, { scale = 1 }) => sum + Math.log(scale), 0);
  const logLikelihood = end.logLikelihood - totalWeight(points) * unit;
  const isSound = end.degenerate.length === 0;
  return featureModel(gaussianMixtureKind, {
    options: asGiven({ ...options, k: options.k }),
    parameters: parametersOf(points, end, logLikelihood),
    logLikelihood,
    features: learnt.features,
    status: isSound ? (end.isConverged ? 'converged' : 'stopped') : 'boundary',
    rows: points.n,
    iterations: end.iterations,
    objective: end.logLikelihood,
    notes: [...learnt.notes, ...fewerNote(wanted, k), ...degenerateNote(end)],
  });
}

function parametersOf(points: WeightedPoints, end: MixtureEnd, logLikelihood: number): GaussianMixtureParameters {
  const { mixture, degenerate } = end;
  const { labels } = componentsOf(points.X, points.n, mixture);
  const sizes: number[] = new Array(mixture.k).fill(0);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  return {
    covariance: mixture.covariance,
    proportions: Object.freeze(Array.from(mixture.proportions)),
    means: placesOf(mixture.M, mixture.d),
    covariances: covariancesOf(mixture),
    sizes: Object.freeze(sizes),
    bic: bicOf(logLikelihood, mixture, totalWeight(points)),
    degenerate: Object.freeze([...degenerate]),
  };
}

function covariancesOf({ covariance, d, S }: Mixture): readonly (readonly number[])[] {
  const lists = placesOf(S, isMatrix(covariance) ? d * d : d);
  if (covariance === 'tied') return Object.freeze(lists.slice(0, 1));
  return covariance === 'spherical' ? Object.freeze(lists.map((list) => Object.freeze(list.slice(0, 1)))) : lists;
}

function degenerateNote({ degenerate }: MixtureEnd): readonly Note[] {
  if (degenerate.length === 0) return [];
  const message = `component ${degenerate.join(', ')} shrank onto equal values, or onto a line: likelihood and BIC say nothing; try fewer components, or another shape`;
  return [{ code: 'degenerate-components', message, details: { components: [...degenerate] } }];
}
