import { type HistoryModel, type ModelType, parseHistoryModel } from '../transactions/history-model.ts';

/** The four numbers of the Pareto/NBD model. */
export interface ParetoNbdParameters {
  /** Shape of the gamma distribution of purchase rates: small where customers differ much. */
  readonly r: number;
  /** Rate of that distribution, in units of time; the mean purchase rate is r/alpha a unit. */
  readonly alpha: number;
  /** Shape of the gamma distribution of rates of leaving: small where customers differ much. */
  readonly s: number;
  /** Rate of that distribution, in units of time; the mean rate of leaving is s/beta a unit. */
  readonly beta: number;
}

/** A Pareto/NBD model: purchases at a gamma-distributed rate until a customer leaves, at a gamma-distributed rate too. */
export interface ParetoNbdModel extends HistoryModel<'clv/pareto-nbd', ParetoNbdParameters> {}

/** What a Pareto/NBD model is called and made of. */
export const paretoNbdType: ModelType<'clv/pareto-nbd', ParetoNbdParameters> = {
  kind: 'clv/pareto-nbd',
  version: 1,
  name: 'Pareto/NBD',
  parameters: ['r', 'alpha', 's', 'beta'],
  times: ['alpha', 'beta'],
};

/**
 * Reads a Pareto/NBD model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { paretoNbdModel, parseParetoNbdModel } from '@clientele/clv';
 * const model = paretoNbdModel({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, { unit: 'week' });
 * parseParetoNbdModel(JSON.parse(JSON.stringify(model))).parameters.beta; // => 11.669
 */
export function parseParetoNbdModel(value: unknown): ParetoNbdModel {
  return parseHistoryModel('parseParetoNbdModel', paretoNbdType, value);
}
