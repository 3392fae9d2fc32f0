import { type HistoryModel, type ModelType, parseHistoryModel } from '../transactions/history-model.ts';

/** The four numbers of the MBG/NBD model. */
export interface MbgNbdParameters {
  /** Shape of the gamma distribution of purchase rates: small where customers differ much. */
  readonly r: number;
  /** Rate of that distribution, in units of time; the mean purchase rate is r/alpha a unit. */
  readonly alpha: number;
  /** First parameter of the beta distribution of the chance to leave after a purchase, the first included. */
  readonly a: number;
  /** Second parameter; the mean chance to leave is a/(a + b). */
  readonly b: number;
}

/** An MBG/NBD model: purchases at a gamma-distributed rate, a beta-distributed chance to leave after each, the first included. */
export interface MbgNbdModel extends HistoryModel<'clv/mbg-nbd', MbgNbdParameters> {}

/** What an MBG/NBD model is called and made of. */
export const mbgNbdType: ModelType<'clv/mbg-nbd', MbgNbdParameters> = {
  kind: 'clv/mbg-nbd',
  version: 1,
  name: 'MBG/NBD',
  parameters: ['r', 'alpha', 'a', 'b'],
  times: ['alpha'],
};

/**
 * Reads an MBG/NBD model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { mbgNbdModel, parseMbgNbdModel } from '@clientele/clv';
 * const stored = JSON.stringify(mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { unit: 'week' }));
 * parseMbgNbdModel(JSON.parse(stored)).parameters.alpha; // => 6.183
 */
export function parseMbgNbdModel(value: unknown): MbgNbdModel {
  return parseHistoryModel('parseMbgNbdModel', mbgNbdType, value);
}
