import { type HistoryModel, type ModelType, parseHistoryModel } from '../transactions/history-model.ts';

/** The five numbers of the Gamma/Gompertz/NBD model. */
export interface GammaGompertzNbdParameters {
  /** Shape of the gamma distribution of purchase rates: small where customers differ much. */
  readonly r: number;
  /** Rate of that distribution, in units of time; the mean purchase rate is r/alpha a unit. */
  readonly alpha: number;
  /** How fast the rate of leaving grows with a customer's age, a unit of time; the same for all. */
  readonly b: number;
  /** Shape of the gamma distribution of levels of leaving: small where customers differ much. */
  readonly s: number;
  /** Rate of that distribution; the rate of leaving of a new customer is b s/beta on average. */
  readonly beta: number;
}

/**
 * A Gamma/Gompertz/NBD model: purchases at a gamma-distributed rate until a customer leaves; the rate of leaving grows with age
 * as e^(bt), from a gamma-distributed level.
 */
export interface GammaGompertzNbdModel extends HistoryModel<'clv/gamma-gompertz-nbd', GammaGompertzNbdParameters> {}

/** What a Gamma/Gompertz/NBD model is called and made of. */
export const gammaGompertzNbdType: ModelType<'clv/gamma-gompertz-nbd', GammaGompertzNbdParameters> = {
  kind: 'clv/gamma-gompertz-nbd',
  version: 1,
  name: 'Gamma/Gompertz/NBD',
  parameters: ['r', 'alpha', 'b', 's', 'beta'],
  times: ['alpha'],
  rates: ['b'],
};

/**
 * Reads a Gamma/Gompertz/NBD model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { gammaGompertzNbdModel, parseGammaGompertzNbdModel } from '@clientele/clv';
 * const model = gammaGompertzNbdModel({ r: 0.55, alpha: 10.6, b: 0.05, s: 0.6, beta: 2 }, { unit: 'week' });
 * parseGammaGompertzNbdModel(JSON.parse(JSON.stringify(model))).parameters.b; // => 0.05
 */
export function parseGammaGompertzNbdModel(value: unknown): GammaGompertzNbdModel {
  return parseHistoryModel('parseGammaGompertzNbdModel', gammaGompertzNbdType, value);
}
