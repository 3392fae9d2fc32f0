import type { Note, TimeUnit } from '@clientele/core';
import type { Histories } from '../histories/histories.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import { fitHistories, type Recipe } from '../transactions/fit-histories.ts';
import { givenModel } from '../transactions/given-model.ts';
import { boundaryNotes } from '../transactions/notes.ts';
import { paretoNbdLoss } from './likelihood.ts';
import { type ParetoNbdModel, type ParetoNbdParameters, paretoNbdType } from './model.ts';

/** How it is fitted. */
export const paretoNbdRecipe: Recipe<'clv/pareto-nbd', ParetoNbdParameters> = {
  type: paretoNbdType,
  loss: paretoNbdLoss,
  starts: ({ r, alpha }) => [
    [r, alpha, 0.6, 0.5],
    [1, 1, 1, 1],
    [3, 1, 0.3, 2],
  ],
  boundaryNotes: notesOnBoundary,
};

/** @returns what it means that a fit ended there, with the chance to leave within the longest T */
function notesOnBoundary({ r, s, beta }: ParetoNbdParameters, longestT: number): Note[] {
  const leaving = -Math.expm1(-s * Math.log1p(longestT / beta));
  return boundaryNotes(paretoNbdType.name, r, { leaving, concentration: s, what: 'the rate of leaving' });
}

/**
 * Fits the Pareto/NBD model to purchase histories by maximum likelihood.
 *
 * A customer may leave at any time, whether or not there was a purchase, so the longer one stays away the less likely one is
 * still a customer. The hypergeometric function of the likelihood is tabulated once for each distinct pair of x and time.
 *
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit, weight? }`; a row of weight 2 counts as two customers
 * @param options tolerance, iterations, progress
 * @returns the model; `diagnostics.objective` is the log-likelihood (maximised), `gradientNorm` that of the mean
 *   log-likelihood a customer in the log parameters; a fit that ends on a boundary or a plateau says so in its status
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 * @example
 * import { fitParetoNbd, probabilityAlive } from '@clientele/clv';
 * const x = [2, 1, 0, 0, 5, 0, 1, 3, 0, 0];
 * const tx = [30, 2, 0, 0, 20, 0, 12, 35, 0, 0];
 * const T = [39, 39, 38, 30, 37, 36, 35, 39, 33, 31];
 * const model = fitParetoNbd({ x, tx, T, unit: 'week' });
 * probabilityAlive(model, { x: [5], tx: [20], T: [37], unit: 'week' })[0] < 1; // => true
 * @see Schmittlein, Morrison and Colombo (1987), Counting your customers, Management Science 33(1), 1-24; Fader and Hardie
 *   (2005), A note on deriving the Pareto/NBD model
 */
export function fitParetoNbd(data: Histories, options: FitOptions = {}): ParetoNbdModel {
  return fitHistories('fitParetoNbd', paretoNbdRecipe, data, options);
}

/**
 * Makes a Pareto/NBD model of known parameters, e.g. published ones.
 *
 * @param parameters r, alpha (in `unit`), s and beta (in `unit`), all > 0
 * @param options the unit of time
 * @returns a model that every verb takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 * @example
 * import { expectedTransactionsOfNewCustomer, paretoNbdModel } from '@clientele/clv';
 * const cdnow = paretoNbdModel({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, { unit: 'week' });
 * expectedTransactionsOfNewCustomer(cdnow, { horizon: { weeks: 52 } }).toFixed(3); // => '1.473'
 */
export function paretoNbdModel(parameters: ParetoNbdParameters, options: { readonly unit: TimeUnit }): ParetoNbdModel {
  return givenModel('paretoNbdModel', paretoNbdType, parameters, options);
}
