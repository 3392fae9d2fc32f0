import type { Note, TimeUnit } from '@clientele/core';
import type { Histories } from '../histories/histories.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import { fitHistories, type Recipe } from '../transactions/fit-histories.ts';
import { givenModel } from '../transactions/given-model.ts';
import { boundaryNotes } from '../transactions/notes.ts';
import { lossBy } from './lifetime.ts';
import { gammaGompertzNbdLoss } from './likelihood.ts';
import { type GammaGompertzNbdModel, type GammaGompertzNbdParameters, gammaGompertzNbdType } from './model.ts';

/** How it is fitted. */
export const gammaGompertzNbdRecipe: Recipe<'clv/gamma-gompertz-nbd', GammaGompertzNbdParameters> = {
  type: gammaGompertzNbdType,
  loss: gammaGompertzNbdLoss,
  starts: ({ r, alpha }) => [
    [r, alpha, 2, 0.6, 2],
    [r, alpha, 0.1, 0.6, 0.05],
    [1, 1, 1, 1, 1],
  ],
  boundaryNotes: notesOnBoundary,
};

/** Over the longest T the rate of leaving grows by less than this share: it does not grow at all. */
const constant = 0.01;

/** @returns what it means that a fit ended there, with the chance to leave within the longest T */
function notesOnBoundary({ r, b, s, beta }: GammaGompertzNbdParameters, longestT: number): Note[] {
  const { name } = gammaGompertzNbdType;
  const leaving = -Math.expm1(-s * lossBy({ b, B: beta }, longestT));
  const notes = boundaryNotes(name, r, { leaving, concentration: s, what: 'the level of leaving' });
  if (Math.expm1(b * longestT) >= constant || notes.some(({ code }) => code === 'nobody-leaves')) return notes;
  return [...notes, { code: 'no-aging', message: `${name}: ${noAging}`, details: { growth: b * longestT } }];
}

const noAging =
  'the rate of leaving does not grow with age in these data: the Pareto/NBD model, which it contains, says the same with a parameter less';

/**
 * Fits the Gamma/Gompertz/NBD model to purchase histories by maximum likelihood: the Pareto/NBD model for customers whose
 * leaving becomes likelier with age, or who leave rarely at first. In the Pareto/NBD model, which it contains as b goes to 0
 * with beta/b constant, the typical customer who stays is ever less likely to leave.
 *
 * Where the data show no ageing, b goes to 0: the status is `boundary` and the note `no-aging` names the smaller model.
 *
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit, weight? }`; a row of weight 2 counts as two customers
 * @param options tolerance, iterations, progress
 * @returns the model; `diagnostics.objective` is the log-likelihood (maximised), `gradientNorm` that of the mean
 *   log-likelihood a customer in the log parameters; a fit that ends on a boundary or a plateau says so in its status
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 * @example
 * import { fitGammaGompertzNbd } from '@clientele/clv';
 * const x = [2, 1, 0, 0, 5, 0, 1, 3, 0, 0];
 * const tx = [30, 2, 0, 0, 20, 0, 12, 35, 0, 0];
 * const T = [39, 39, 38, 30, 37, 36, 35, 39, 33, 31];
 * fitGammaGompertzNbd({ x, tx, T, unit: 'week' }).kind; // => 'clv/gamma-gompertz-nbd'
 * @see Bemmaor and Glady (2012), Modeling purchasing behavior with sudden "death": a flexible customer lifetime model,
 *   Management Science 58(5), 1012-1021
 */
export function fitGammaGompertzNbd(data: Histories, options: FitOptions = {}): GammaGompertzNbdModel {
  return fitHistories('fitGammaGompertzNbd', gammaGompertzNbdRecipe, data, options);
}

/**
 * Makes a Gamma/Gompertz/NBD model of known parameters, e.g. published ones.
 *
 * @param parameters r, alpha (in `unit`), b (a `unit`), s and beta, all > 0
 * @param options the unit of time
 * @returns a model that every verb takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 * @example
 * import { expectedTransactionsOfNewCustomer, gammaGompertzNbdModel } from '@clientele/clv';
 * const cdnow = gammaGompertzNbdModel({ r: 0.553, alpha: 10.578, b: 0.0002, s: 0.603, beta: 0.0026 }, { unit: 'week' });
 * expectedTransactionsOfNewCustomer(cdnow, { horizon: { weeks: 52 } }).toFixed(2); // => '1.53'
 */
export function gammaGompertzNbdModel(
  parameters: GammaGompertzNbdParameters,
  options: { readonly unit: TimeUnit },
): GammaGompertzNbdModel {
  return givenModel('gammaGompertzNbdModel', gammaGompertzNbdType, parameters, options);
}
