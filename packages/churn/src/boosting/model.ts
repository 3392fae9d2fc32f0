import { type FeatureSchema, finiteShape, type Model, nullOr } from '@clientele/core';
import { type EnsembleParameters, parseEnsemble } from '../ensemble/parse.ts';

/** What `fitGradientBoosting` learns. */
export interface GradientBoostingParameters extends EnsembleParameters {
  /** What the trees add to: log-odds of the mean customer, or the mean target. */
  readonly base: number;
  /** Mean log loss, or mean squared error, of the customers held out; null where none were. */
  readonly validationLoss: number | null;
}

/** Gradient-boosted trees. A plain JSON record without customers; some 150 bytes a leaf. */
export type GradientBoostingModel = Model<'churn/gradient-boosting', GradientBoostingParameters> & {
  readonly features: readonly FeatureSchema[];
};

/** Kind and newest version of the model. */
export const boostingKind = 'churn/gradient-boosting';
/** Rises when a field changes. */
export const boostingVersion = 1;

/**
 * Reads gradient-boosted trees back from JSON, every field checked.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitGradientBoosting, parseGradientBoostingModel } from '@clientele/churn';
 * const model = fitGradientBoosting({ visits: [1, 2, 3, 4, 5, 6], label: [1, 1, 1, 0, 0, 0] }, { validation: 0, rounds: 5 });
 * parseGradientBoostingModel(JSON.parse(JSON.stringify(model))).features; // => [{ name: 'visits', type: 'number' }]
 */
export function parseGradientBoostingModel(value: unknown): GradientBoostingModel {
  return parseEnsemble<typeof boostingKind, GradientBoostingParameters>(
    'parseGradientBoostingModel',
    value,
    boostingKind,
    boostingVersion,
    { base: finiteShape, validationLoss: nullOr(finiteShape) },
  );
}
