import { countShape, finiteShape, listOf, positiveShape, recordOf, wordShape } from '@clientele/core';
import { cholesky } from '@clientele/stats';
import { dimensionsOf } from '../features/encode.ts';
import { checkPlaces, type Demand } from '../model/check-places.ts';
import { type FeatureKind, type FeatureModel, parseFeatureModel } from '../model/feature-model.ts';
import { isMatrix, type MixtureCovariance } from './mixture.ts';

/** What a Gaussian mixture learns. Component 0 has the largest proportion. */
export interface GaussianMixtureParameters {
  /** How components may be shaped. */
  readonly covariance: MixtureCovariance;
  /** Share of the customers that each component stands for. They sum to 1. */
  readonly proportions: readonly number[];
  /** One mean a component, in scaled coordinates. */
  readonly means: readonly (readonly number[])[];
  /** One list a component, in scaled coordinates squared: a matrix row after row, or variances; one number for a ball, one list in all where components are alike. */
  readonly covariances: readonly (readonly number[])[];
  /** Customers of the fit that are likeliest in each component. They sum to its rows. */
  readonly sizes: readonly number[];
  /** −2 log-likelihood + ln(n) a free parameter, in the unit of `logLikelihood`; smaller is better. */
  readonly bic: number;
  /** Components so narrow that the floor of variances holds them open: their likelihood says nothing. */
  readonly degenerate: readonly number[];
}

/** Overlapping clusters, each a Gaussian distribution. A plain JSON record without customers. */
export type GaussianMixtureModel = FeatureModel<'segmentation/gaussian-mixture', GaussianMixtureParameters>;

/** The kind of Gaussian mixtures. */
export const gaussianMixtureKind: FeatureKind<'segmentation/gaussian-mixture', GaussianMixtureParameters> = {
  kind: 'segmentation/gaussian-mixture',
  version: 1,
  parameters: recordOf<GaussianMixtureParameters>({
    covariance: wordShape<MixtureCovariance>('full', 'diagonal', 'spherical', 'tied'),
    proportions: listOf(positiveShape),
    means: listOf(listOf(finiteShape)),
    covariances: listOf(listOf(finiteShape)),
    sizes: listOf(countShape),
    bic: finiteShape,
    degenerate: listOf(countShape),
  }),
  check: ({ parameters, features, diagnostics }, demand) => {
    const { means, proportions, sizes, degenerate } = parameters;
    checkPlaces(demand, features, 'means', means);
    const k = means.length;
    const sum = proportions.reduce((total, share) => total + share, 0);
    const areShares = proportions.length === k && Math.abs(sum - 1) < 1e-9;
    demand(areShares, 'parameters.proportions', `${k} shares that sum to 1`, proportions);
    const rows = sizes.reduce((total, size) => total + size, 0);
    const isWhole = sizes.length === k && rows === diagnostics.rows;
    demand(isWhole, 'parameters.sizes', `${k} sizes that sum to ${diagnostics.rows}`, sizes);
    demand(
      degenerate.every((j) => j < k),
      'parameters.degenerate',
      'numbers of components',
      degenerate,
    );
    checkCovariances(demand, parameters, dimensionsOf(features));
  },
};

function checkCovariances(
  demand: Demand,
  { covariance, covariances, means }: GaussianMixtureParameters,
  d: number,
): void {
  const lists = covariance === 'tied' ? 1 : means.length;
  demand(covariances.length === lists, 'parameters.covariances', `${lists} lists`, covariances);
  const width = isMatrix(covariance) ? d * d : covariance === 'spherical' ? 1 : d;
  for (const [j, own] of covariances.entries()) {
    const isPositive = isMatrix(covariance)
      ? own.length === width && isSymmetric(own, d) && cholesky({ size: d, values: Float64Array.from(own) }) !== null
      : own.every((variance) => variance > 0);
    const expected = isMatrix(covariance) ? `a positive definite matrix of ${width} numbers` : `${width} variances > 0`;
    demand(own.length === width && isPositive, `parameters.covariances[${j}]`, expected, own);
  }
}

function isSymmetric(matrix: readonly number[], d: number): boolean {
  return matrix.every((value, at) => value === matrix[(at % d) * d + Math.floor(at / d)]);
}

/**
 * Reads a Gaussian mixture back from JSON, every field checked.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitGaussianMixture, parseGaussianMixtureModel } from '@clientele/segmentation';
 * const model = fitGaussianMixture({ visits: [1, 2, 3, 2, 30, 31, 33] }, { k: 2 });
 * parseGaussianMixtureModel(JSON.parse(JSON.stringify(model))).parameters.sizes; // => [4, 3]
 */
export function parseGaussianMixtureModel(value: unknown): GaussianMixtureModel {
  return parseFeatureModel('parseGaussianMixtureModel', value, gaussianMixtureKind);
}
