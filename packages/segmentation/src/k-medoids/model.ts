import {
  countShape,
  diagnosticsShape,
  type FeatureSchema,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  parseModelRecord,
  positiveShape,
  recordOf,
  type Shape,
} from '@clientele/core';
import { featuresShape } from '../features/schema.ts';
import { checkCenters, nonNegativeShape } from '../k-means/check-centers.ts';

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
export type KMedoidsModel = Model<'segmentation/k-medoids', KMedoidsParameters> & {
  readonly features: readonly FeatureSchema[];
};

/** Kind and newest version of the model. */
export const kMedoidsKind = 'segmentation/k-medoids';
/** Rises when a field changes. */
export const kMedoidsVersion = 1;

type Fields = Pick<KMedoidsModel, 'options' | 'parameters' | 'features' | 'diagnostics'>;

const fields: { readonly [F in keyof Fields]-?: Shape<Fields[F]> } = {
  options: jsonRecordShape,
  parameters: recordOf<KMedoidsParameters>({
    medoids: listOf(listOf(finiteShape)),
    sizes: listOf(countShape),
    weights: listOf(positiveShape),
    meanDistance: nonNegativeShape,
  }),
  features: featuresShape,
  diagnostics: diagnosticsShape,
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
  const verb = 'parseKMedoidsModel';
  const model: KMedoidsModel = parseModelRecord<'segmentation/k-medoids', Fields>(
    verb,
    value,
    kMedoidsKind,
    kMedoidsVersion,
    fields,
  );
  checkCenters(verb, model, 'medoids', model.parameters.medoids);
  return model;
}
