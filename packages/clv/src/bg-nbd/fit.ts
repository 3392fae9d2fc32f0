import type { TimeUnit } from '@clientele/core';
import { betaGeometricLoss } from '../beta-geometric/likelihood.ts';
import { betaGeometricNotes, betaGeometricStarts } from '../beta-geometric/recipe.ts';
import type { Histories } from '../histories/histories.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import { fitHistories, type Recipe } from '../transactions/fit-histories.ts';
import { givenModel } from '../transactions/given-model.ts';
import { type BgNbdModel, type BgNbdParameters, bgNbdType } from './model.ts';

/** How it is fitted. */
export const bgNbdRecipe: Recipe<'clv/bg-nbd', BgNbdParameters> = {
  type: bgNbdType,
  loss: (groups, weights) => betaGeometricLoss(groups, weights, 0),
  starts: (moments) => betaGeometricStarts(moments),
  boundaryNotes: (parameters) => betaGeometricNotes(bgNbdType.name, parameters),
};

/**
 * Fits the BG/NBD model to purchase histories by maximum likelihood.
 *
 * Equal histories are counted together, times are scaled by the longest T, and the logarithms of the parameters are found
 * by BFGS and Newton steps. Nothing is random: the same customers in any order give the same model.
 *
 * In this model a customer can leave only after a repeat purchase, so a customer without one is alive for certain, and can
 * be expected to buy more than one with a single early repeat purchase. That is a property of the model, not a fault;
 * `fitMbgNbd` and `fitParetoNbd` see it otherwise.
 *
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit, weight? }`; a row of weight 2 counts as two customers
 * @param options tolerance, iterations, progress
 * @returns the model; `diagnostics.objective` is the log-likelihood (maximised), `gradientNorm` that of the mean
 *   log-likelihood a customer in the log parameters; a fit that ends on a boundary or a plateau says so in its status
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 * @example
 * import { fitBgNbd } from '@clientele/clv';
 * const x = [2, 1, 0, 0, 5, 0, 1, 3, 0, 0];
 * const tx = [30, 2, 0, 0, 20, 0, 12, 35, 0, 0];
 * const T = [39, 39, 38, 30, 37, 36, 35, 39, 33, 31];
 * const model = fitBgNbd({ x, tx, T, unit: 'week' });
 * model.unit; // => 'week'
 * model.diagnostics.rows; // => 10
 * @see Fader, Hardie and Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2), 275-284
 */
export function fitBgNbd(data: Histories, options: FitOptions = {}): BgNbdModel {
  return fitHistories('fitBgNbd', bgNbdRecipe, data, options);
}

/**
 * Makes a BG/NBD model of known parameters, e.g. published ones.
 *
 * @param parameters r, alpha (in `unit`), a and b, all > 0
 * @param options the unit of time
 * @returns a model that every verb takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 * @example
 * import { bgNbdModel, expectedTransactionsOfNewCustomer } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * expectedTransactionsOfNewCustomer(cdnow, { horizon: { weeks: 52 } }).toFixed(3); // => '1.446'
 */
export function bgNbdModel(parameters: BgNbdParameters, options: { readonly unit: TimeUnit }): BgNbdModel {
  return givenModel('bgNbdModel', bgNbdType, parameters, options);
}
