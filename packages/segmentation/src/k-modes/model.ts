import { countShape, listOf, positiveShape, recordOf } from '@clientele/core';
import { checkModes, type KPrototypesParameters, modesShape } from '../k-prototypes/model.ts';
import { checkSizes } from '../model/check-places.ts';
import { type FeatureKind, type FeatureModel, parseFeatureModel } from '../model/feature-model.ts';
import { nonNegativeShape } from '../model/shapes.ts';

/** What k-modes learns: the most frequent texts of each cluster. Its cost is the number of texts that differ, by weight. */
export type KModesParameters = Pick<KPrototypesParameters, 'modes' | 'sizes' | 'weights' | 'cost'>;

/** Clusters by texts alone. A plain JSON record without customers. */
export type KModesModel = FeatureModel<'segmentation/k-modes', KModesParameters>;

/** The kind of k-modes. */
export const kModesKind: FeatureKind<'segmentation/k-modes', KModesParameters> = {
  kind: 'segmentation/k-modes',
  version: 1,
  parameters: recordOf<KModesParameters>({
    modes: modesShape,
    sizes: listOf(countShape),
    weights: listOf(positiveShape),
    cost: nonNegativeShape,
  }),
  check: ({ parameters, features, diagnostics }, demand) => {
    const areTexts = features.length > 0 && features.every(({ type }) => type === 'category');
    demand(areTexts, 'features', 'one or more of texts', features);
    demand(parameters.modes.length > 0, 'parameters.modes', 'one list at least', parameters.modes);
    checkModes(demand, features, parameters.modes);
    checkSizes(demand, parameters, parameters.modes.length, diagnostics.rows);
  },
};

/**
 * Reads a k-modes model back from JSON, every field checked.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitKModes, parseKModesModel } from '@clientele/segmentation';
 * const model = fitKModes({ city: ['Ulm', 'Ulm', 'Bonn'], channel: ['web', 'web', 'shop'] }, { k: 2 });
 * parseKModesModel(JSON.parse(JSON.stringify(model))).parameters.modes; // => [['Ulm', 'web'], ['Bonn', 'shop']]
 */
export function parseKModesModel(value: unknown): KModesModel {
  return parseFeatureModel('parseKModesModel', value, kModesKind);
}
