import type { Note, TimeUnit } from '@clientele/core';
import type { Opportunities } from '../histories/histories.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import { fitHistories, type Recipe } from '../transactions/fit-histories.ts';
import { givenModel } from '../transactions/given-model.ts';
import { leavingNotes } from '../transactions/notes.ts';
import { bgBbLoss } from './likelihood.ts';
import { type BgBbModel, type BgBbParameters, bgBbType } from './model.ts';

/** How it is fitted. */
export const bgBbRecipe: Recipe<'clv/bg-bb', BgBbParameters> = {
  type: bgBbType,
  loss: bgBbLoss,
  starts: () => [
    [1, 1, 0.7, 2.5],
    [1, 3, 1, 1],
    [3, 3, 0.2, 2],
    [0.3, 0.6, 1, 5],
  ],
  boundaryNotes: notesOnBoundary,
};

function notesOnBoundary({ gamma, delta }: BgBbParameters): Note[] {
  const leaving = gamma / (gamma + delta);
  return leavingNotes(bgBbType.name, { leaving, concentration: gamma + delta, what: 'the chance to leave' });
}

/**
 * Fits the BG/BB model to purchases at opportunities by maximum likelihood: for what is bought once a year, an issue or a fair,
 * or not at all, as donations, tickets and conferences are. Time goes in opportunities, not in days.
 *
 * @param data plain arrays `{ x, tx, n, unit, weight? }`, or a table of them: of `n` opportunities after the first purchase
 *   `x` were used, the `tx`-th last; `unit` is the time from one to the next
 * @param options tolerance, iterations, progress
 * @returns the model; `diagnostics.objective` is the log-likelihood (maximised), `gradientNorm` that of the mean
 *   log-likelihood a customer in the log parameters; a fit that ends on a boundary or a plateau says so in its status
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer bought again
 * @example
 * import { fitBgBb, probabilityAlive } from '@clientele/clv';
 * const donors = { x: [6, 3, 1, 0], tx: [6, 4, 1, 0], n: [6, 6, 6, 6], weight: [120, 90, 150, 340], unit: 'year' } as const;
 * const model = fitBgBb(donors);
 * const [always, , once] = probabilityAlive(model, donors);
 * always > once; // => true
 * @see Fader, Hardie and Shang (2010), Customer-base analysis in a discrete-time noncontractual setting, Marketing Science
 *   29(6), 1086-1108
 */
export function fitBgBb(data: Opportunities, options: FitOptions = {}): BgBbModel {
  return fitHistories('fitBgBb', bgBbRecipe, data, options);
}

/**
 * Makes a BG/BB model of known parameters, e.g. published ones.
 *
 * @param parameters alpha, beta, gamma and delta, all > 0
 * @param options the time from one opportunity to the next
 * @returns a model that every verb takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 * @example
 * import { bgBbModel, expectedTransactionsOfNewCustomer } from '@clientele/clv';
 * const donations = bgBbModel({ alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }, { unit: 'year' });
 * expectedTransactionsOfNewCustomer(donations, { horizon: { years: 10 } }).toFixed(2); // => '3.18'
 */
export function bgBbModel(parameters: BgBbParameters, options: { readonly unit: TimeUnit }): BgBbModel {
  return givenModel('bgBbModel', bgBbType, parameters, options);
}
