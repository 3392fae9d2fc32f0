import type { TimeUnit } from '@clientele/core';
import { betaGeometricLoss } from '../beta-geometric/likelihood.ts';
import { betaGeometricNotes, betaGeometricStarts } from '../beta-geometric/recipe.ts';
import type { Histories } from '../histories/histories.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import { fitHistories, type Recipe } from '../transactions/fit-histories.ts';
import { givenModel } from '../transactions/given-model.ts';
import { type MbgNbdModel, type MbgNbdParameters, mbgNbdType } from './model.ts';

/** How it is fitted. */
export const mbgNbdRecipe: Recipe<'clv/mbg-nbd', MbgNbdParameters> = {
  type: mbgNbdType,
  loss: (groups, weights) => betaGeometricLoss(groups, weights, 1),
  starts: (moments) => betaGeometricStarts(moments),
  boundaryNotes: (parameters) => betaGeometricNotes(mbgNbdType.name, parameters),
};

/**
 * Fits the MBG/NBD model to purchase histories by maximum likelihood: the BG/NBD model, but a customer may leave after the
 * very first purchase too, so that one who never came back is not alive for certain.
 *
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit, weight? }`; a row of weight 2 counts as two customers
 * @param options tolerance, iterations, progress
 * @returns the model; `diagnostics.objective` is the log-likelihood (maximised), `gradientNorm` that of the mean
 *   log-likelihood a customer in the log parameters; a fit that ends on a boundary or a plateau says so in its status
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 * @example
 * import { fitMbgNbd, probabilityAlive } from '@clientele/clv';
 * const x = [2, 1, 0, 0, 5, 0, 1, 3, 0, 0];
 * const tx = [30, 2, 0, 0, 20, 0, 12, 35, 0, 0];
 * const T = [39, 39, 38, 30, 37, 36, 35, 39, 33, 31];
 * const model = fitMbgNbd({ x, tx, T, unit: 'week' });
 * probabilityAlive(model, { x: [0], tx: [0], T: [39], unit: 'week' })[0] < 1; // => true
 * @see Batislam, Denizel and Filiztekin (2007), International Journal of Research in Marketing 24(3), 201-209; Hoppe and
 *   Wagner (2007), Marketing JRM 29(2), 75-90
 */
export function fitMbgNbd(data: Histories, options: FitOptions = {}): MbgNbdModel {
  return fitHistories('fitMbgNbd', mbgNbdRecipe, data, options);
}

/**
 * Makes an MBG/NBD model of known parameters, e.g. published ones.
 *
 * @param parameters r, alpha (in `unit`), a and b, all > 0
 * @param options the unit of time
 * @returns a model that every verb takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 * @example
 * import { expectedTransactionsOfNewCustomer, mbgNbdModel } from '@clientele/clv';
 * const cdnow = mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { unit: 'week' });
 * expectedTransactionsOfNewCustomer(cdnow, { horizon: { weeks: 52 } }).toFixed(3); // => '1.420'
 */
export function mbgNbdModel(parameters: MbgNbdParameters, options: { readonly unit: TimeUnit }): MbgNbdModel {
  return givenModel('mbgNbdModel', mbgNbdType, parameters, options);
}
