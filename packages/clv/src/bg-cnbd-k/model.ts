import type { BetaGeometricParameters } from '../beta-geometric/parameters.ts';
import { parseRegularModel, type RegularModel } from '../beta-geometric/regular-model.ts';
import type { ModelType } from '../transactions/history-model.ts';

/** The four numbers of the BG/CNBD-k model; `r` and `alpha` are those of the rate of events, of which every k-th is a purchase. */
export interface BgCnbdKParameters extends BetaGeometricParameters {}

/** A BG/CNBD-k model: purchases more regular than chance, a beta-distributed chance to leave after each repeat purchase. */
export interface BgCnbdKModel extends RegularModel<'clv/bg-cnbd-k'> {}

/** What a BG/CNBD-k model is called and made of. */
export const bgCnbdKType: ModelType<'clv/bg-cnbd-k', BgCnbdKParameters> = {
  kind: 'clv/bg-cnbd-k',
  version: 1,
  name: 'BG/CNBD-k',
  parameters: ['r', 'alpha', 'a', 'b'],
  times: ['alpha'],
};

/**
 * Reads a BG/CNBD-k model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { bgCnbdKModel, parseBgCnbdKModel } from '@clientele/clv';
 * const model = bgCnbdKModel({ r: 0.6, alpha: 2.3, a: 1.1, b: 1.6 }, { k: 2, unit: 'week' });
 * parseBgCnbdKModel(JSON.parse(JSON.stringify(model))).k; // => 2
 */
export function parseBgCnbdKModel(value: unknown): BgCnbdKModel {
  return parseRegularModel('parseBgCnbdKModel', bgCnbdKType, value);
}
