import { type HistoryModel, type ModelType, parseHistoryModel } from '../transactions/history-model.ts';

/** The two numbers of the NBD model. */
export interface NbdParameters {
  /** Shape of the gamma distribution of purchase rates: small where customers differ much. */
  readonly r: number;
  /** Rate of that distribution, in units of time; the mean purchase rate is r/alpha a unit. */
  readonly alpha: number;
}

/** An NBD model: purchases at a gamma-distributed rate, and nobody ever leaves. */
export interface NbdModel extends HistoryModel<'clv/nbd', NbdParameters> {}

/** What an NBD model is called and made of. */
export const nbdType: ModelType<'clv/nbd', NbdParameters> = {
  kind: 'clv/nbd',
  version: 1,
  name: 'NBD',
  parameters: ['r', 'alpha'],
  times: ['alpha'],
};

/**
 * Reads an NBD model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { nbdModel, parseNbdModel } from '@clientele/clv';
 * const stored = JSON.stringify(nbdModel({ r: 0.385, alpha: 12.07 }, { unit: 'week' }));
 * parseNbdModel(JSON.parse(stored)).parameters.alpha; // => 12.07
 */
export function parseNbdModel(value: unknown): NbdModel {
  return parseHistoryModel('parseNbdModel', nbdType, value);
}
