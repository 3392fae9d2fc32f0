import { type HistoryModel, type ModelType, parseHistoryModel } from '../transactions/history-model.ts';

/** The numbers of the beta-discrete-Weibull model. */
export interface BetaDiscreteWeibullParameters {
  /** First parameter of the beta distribution of the chance not to renew. */
  readonly alpha: number;
  /** Second parameter; the mean chance not to renew the first time is alpha/(alpha + beta). */
  readonly beta: number;
  /** Shape: above 1 the chance of one customer not to renew grows with age, below 1 it falls. */
  readonly c: number;
}

/** A beta-discrete-Weibull model of customers under contract: who does not renew is gone, and is seen to be. Its unit is a period. */
export interface BetaDiscreteWeibullModel
  extends HistoryModel<'clv/beta-discrete-weibull', BetaDiscreteWeibullParameters> {}

/** What a beta-discrete-Weibull model is called and made of. */
export const betaDiscreteWeibullType: ModelType<'clv/beta-discrete-weibull', BetaDiscreteWeibullParameters> = {
  kind: 'clv/beta-discrete-weibull',
  version: 1,
  name: 'Beta-discrete-Weibull',
  parameters: ['alpha', 'beta', 'c'],
  times: [],
};

/**
 * Reads a beta-discrete-Weibull model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { betaDiscreteWeibullModel, parseBetaDiscreteWeibullModel } from '@clientele/clv';
 * const stored = JSON.stringify(betaDiscreteWeibullModel({ alpha: 0.46, beta: 0.78, c: 1.28 }, { unit: 'year' }));
 * parseBetaDiscreteWeibullModel(JSON.parse(stored)).parameters.alpha; // => 0.46
 */
export function parseBetaDiscreteWeibullModel(value: unknown): BetaDiscreteWeibullModel {
  return parseHistoryModel('parseBetaDiscreteWeibullModel', betaDiscreteWeibullType, value);
}
