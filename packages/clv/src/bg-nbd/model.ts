import { type HistoryModel, type ModelType, parseHistoryModel } from '../transactions/history-model.ts';

/** The four numbers of the BG/NBD model. */
export interface BgNbdParameters {
  /** Shape of the gamma distribution of purchase rates: small where customers differ much. */
  readonly r: number;
  /** Rate of that distribution, in units of time; the mean purchase rate is r/alpha a unit. */
  readonly alpha: number;
  /** First parameter of the beta distribution of the chance to leave after a purchase. */
  readonly a: number;
  /** Second parameter; the mean chance to leave is a/(a + b). */
  readonly b: number;
}

/** A BG/NBD model: purchases at a gamma-distributed rate, a beta-distributed chance to leave after each repeat purchase. */
export interface BgNbdModel extends HistoryModel<'clv/bg-nbd', BgNbdParameters> {}

/** What a BG/NBD model is called and made of. */
export const bgNbdType: ModelType<'clv/bg-nbd', BgNbdParameters> = {
  kind: 'clv/bg-nbd',
  version: 1,
  name: 'BG/NBD',
  parameters: ['r', 'alpha', 'a', 'b'],
  times: ['alpha'],
};

/**
 * Reads a BG/NBD model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { bgNbdModel, parseBgNbdModel } from '@clientele/clv';
 * const stored = JSON.stringify(bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' }));
 * parseBgNbdModel(JSON.parse(stored)).parameters.alpha; // => 4.414
 */
export function parseBgNbdModel(value: unknown): BgNbdModel {
  return parseHistoryModel('parseBgNbdModel', bgNbdType, value);
}
