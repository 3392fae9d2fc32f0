import { type FeatureSchema, IncompatibleModelError, showValue } from '@clientele/core';
import { dimensionsOf } from '../features/encode.ts';

/** Demands that a field of a model holds what it must. */
export type Demand = (holds: boolean, path: string, expected: string, received: unknown) => void;

/** Throws IncompatibleModelError (`incompatible-model`), naming the field, where something does not hold. */
export function demandOf(verb: string): Demand {
  return (holds, path, expected, received) => {
    if (!holds) throw new IncompatibleModelError(verb, `model.${path}`, expected, showValue(received));
  };
}

/** Places of clusters: one at least, each with as many coordinates as the features take. */
export function checkPlaces(
  demand: Demand,
  features: readonly FeatureSchema[],
  field: string,
  places: readonly (readonly number[])[],
  d: number = dimensionsOf(features),
): void {
  demand(d > 0, 'features', 'one feature at least', features);
  demand(places.length > 0, `parameters.${field}`, 'one place at least', places);
  const odd = places.find((place) => place.length !== d);
  demand(odd === undefined, `parameters.${field}`, `places of ${d} coordinates`, odd);
}

/** Sizes of k clusters that sum to the rows of the fit, none of them 0, and their weights. */
export function checkSizes(
  demand: Demand,
  { sizes, weights }: { readonly sizes: readonly number[]; readonly weights: readonly number[] },
  k: number,
  rows: number,
): void {
  demand(weights.length === k, 'parameters.weights', `${k} weights`, weights);
  const sum = sizes.reduce((total, size) => total + size, 0);
  const isWhole = sizes.length === k && sum === rows && !sizes.includes(0);
  demand(isWhole, 'parameters.sizes', `${k} sizes that sum to ${rows}`, sizes);
}
