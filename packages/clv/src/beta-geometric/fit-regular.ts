import { checkOptions, type OptionRule, optionRule, type TimeUnit } from '@clientele/core';
import type { Histories } from '../histories/histories.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import { fitRules, keptOptions } from '../likelihood/options.ts';
import { fitPrepared, needGaps, prepareHistories, type Recipe } from '../transactions/fit-histories.ts';
import { givenModel } from '../transactions/given-model.ts';
import type { ModelType } from '../transactions/history-model.ts';
import type { BetaGeometricParameters } from './parameters.ts';
import { type RegularModel, regularityRule } from './regular-model.ts';

/** How a model of regular purchases is fitted. */
export interface RegularityOptions extends FitOptions {
  /** Events a purchase, 1 to 12; `'auto'` unless given: the one of the highest likelihood. */
  readonly k?: number | 'auto';
}

const largest = 12;

const givenOrChosen: OptionRule = optionRule(
  `${regularityRule.allowed}, or "auto"`,
  (value) => value === 'auto' || regularityRule.accepts(value),
);

type RecipeOfK<K extends string> = (k: number) => Recipe<K, BetaGeometricParameters>;

/**
 * Fits a model of regular purchases, for a given k or for the best.
 *
 * @param verb begins messages
 * @param recipeOf the model's own part, by k
 * @param data histories as given
 * @param options as given
 * @param before an earlier model, to start from
 * @returns the model, frozen
 */
export function fitRegular<K extends string>(
  verb: string,
  recipeOf: RecipeOfK<K>,
  data: Histories,
  options: RegularityOptions,
  before?: BetaGeometricParameters,
): RegularModel<K> {
  checkOptions(verb, options, { ...fitRules, k: givenOrChosen });
  const { k = 'auto', ...rest } = options;
  const prepared = prepareHistories(verb, recipeOf(1).type, data);
  needGaps(verb, { regularity: k === 'auto' ? largest : k }, prepared.histories);
  const fit = (given: number): RegularModel<K> => ({
    ...fitPrepared(recipeOf(given), prepared, rest, before),
    k: given,
  });
  const found = k === 'auto' ? likeliest(fit) : fit(k);
  return Object.freeze({ ...found, options: keptOptions(options) });
}

/** The likelihood rises to one k and falls after it; two falls in a row are enough of a sign. */
function likeliest<K extends string>(fit: (k: number) => RegularModel<K>): RegularModel<K> {
  let best = fit(1);
  for (let k = 2; k <= largest && k <= best.k + 2; k++) {
    const next = fit(k);
    if ((next.logLikelihood as number) > (best.logLikelihood as number)) best = next;
  }
  return best;
}

/** @returns a model of known parameters */
export function givenRegular<K extends string>(
  verb: string,
  type: ModelType<K, BetaGeometricParameters>,
  parameters: BetaGeometricParameters,
  options: { readonly k: number; readonly unit: TimeUnit },
): RegularModel<K> {
  const { k = null, ...rest } = options ?? {};
  checkOptions(verb, { k }, { k: regularityRule });
  return Object.freeze({ ...givenModel(verb, type, parameters, rest as { readonly unit: TimeUnit }), k: k as number });
}
