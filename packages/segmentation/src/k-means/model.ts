import { countShape, finiteShape, listOf, positiveShape, recordOf } from '@clientele/core';
import { checkPlaces, checkSizes, type Demand } from '../model/check-places.ts';
import { type FeatureKind, type FeatureModel, parseFeatureModel } from '../model/feature-model.ts';
import { nonNegativeShape } from '../model/shapes.ts';

/** What k-means learns: where the clusters are. Cluster 0 is the heaviest. */
export interface KMeansParameters {
  /** One centre a cluster, in scaled coordinates: one for each number, one for each level of a text. */
  readonly centers: readonly (readonly number[])[];
  /** Customers of the fit in each cluster. They sum to its rows. */
  readonly sizes: readonly number[];
  /** Their weights; the same as `sizes` where no weights were given. */
  readonly weights: readonly number[];
  /** Sum over the customers of weight times squared distance to the centre, in scaled coordinates. */
  readonly inertia: number;
}

/** Clusters by which customers are assigned, today's and tomorrow's alike. A plain JSON record without customers. */
export type KMeansModel = FeatureModel<'segmentation/k-means', KMeansParameters>;

/** A kind whose models hold centres. */
export function centerKind<K extends string>(kind: K): FeatureKind<K, KMeansParameters> {
  const parameters = recordOf<KMeansParameters>({
    centers: listOf(listOf(finiteShape)),
    sizes: listOf(countShape),
    weights: listOf(positiveShape),
    inertia: nonNegativeShape,
  });
  const check = (model: FeatureModel<K, KMeansParameters>, demand: Demand): void => {
    const { centers } = model.parameters;
    checkPlaces(demand, model.features, 'centers', centers);
    checkSizes(demand, model.parameters, centers.length, model.diagnostics.rows);
  };
  return { kind, version: 1, parameters, check };
}

/** The kind of k-means. */
export const kMeansKind: FeatureKind<'segmentation/k-means', KMeansParameters> = centerKind('segmentation/k-means');

/**
 * Reads a k-means model back from JSON, every field checked: features that are whole, centres with as many coordinates as
 * these take, sizes that sum to the rows of the fit.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitKMeans, parseKMeansModel } from '@clientele/segmentation';
 * const model = fitKMeans({ visits: [1, 2, 1, 30, 31] }, { k: 2 });
 * parseKMeansModel(JSON.parse(JSON.stringify(model))).parameters.sizes; // => [3, 2]
 */
export function parseKMeansModel(value: unknown): KMeansModel {
  return parseFeatureModel('parseKMeansModel', value, kMeansKind);
}
