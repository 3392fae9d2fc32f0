import { countShape, finiteShape, listOf, positiveShape, recordOf } from '@clientele/core';
import { checkPlaces, checkSizes } from '../model/check-places.ts';
import { type FeatureKind, type FeatureModel, parseFeatureModel } from '../model/feature-model.ts';
import { nonNegativeShape } from '../model/shapes.ts';

/** What k-medoids learns: the customer in the middle of each cluster, by features alone. Cluster 0 is the heaviest. */
export interface KMedoidsParameters {
  /** One place a cluster, in scaled coordinates: that of its medoid. */
  readonly medoids: readonly (readonly number[])[];
  /** Customers of the fit in each cluster. They sum to its rows. */
  readonly sizes: readonly number[];
  /** Their weights; the same as `sizes` where no weights were given. */
  readonly weights: readonly number[];
  /** Mean over the customers, by weight, of the distance to the medoid, in scaled coordinates. */
  readonly meanDistance: number;
}

/** Clusters by which customers are assigned. A plain JSON record without ids. */
export type KMedoidsModel = FeatureModel<'segmentation/k-medoids', KMedoidsParameters>;

/** The kind of k-medoids. */
export const kMedoidsKind: FeatureKind<'segmentation/k-medoids', KMedoidsParameters> = {
  kind: 'segmentation/k-medoids',
  version: 1,
  parameters: recordOf<KMedoidsParameters>({
    medoids: listOf(listOf(finiteShape)),
    sizes: listOf(countShape),
    weights: listOf(positiveShape),
    meanDistance: nonNegativeShape,
  }),
  check: ({ parameters, features, diagnostics }, demand) => {
    checkPlaces(demand, features, 'medoids', parameters.medoids);
    checkSizes(demand, parameters, parameters.medoids.length, diagnostics.rows);
  },
};

/**
 * Reads a k-medoids model back from JSON, every field checked.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitKMedoids, parseKMedoidsModel } from '@clientele/segmentation';
 * const model = fitKMedoids({ visits: [1, 2, 3, 30, 31] }, { k: 2 });
 * parseKMedoidsModel(JSON.parse(JSON.stringify(model))).parameters.sizes; // => [3, 2]
 */
export function parseKMedoidsModel(value: unknown): KMedoidsModel {
  return parseFeatureModel('parseKMedoidsModel', value, kMedoidsKind);
}
