import {
  anyFunction,
  checkOptions,
  type FitDiagnostics,
  frozen,
  type OnProgress,
  type OptionRule,
  oneOf,
  positiveNumber,
  wholeNumber,
} from '@clientele/core';
import type { ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { fitHistories, lastEventOf } from '../histories/fit-histories.ts';
import { demandTimes } from '../histories/half-life.ts';
import { storedWeighing, type WeighingOptions, weighingOf, weighingRules } from '../histories/weighing-options.ts';
import { optionsAsGiven } from '../model.ts';
import { type AlsProblem, lossOf, openSides, sidesOf, startingFactors, sweep } from './kernel.ts';
import { type ImplicitAlsModel, implicitAlsKind, implicitAlsVersion } from './model.ts';

/** Options of `fitImplicitAls`. */
export interface FitImplicitAlsOptions extends WeighingOptions {
  /** Numbers that stand for a customer or an item. Default 64. */
  readonly factors?: number;
  /** α₀: what an item that the customer does not have weighs, beside 1 of one that he or she has. Default 0.7. */
  readonly unobservedWeight?: number;
  /** λ of one entry. Default 0.01. */
  readonly regularization?: number;
  /** Sweeps over customers and items. Default 15. */
  readonly iterations?: number;
  /**
   * How a row is solved: `'cholesky'` (default), exactly, or `'conjugate-gradient'`, three steps from where it stood, which is
   * faster from some 64 factors on.
   */
  readonly solver?: 'cholesky' | 'conjugate-gradient';
  /** Decides the factors to start from. Default 1. */
  readonly seed?: number;
  /** Told after every sweep; may throw to stop it. */
  readonly onProgress?: OnProgress;
}

const rules: Readonly<Record<keyof FitImplicitAlsOptions, OptionRule>> = {
  ...weighingRules,
  factors: wholeNumber(1, 1024),
  unobservedWeight: positiveNumber,
  regularization: positiveNumber,
  iterations: wholeNumber(1),
  solver: oneOf('cholesky', 'conjugate-gradient'),
  seed: wholeNumber(0, 2 ** 32 - 1),
  onProgress: anyFunction,
};

const gradientSteps = 3;
/** A sweep that gains less than this share changes no list. */
const converged = 1e-6;

/**
 * Fits a matrix factorisation to what customers have, by alternating least squares: every customer and every item gets a few
 * numbers, so that their product is near 1 where the customer has the item and near 0, weakly, everywhere else. A customer
 * whom the fit never saw is solved from the history alone, exactly.
 *
 * The defaults are those that did best on a tenth of the training half of MovieLens 100k.
 *
 * The model keeps factors of the items only, some 10 bytes of JSON each: 640 bytes an item with 64.
 *
 * Source: Y. Hu, Y. Koren and C. Volinsky, "Collaborative Filtering for Implicit Feedback Datasets", ICDM 2008; the objective,
 * weight of what is not there and regularization by frequency after S. Rendle, W. Krichene, L. Zhang and Y. Koren, "Revisiting
 * the Performance of iALS on Item Recommendation Benchmarks", RecSys 2022.
 *
 * @param events a transaction log with products, or rows `{ customer, item, time?, value? }`, or such columns
 * @param options size, weights and solver; with `weight: 'count'` the values weigh what is there
 * @returns the model; `diagnostics.objective` is the loss, which sweeps make smaller
 * @throws InvalidInputError (`invalid-input`) naming row and column, or where a half-life is given and times are not
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no event puts anything in
 * @example
 * import { fitImplicitAls, recommend, toRows } from '@clientele/nbo';
 * const events = ['tea', 'jam'].flatMap((item) => [{ customer: 'Ada', item }, { customer: 'Bo', item }]);
 * const model = fitImplicitAls([...events, { customer: 'Cy', item: 'oil' }], { factors: 2 });
 * toRows(recommend(model, [{ customer: 'new', item: 'tea' }], { k: 1 }), ['item']); // => [{ item: 'jam' }]
 */
export function fitImplicitAls(events: ItemEvents, options: FitImplicitAlsOptions = {}): ImplicitAlsModel {
  const verb = 'fitImplicitAls';
  checkOptions(verb, options, rules);
  const { factors = 64, unobservedWeight = 0.7, regularization = 0.01, iterations = 15, solver, seed = 1 } = options;
  const read = readEvents(verb, events);
  demandTimes(verb, read.time, options.halfLife);
  const stored = storedWeighing(options, lastEventOf(read));
  const histories = fitHistories(verb, read, weighingOf(stored));
  const { itemIds } = histories;
  const problem: AlsProblem = {
    ...sidesOf(histories, itemIds.length),
    size: factors,
    alpha: unobservedWeight,
    lambda: regularization,
    steps: solver === 'conjugate-gradient' ? gradientSteps : null,
  };
  const values = startingFactors(histories.customers.length, itemIds.length, factors, seed);
  const sides = openSides(problem, values);
  let loss = Number.POSITIVE_INFINITY;
  let status: FitDiagnostics['status'] = 'stopped';
  let done = 0;
  while (done < iterations && status === 'stopped') {
    sweep(problem, values, sides);
    done++;
    options.onProgress?.({ stage: 'sweeps', done, total: iterations });
    const next = lossOf(problem, values, sides);
    if (loss - next <= converged * next) status = 'converged';
    loss = next;
  }
  return frozen({
    kind: implicitAlsKind,
    version: implicitAlsVersion,
    options: optionsAsGiven(options),
    parameters: {
      items: itemIds,
      factors,
      // Seven digits are more than the data says, and half the JSON.
      itemFactors: Array.from(values.items, (one) => Number(one.toPrecision(7))),
      unobservedWeight,
      regularization,
      ...stored,
    },
    diagnostics: {
      status,
      rows: read.length,
      iterations: done,
      objective: loss,
      gradientNorm: null,
      notes: read.notes,
    },
  });
}
