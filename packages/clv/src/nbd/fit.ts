import type { TimeUnit } from '@clientele/core';
import type { Histories } from '../histories/histories.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import { fitHistories, type Recipe } from '../transactions/fit-histories.ts';
import { givenModel } from '../transactions/given-model.ts';
import { boundaryNotes } from '../transactions/notes.ts';
import { nbdLoss } from './likelihood.ts';
import { type NbdModel, type NbdParameters, nbdType } from './model.ts';

/** How it is fitted. */
export const nbdRecipe: Recipe<'clv/nbd', NbdParameters> = {
  type: nbdType,
  loss: nbdLoss,
  starts: ({ r, alpha }) => [
    [r, alpha],
    [1, 1],
    [0.2, 0.1],
  ],
  boundaryNotes: ({ r }) => boundaryNotes(nbdType.name, r, null),
};

/**
 * Fits the NBD model to purchase histories by maximum likelihood: purchases at rates that differ between customers, and
 * nobody ever leaves. It is the yardstick of the models with leaving, and right where customers are bound by a contract.
 *
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit, weight? }`; a row of weight 2 counts as two customers
 * @param options tolerance, iterations, progress
 * @returns the model; `diagnostics.objective` is the log-likelihood (maximised) of the purchase times, which can be compared
 *   with that of the other models; `gradientNorm` is that of the mean log-likelihood a customer in the log parameters
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 * @example
 * import { fitNbd } from '@clientele/clv';
 * const x = [2, 1, 0, 0, 5, 0, 1, 3, 0, 0];
 * const tx = [30, 2, 0, 0, 20, 0, 12, 35, 0, 0];
 * const T = [39, 39, 38, 30, 37, 36, 35, 39, 33, 31];
 * fitNbd({ x, tx, T, unit: 'week' }).parameters.r.toFixed(2); // => '0.90'
 * @see Ehrenberg (1959), The pattern of consumer purchases, Applied Statistics 8(1), 26-41
 */
export function fitNbd(data: Histories, options: FitOptions = {}): NbdModel {
  return fitHistories('fitNbd', nbdRecipe, data, options);
}

/**
 * Makes an NBD model of known parameters, e.g. published ones.
 *
 * @param parameters r and alpha (in `unit`), both > 0
 * @param options the unit of time
 * @returns a model that every verb takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 * @example
 * import { expectedTransactions, nbdModel } from '@clientele/clv';
 * const model = nbdModel({ r: 1, alpha: 10 }, { unit: 'week' });
 * expectedTransactions(model, { x: [2], tx: [15], T: [20], unit: 'week' }, { horizon: { weeks: 40 } })[0]; // => 4
 */
export function nbdModel(parameters: NbdParameters, options: { readonly unit: TimeUnit }): NbdModel {
  return givenModel('nbdModel', nbdType, parameters, options);
}
