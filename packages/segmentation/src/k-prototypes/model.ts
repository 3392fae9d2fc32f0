import {
  countShape,
  type FeatureSchema,
  finiteShape,
  listOf,
  nullOr,
  positiveShape,
  recordOf,
  type Shape,
  textShape,
} from '@clientele/core';
import { checkPlaces, checkSizes, type Demand } from '../model/check-places.ts';
import { type FeatureKind, type FeatureModel, parseFeatureModel } from '../model/feature-model.ts';
import { nonNegativeShape } from '../model/shapes.ts';
import { numbersAmong } from './mixed.ts';

/** What k-prototypes learns. Cluster 0 is the heaviest. */
export interface KPrototypesParameters {
  /** Means of the numbers, one list a cluster, in scaled coordinates and in the order of the features. */
  readonly centers: readonly (readonly number[])[];
  /** The most frequent text of each column of texts, one list a cluster; `null` where that is the pool of rarer ones. */
  readonly modes: readonly (readonly (string | null)[])[];
  /** What a text that differs costs, in squared scaled coordinates. */
  readonly gamma: number;
  /** Customers of the fit in each cluster. They sum to its rows. */
  readonly sizes: readonly number[];
  /** Their weights; the same as `sizes` where no weights were given. */
  readonly weights: readonly number[];
  /** Sum over the customers of weight times squared differences and gamma times the texts that differ. */
  readonly cost: number;
}

/** Clusters by numbers and texts. A plain JSON record without customers. */
export type KPrototypesModel = FeatureModel<'segmentation/k-prototypes', KPrototypesParameters>;

/** The shape of modes. */
export const modesShape: Shape<readonly (readonly (string | null)[])[]> = listOf(listOf(nullOr(textShape)));

/** One mode for each column of texts, each a level of it. */
export function checkModes(
  demand: Demand,
  features: readonly FeatureSchema[],
  modes: readonly (readonly (string | null)[])[],
): void {
  const texts = features.filter(({ type }) => type === 'category');
  for (const [j, own] of modes.entries()) {
    const fits =
      own.length === texts.length &&
      own.every((mode, c) => {
        const { levels = [], pooled = 0 } = texts[c] as FeatureSchema;
        return mode === null ? pooled > 0 : levels.includes(mode);
      });
    demand(fits, `parameters.modes[${j}]`, `a level of each of ${texts.length} columns of texts`, own);
  }
}

/** The kind of k-prototypes. */
export const kPrototypesKind: FeatureKind<'segmentation/k-prototypes', KPrototypesParameters> = {
  kind: 'segmentation/k-prototypes',
  version: 1,
  parameters: recordOf<KPrototypesParameters>({
    centers: listOf(listOf(finiteShape)),
    modes: modesShape,
    gamma: nonNegativeShape,
    sizes: listOf(countShape),
    weights: listOf(positiveShape),
    cost: nonNegativeShape,
  }),
  check: ({ parameters, features, diagnostics }, demand) => {
    const { centers, modes } = parameters;
    demand(features.length > 0, 'features', 'one feature at least', features);
    if (numbersAmong(features) > 0) checkPlaces(demand, features, 'centers', centers, numbersAmong(features));
    demand(modes.length === centers.length, 'parameters.modes', `${centers.length} lists`, modes);
    checkModes(demand, features, modes);
    checkSizes(demand, parameters, centers.length, diagnostics.rows);
  },
};

/**
 * Reads a k-prototypes model back from JSON, every field checked.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitKPrototypes, parseKPrototypesModel } from '@clientele/segmentation';
 * const model = fitKPrototypes({ visits: [1, 2, 30, 31], city: ['Ulm', 'Ulm', 'Bonn', 'Bonn'] }, { k: 2 });
 * parseKPrototypesModel(JSON.parse(JSON.stringify(model))).parameters.modes; // => [['Ulm'], ['Bonn']]
 */
export function parseKPrototypesModel(value: unknown): KPrototypesModel {
  return parseFeatureModel('parseKPrototypesModel', value, kPrototypesKind);
}
