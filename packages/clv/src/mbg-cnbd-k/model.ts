import type { BetaGeometricParameters } from '../beta-geometric/parameters.ts';
import { parseRegularModel, type RegularModel } from '../beta-geometric/regular-model.ts';
import type { ModelType } from '../transactions/history-model.ts';

/** The four numbers of the MBG/CNBD-k model; `r` and `alpha` are those of the rate of events, of which every k-th is a purchase. */
export interface MbgCnbdKParameters extends BetaGeometricParameters {}

/** A MBG/CNBD-k model: purchases more regular than chance, a beta-distributed chance to leave after each purchase, the first included. */
export interface MbgCnbdKModel extends RegularModel<'clv/mbg-cnbd-k'> {}

/** What a MBG/CNBD-k model is called and made of. */
export const mbgCnbdKType: ModelType<'clv/mbg-cnbd-k', MbgCnbdKParameters> = {
  kind: 'clv/mbg-cnbd-k',
  version: 1,
  name: 'MBG/CNBD-k',
  parameters: ['r', 'alpha', 'a', 'b'],
  times: ['alpha'],
};

/**
 * Reads a MBG/CNBD-k model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { mbgCnbdKModel, parseMbgCnbdKModel } from '@clientele/clv';
 * const model = mbgCnbdKModel({ r: 0.6, alpha: 2.3, a: 1.1, b: 1.6 }, { k: 2, unit: 'week' });
 * parseMbgCnbdKModel(JSON.parse(JSON.stringify(model))).k; // => 2
 */
export function parseMbgCnbdKModel(value: unknown): MbgCnbdKModel {
  return parseRegularModel('parseMbgCnbdKModel', mbgCnbdKType, value);
}
