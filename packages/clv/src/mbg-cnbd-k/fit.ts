import type { TimeUnit } from '@clientele/core';
import { fitRegular, givenRegular, type RegularityOptions } from '../beta-geometric/fit-regular.ts';
import { betaGeometricLoss } from '../beta-geometric/likelihood.ts';
import { betaGeometricNotes, betaGeometricStarts } from '../beta-geometric/recipe.ts';
import type { Histories } from '../histories/histories.ts';
import type { Recipe } from '../transactions/fit-histories.ts';
import { type MbgCnbdKModel, type MbgCnbdKParameters, mbgCnbdKType } from './model.ts';

/** @returns how the model with that k is fitted */
export function mbgCnbdKRecipe(k: number): Recipe<'clv/mbg-cnbd-k', MbgCnbdKParameters> {
  return {
    type: mbgCnbdKType,
    regularity: k,
    loss: (groups, weights) => betaGeometricLoss(groups, weights, 1, k),
    starts: (moments) => betaGeometricStarts(moments, k),
    boundaryNotes: (parameters) => betaGeometricNotes(mbgCnbdKType.name, parameters),
  };
}

/**
 * Fits the MBG/CNBD-k model to purchase histories by maximum likelihood: the MBG/NBD model for customers who buy more regularly
 * than chance would have it. Every k-th event of a Poisson process is a purchase; with k = 1 it is the MBG/NBD model, the
 * larger k the more alike are the times between purchases. The sum of the logarithms of these times tells k.
 *
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, sumLogGaps, unit, weight? }`; a row of weight 2 counts as two customers
 * @param options `k`, 1 to 12, or `'auto'` (the default): the k of the highest likelihood; tolerance, iterations, progress
 * @returns the model with its `k`; everything else as `fitMbgNbd` says it
 * @throws InvalidInputError (`invalid-input`) naming row and column, or where sumLogGaps is missing and k is not 1
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 * @example
 * import { fitMbgCnbdK } from '@clientele/clv';
 * // Two bought every ten days or so, and one of them stopped.
 * const x = [3, 4, 0, 0, 1];
 * const tx = [31, 40, 0, 0, 9];
 * const T = [80, 45, 80, 60, 70];
 * const sumLogGaps = [3 * Math.log(10.3), 4 * Math.log(10), 0, 0, Math.log(9)];
 * fitMbgCnbdK({ x, tx, T, sumLogGaps, unit: 'day' }).k > 4; // => true
 * fitMbgCnbdK({ x, tx, T, sumLogGaps, unit: 'day' }, { k: 2 }).k; // => 2
 * @see Platzer and Reutterer (2016), Ticking away the moments: timing regularity helps to better predict customer activity,
 *   Marketing Science 35(5), 779-799
 */
export function fitMbgCnbdK(data: Histories, options: RegularityOptions = {}): MbgCnbdKModel {
  return fitRegular('fitMbgCnbdK', mbgCnbdKRecipe, data, options);
}

/**
 * Makes a MBG/CNBD-k model of known parameters, e.g. published ones.
 *
 * @param parameters r, alpha (in `unit`), a and b, all > 0
 * @param options `k` and the unit of time
 * @returns a model that every verb takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 * @example
 * import { expectedTransactions, mbgCnbdKModel } from '@clientele/clv';
 * const model = mbgCnbdKModel({ r: 20, alpha: 100, a: 0.1, b: 5 }, { k: 2, unit: 'day' });
 * const within = (tx: number) =>
 *   expectedTransactions(model, { x: [4], tx: [tx], T: [40], unit: 'day' }, { horizon: { days: 5 } })[0];
 * within(34) > within(40); // => true
 */
export function mbgCnbdKModel(
  parameters: MbgCnbdKParameters,
  options: { readonly k: number; readonly unit: TimeUnit },
): MbgCnbdKModel {
  return givenRegular('mbgCnbdKModel', mbgCnbdKType, parameters, options);
}
