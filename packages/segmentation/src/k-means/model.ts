import {
  countShape,
  diagnosticsShape,
  type FeatureSchema,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  optional,
  parseModelRecord,
  positiveShape,
  recordOf,
  type Shape,
  textShape,
} from '@clientele/core';
import { featuresShape } from '../features/schema.ts';
import { checkCenters, nonNegativeShape } from './check-centers.ts';

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
export type KMeansModel = Model<'segmentation/k-means', KMeansParameters> & {
  readonly features: readonly FeatureSchema[];
};

/** Kind and newest version of the model. */
export const kMeansKind = 'segmentation/k-means';
/** Rises when a field changes. */
export const kMeansVersion = 1;

type Fields = Pick<KMeansModel, 'engine' | 'options' | 'parameters' | 'features' | 'diagnostics'>;

const fields: { readonly [F in keyof Fields]-?: Shape<Fields[F]> } = {
  engine: optional(textShape) as Shape<string>,
  options: jsonRecordShape,
  parameters: recordOf<KMeansParameters>({
    centers: listOf(listOf(finiteShape)),
    sizes: listOf(countShape),
    weights: listOf(positiveShape),
    inertia: nonNegativeShape,
  }),
  features: featuresShape,
  diagnostics: diagnosticsShape,
};

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
  const verb = 'parseKMeansModel';
  const model: KMeansModel = parseModelRecord<'segmentation/k-means', Fields>(
    verb,
    value,
    kMeansKind,
    kMeansVersion,
    fields,
  );
  checkCenters(verb, model, 'centers', model.parameters.centers);
  return model;
}
