import { centerKind, type KMeansParameters } from '../k-means/model.ts';
import { type FeatureKind, type FeatureModel, parseFeatureModel } from '../model/feature-model.ts';

/** Clusters found by mini-batch k-means, with the parameters of k-means. A plain JSON record without customers. */
export type MiniBatchModel = FeatureModel<'segmentation/mini-batch', KMeansParameters>;

/** The kind of mini-batch k-means. */
export const miniBatchKind: FeatureKind<'segmentation/mini-batch', KMeansParameters> =
  centerKind('segmentation/mini-batch');

/**
 * Reads a model of mini-batch k-means back from JSON, every field checked.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitMiniBatch, parseMiniBatchModel } from '@clientele/segmentation';
 * const model = fitMiniBatch({ visits: [1, 2, 1, 30, 31] }, { k: 2 });
 * parseMiniBatchModel(JSON.parse(JSON.stringify(model))).parameters.sizes; // => [3, 2]
 */
export function parseMiniBatchModel(value: unknown): MiniBatchModel {
  return parseFeatureModel('parseMiniBatchModel', value, miniBatchKind);
}
