import { type HistoryModel, type ModelType, parseHistoryModel } from '../transactions/history-model.ts';

/** The numbers of the shifted beta-geometric model. */
export interface ShiftedBetaGeometricParameters {
  /** First parameter of the beta distribution of the chance not to renew. */
  readonly alpha: number;
  /** Second parameter; the mean chance not to renew the first time is alpha/(alpha + beta). */
  readonly beta: number;
}

/** A shifted beta-geometric model of customers under contract: who does not renew is gone, and is seen to be. Its unit is a period. */
export interface ShiftedBetaGeometricModel
  extends HistoryModel<'clv/shifted-beta-geometric', ShiftedBetaGeometricParameters> {}

/** What a shifted beta-geometric model is called and made of. */
export const shiftedBetaGeometricType: ModelType<'clv/shifted-beta-geometric', ShiftedBetaGeometricParameters> = {
  kind: 'clv/shifted-beta-geometric',
  version: 1,
  name: 'Shifted beta-geometric',
  parameters: ['alpha', 'beta'],
  times: [],
};

/**
 * Reads a shifted beta-geometric model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { shiftedBetaGeometricModel, parseShiftedBetaGeometricModel } from '@clientele/clv';
 * const stored = JSON.stringify(shiftedBetaGeometricModel({ alpha: 0.668, beta: 3.806 }, { unit: 'year' }));
 * parseShiftedBetaGeometricModel(JSON.parse(stored)).parameters.alpha; // => 0.668
 */
export function parseShiftedBetaGeometricModel(value: unknown): ShiftedBetaGeometricModel {
  return parseHistoryModel('parseShiftedBetaGeometricModel', shiftedBetaGeometricType, value);
}
