import { checkOptions, InsufficientDataError, nonNegativeNumber, type OptionRule } from '@clientele/core';
import { type ClusterInput, type ColumnSource, openColumns } from '../features/columns.ts';
import { type LearntFeatures, learnFeatures } from '../features/learn.ts';
import { asGiven, fewerNote } from '../k-means/build.ts';
import { canonicalRows, distinctUpTo } from '../k-means/canonical.ts';
import { type FitKMeansOptions, kMeansRules, usualK } from '../k-means/fit.ts';
import { takePoints } from '../k-means/points.ts';
import { meanVariance, mostStartPoints } from '../k-means/starts.ts';
import { readWeights } from '../k-means/weights.ts';
import { featureModel } from '../model/feature-model.ts';
import { kPrototypes, type MixedClustering } from './kernel.ts';
import { encodeMixed, type MixedCoordinates, type MixedPoints } from './mixed.ts';
import { type KPrototypesModel, kPrototypesKind } from './model.ts';
import { centersOf, modesOf } from './words.ts';

/** What is clustered, what a text weighs beside a number, and how hard the search is. */
export interface FitKPrototypesOptions extends Omit<FitKMeansOptions, 'tolerance'> {
  /** What a text that differs costs, beside squared differences of scaled numbers; half their mean standard deviation unless told otherwise. */
  readonly gamma?: number;
}

const { tolerance: _, ...shared } = kMeansRules;
const rules: Readonly<Record<keyof FitKPrototypesOptions, OptionRule>> = { ...shared, gamma: nonNegativeNumber };

/** Levels of a text that are told apart, unless a feature says otherwise. */
const mostLevels = 1000;

/**
 * Finds k clusters of customers by numbers and texts together (k-prototypes, Huang 1998): each cluster has the means of its
 * numbers and the most frequent of its texts. A text counts as equal or different, with the weight `gamma`.
 *
 * The search starts from as many places as `fitKMeans` does, on at most 10,000 customers, and goes on over all of them from the best.
 * Row order does not show, equal customers share a cluster.
 *
 * @param data a table, columns or rows
 * @param options features, their scale, k, gamma and the search
 * @returns the model: centres, modes, sizes and cost of one run; `diagnostics.objective` is the cost
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, out of range, or does not fit its column
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { assignClusters, fitKPrototypes } from '@clientele/segmentation';
 * const customers = { visits: [1, 2, 3, 30, 31], channel: ['web', 'web', 'shop', 'shop', 'shop'] };
 * const model = fitKPrototypes(customers, { k: 2 });
 * model.parameters.modes; // => [['web'], ['shop']]
 * Array.from(assignClusters(model, { visits: [40], channel: ['web'] }).columns.cluster); // => [1]
 */
export function fitKPrototypes(data: ClusterInput, options: FitKPrototypesOptions = {}): KPrototypesModel {
  const verb = 'fitKPrototypes';
  checkOptions(verb, options, rules);
  const { coordinates, w, learnt } = readMixed(verb, openColumns(verb, data), options);
  const gamma = options.gamma ?? usualGamma(coordinates, w);
  const { found, points, notes } = searched({ ...coordinates, w, gamma }, learnt, options);
  return featureModel(kPrototypesKind, {
    options: asGiven(options),
    parameters: {
      centers: centersOf(found.C, points),
      modes: modesOf(found.C, points, learnt.features),
      gamma,
      sizes: Object.freeze(Array.from(found.count)),
      weights: Object.freeze(Array.from(found.W)),
      cost: found.cost,
    },
    features: learnt.features,
    status: found.isConverged ? 'converged' : 'stopped',
    rows: points.n,
    iterations: found.iterations,
    objective: found.cost,
    notes,
  });
}

/** Columns, weights and features of a fit on numbers and texts. */
export function readMixed(
  verb: string,
  source: ColumnSource,
  options: FitKPrototypesOptions,
): { readonly coordinates: MixedCoordinates; readonly w: Float64Array; readonly learnt: LearntFeatures } {
  if (source.length === 0) throw new InsufficientDataError(verb, 'customers', 1, 0);
  const w = readWeights(verb, source, options.weight);
  const learnt = learnFeatures(verb, source, options, w, options.weight, mostLevels);
  return { coordinates: encodeMixed(verb, source, learnt.features), w, learnt };
}

/** The best clustering of some points, and the notes of the fit. */
export function searched(
  given: MixedPoints,
  learnt: LearntFeatures,
  { k: wanted = usualK, seed = 1, starts, maxIterations = 300, onProgress }: FitKPrototypesOptions,
): { readonly found: MixedClustering; readonly points: MixedPoints; readonly notes: LearntFeatures['notes'] } {
  const points = given.n <= mostStartPoints ? { ...given, ...takePoints(given, canonicalRows(given)) } : given;
  const k = distinctUpTo(points, wanted);
  const found = kPrototypes(points, { k, seed, starts, maxIterations, onProgress });
  return { found, points, notes: [...learnt.notes, ...fewerNote(wanted, found.count.length)] };
}

/** Half the mean standard deviation of the numbers, 1 where there are none (the rule of Huang 1998, section 3.2). */
function usualGamma({ X, n, d, p }: MixedCoordinates, w: Float64Array): number {
  if (p === 0) return 1;
  let sum = 0;
  for (let c = 0; c < p; c++) {
    const cells = Float64Array.from({ length: n }, (_, i) => X[i * d + c] as number);
    sum += Math.sqrt(meanVariance({ X: cells, w, n, d: 1 }));
  }
  return sum / p / 2;
}
