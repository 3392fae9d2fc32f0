import type { TimeUnit } from '@clientele/core';
import { fitSurvivors } from '../beta-discrete/fit.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import type { Survivors } from '../survivors/survivors.ts';
import { givenModel } from '../transactions/given-model.ts';
import {
  type ShiftedBetaGeometricModel,
  type ShiftedBetaGeometricParameters,
  shiftedBetaGeometricType,
} from './model.ts';

/**
 * Fits the shifted beta-geometric model to the survivors of one or more cohorts by maximum likelihood:
 * each customer has a chance of one's own not to renew, the same every time, and the less loyal leave first: that is why the retention
 * rate of a cohort rises with its age.
 *
 * @param data plain arrays `{ period, survivors, cohort?, unit }`, or a table of them; each cohort from period 0 on
 * @param options tolerance, iterations, progress
 * @returns the model; `diagnostics.objective` is the log-likelihood (maximised), `gradientNorm` that of the mean
 *   log-likelihood a customer in the log parameters
 * @throws InvalidInputError (`invalid-input`) naming row and column, where survivors rise or a period is missing
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where nobody, or no period after the first, was seen
 * @example
 * import { fitShiftedBetaGeometric } from '@clientele/clv';
 * const regular = { period: [0, 1, 2, 3, 4, 5, 6, 7], survivors: [1000, 631, 468, 382, 326, 289, 262, 241], unit: 'year' } as const;
 * fitShiftedBetaGeometric(regular).parameters.alpha.toFixed(3); // => '0.704'
 * @see Fader and Hardie (2007), How to project customer retention, Journal of Interactive Marketing 21(1), 76-90
 */
export function fitShiftedBetaGeometric(data: Survivors, options: FitOptions = {}): ShiftedBetaGeometricModel {
  return fitSurvivors('fitShiftedBetaGeometric', shiftedBetaGeometricType, data, options);
}

/**
 * Makes a shifted beta-geometric model of known parameters, e.g. published ones.
 *
 * @param parameters all > 0
 * @param options the length of a period
 * @returns a model that every verb on contracts takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 * @example
 * import { shiftedBetaGeometricModel, survivalProbability } from '@clientele/clv';
 * const model = shiftedBetaGeometricModel({ alpha: 0.668, beta: 3.806 }, { unit: 'year' });
 * survivalProbability(model, [0])[0]; // => 1
 */
export function shiftedBetaGeometricModel(
  parameters: ShiftedBetaGeometricParameters,
  options: { readonly unit: TimeUnit },
): ShiftedBetaGeometricModel {
  return givenModel('shiftedBetaGeometricModel', shiftedBetaGeometricType, parameters, options);
}
