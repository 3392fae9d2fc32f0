import {
  type FeatureSchema,
  type FitDiagnostics,
  finiteShape,
  IncompatibleModelError,
  type Shape,
  showValue,
} from '@clientele/core';
import { dimensionsOf } from '../features/encode.ts';
import { checkFeatures } from '../features/schema.ts';

/** The shape of a finite number of zero or more. */
export const nonNegativeShape: Shape<number> = (value, path, refuse) => {
  const number = finiteShape(value, path, refuse);
  return number >= 0 ? number : refuse(path, 'a number >= 0', value);
};

/** What every model with one place a cluster has. */
interface CenterModel {
  readonly features: readonly FeatureSchema[];
  readonly parameters: { readonly sizes: readonly number[]; readonly weights: readonly number[] };
  readonly diagnostics: FitDiagnostics;
}

/**
 * What shapes cannot see: features that are whole, places with as many coordinates as these take, sizes that sum to the rows.
 *
 * @param field what the places are called in `parameters`
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 */
export function checkCenters(
  verb: string,
  { features, parameters, diagnostics }: CenterModel,
  field: string,
  centers: readonly (readonly number[])[],
): void {
  const demand = (holds: boolean, path: string, expected: string, received: unknown): void => {
    if (!holds) throw new IncompatibleModelError(verb, `model.${path}`, expected, showValue(received));
  };
  checkFeatures(verb, features);
  const { sizes, weights } = parameters;
  const d = dimensionsOf(features);
  demand(d > 0, 'features', 'one feature at least', features);
  demand(centers.length > 0, `parameters.${field}`, 'one place at least', centers);
  const odd = centers.find((center) => center.length !== d);
  demand(odd === undefined, `parameters.${field}`, `places of ${d} coordinates`, odd);
  demand(weights.length === centers.length, 'parameters.weights', `${centers.length} weights`, weights);
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const isWhole = sizes.length === centers.length && rows === diagnostics.rows && !sizes.includes(0);
  demand(isWhole, 'parameters.sizes', `${centers.length} sizes that sum to ${diagnostics.rows}`, sizes);
}
