import { type HistoryModel, type ModelType, parseHistoryModel } from '../transactions/history-model.ts';

/** The four numbers of the BG/BB model. */
export interface BgBbParameters {
  /** First parameter of the beta distribution of the chance to buy at an opportunity. */
  readonly alpha: number;
  /** Second parameter; the mean chance to buy is alpha/(alpha + beta). */
  readonly beta: number;
  /** First parameter of the beta distribution of the chance to leave before an opportunity. */
  readonly gamma: number;
  /** Second parameter; the mean chance to leave is gamma/(gamma + delta). */
  readonly delta: number;
}

/**
 * A BG/BB model: at each opportunity, one a unit of time, a live customer buys or not, with a beta-distributed chance; before
 * each opportunity a customer may leave, with a beta-distributed chance.
 */
export interface BgBbModel extends HistoryModel<'clv/bg-bb', BgBbParameters> {}

/** What a BG/BB model is called and made of. */
export const bgBbType: ModelType<'clv/bg-bb', BgBbParameters> = {
  kind: 'clv/bg-bb',
  version: 1,
  name: 'BG/BB',
  parameters: ['alpha', 'beta', 'gamma', 'delta'],
  times: [],
  opportunities: true,
};

/**
 * Reads a BG/BB model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { bgBbModel, parseBgBbModel } from '@clientele/clv';
 * const model = bgBbModel({ alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }, { unit: 'year' });
 * parseBgBbModel(JSON.parse(JSON.stringify(model))).parameters.delta; // => 2.783
 */
export function parseBgBbModel(value: unknown): BgBbModel {
  return parseHistoryModel('parseBgBbModel', bgBbType, value);
}
