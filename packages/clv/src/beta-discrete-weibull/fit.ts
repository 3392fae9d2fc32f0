import type { TimeUnit } from '@clientele/core';
import { fitSurvivors } from '../beta-discrete/fit.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import type { Survivors } from '../survivors/survivors.ts';
import { givenModel } from '../transactions/given-model.ts';
import { type BetaDiscreteWeibullModel, type BetaDiscreteWeibullParameters, betaDiscreteWeibullType } from './model.ts';

/**
 * Fits the beta-discrete-Weibull model to the survivors of one or more cohorts by maximum likelihood:
 * the shifted beta-geometric model in which one customer's chance not to renew may itself change with age, by the
 * shape c; with c = 1 it is that model.
 *
 * @param data plain arrays `{ period, survivors, cohort?, unit }`, or a table of them; each cohort from period 0 on
 * @param options tolerance, iterations, progress
 * @returns the model; `diagnostics.objective` is the log-likelihood (maximised), `gradientNorm` that of the mean
 *   log-likelihood a customer in the log parameters
 * @throws InvalidInputError (`invalid-input`) naming row and column, where survivors rise or a period is missing
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where nobody, or no period after the first, was seen
 * @example
 * import { fitBetaDiscreteWeibull } from '@clientele/clv';
 * const regular = { period: [0, 1, 2, 3, 4, 5, 6, 7], survivors: [1000, 631, 468, 382, 326, 289, 262, 241], unit: 'year' } as const;
 * fitBetaDiscreteWeibull(regular).parameters.alpha.toFixed(3); // => '0.456'
 * @see Fader, Hardie, Liu, Davin and Steenburgh (2018), How to project customer retention revisited: the role of duration dependence,
 *   Journal of Interactive Marketing 43, 1-16
 */
export function fitBetaDiscreteWeibull(data: Survivors, options: FitOptions = {}): BetaDiscreteWeibullModel {
  return fitSurvivors('fitBetaDiscreteWeibull', betaDiscreteWeibullType, data, options);
}

/**
 * Makes a beta-discrete-Weibull model of known parameters, e.g. published ones.
 *
 * @param parameters all > 0
 * @param options the length of a period
 * @returns a model that every verb on contracts takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 * @example
 * import { betaDiscreteWeibullModel, survivalProbability } from '@clientele/clv';
 * const model = betaDiscreteWeibullModel({ alpha: 0.46, beta: 0.78, c: 1.28 }, { unit: 'year' });
 * survivalProbability(model, [0])[0]; // => 1
 */
export function betaDiscreteWeibullModel(
  parameters: BetaDiscreteWeibullParameters,
  options: { readonly unit: TimeUnit },
): BetaDiscreteWeibullModel {
  return givenModel('betaDiscreteWeibullModel', betaDiscreteWeibullType, parameters, options);
}
