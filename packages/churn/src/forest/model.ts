import { type FeatureSchema, finiteShape, type Model, nullOr } from '@clientele/core';
import { type EnsembleParameters, parseEnsemble } from '../ensemble/parse.ts';

/** What `fitForest` learns; `mean` of its trees is the share of churners or the mean target of a node. */
export interface ForestParameters extends EnsembleParameters {
  /** Mean of (y − answer)², each customer answered by the trees that had not drawn them; null where all trees drew all. */
  readonly outOfBagError: number | null;
}

/** A random forest. A plain JSON record without customers; some 150 bytes a leaf. */
export type ForestModel = Model<'churn/forest', ForestParameters> & { readonly features: readonly FeatureSchema[] };

/** Kind and newest version of the model. */
export const forestKind = 'churn/forest';
/** Rises when a field changes. */
export const forestVersion = 1;

/**
 * Reads a random forest back from JSON, every field checked.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitForest, parseForestModel } from '@clientele/churn';
 * const model = fitForest({ visits: [1, 2, 3, 4, 5, 6], label: [1, 1, 1, 0, 0, 0] }, { minLeaf: 1, trees: 3 });
 * parseForestModel(JSON.parse(JSON.stringify(model))).features; // => [{ name: 'visits', type: 'number' }]
 */
export function parseForestModel(value: unknown): ForestModel {
  return parseEnsemble<typeof forestKind, ForestParameters>('parseForestModel', value, forestKind, forestVersion, {
    outOfBagError: nullOr(finiteShape),
  });
}
