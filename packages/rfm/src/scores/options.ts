import {
  checkOptions,
  InvalidOptionError,
  type JsonValue,
  type OptionProblem,
  type OptionRule,
  oneOf,
  optionRule,
  showValue,
} from '@clientele/core';
import { binsOf, binsRule, mostBins, type RfmBins } from './bins.ts';
import { type RfmMethod, rfmMethods } from './method.ts';
import { type RfmWeights, weightsRule } from './weights.ts';

/** One list of numbers for each of the three columns. */
export interface RfmLists {
  readonly recency: readonly number[];
  readonly frequency: readonly number[];
  readonly monetary: readonly number[];
}

/** How customers are cut into scores. */
export interface FitRfmScoresOptions {
  /**
   * Scores of each, 1 to 100: one number for all three, or any of `{ r, f, m }`. Five unless told otherwise. Left out with
   * `breaks` and `shares`, which say it themselves.
   */
  readonly bins?: number | Partial<RfmBins>;
  /** How cut points are found; `'quantile'` unless told otherwise. */
  readonly method?: RfmMethod;
  /** With `'breaks'`: ascending cut points of each column, in its unit. A value equal to a cut is on its low side. */
  readonly breaks?: RfmLists;
  /**
   * With `'percentiles'`: ascending shares of customers, above 0 and below 1, counted from the worst; one list for all
   * three columns or one each. `[0.5, 0.8, 0.95]` gives the best twentieth a score of its own.
   */
  readonly shares?: readonly number[] | RfmLists;
  /** Makes `score` the weighted mean of r, f and m; needs equal bins. */
  readonly weights?: RfmWeights;
}

/** Options once they are checked and completed. */
export interface ScoringPlan {
  readonly method: RfmMethod;
  readonly bins: RfmBins;
  readonly breaks?: RfmLists;
  readonly shares?: RfmLists;
  readonly weights?: RfmWeights;
}

const isList = (value: unknown, accepts: (number: number) => boolean): value is readonly number[] =>
  Array.isArray(value) &&
  value.length < mostBins &&
  value.every(
    (number, index) => Number.isFinite(number) && accepts(number) && (index === 0 || number > value[index - 1]),
  );

const isLists = (value: unknown, accepts: (number: number) => boolean): value is RfmLists =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).sort().join() === 'frequency,monetary,recency' &&
  Object.values(value).every((list) => isList(list, accepts));

const isShare = (share: number): boolean => share > 0 && share < 1;

/** The rule of each option, by itself. */
export const scoringRules: Readonly<Record<keyof FitRfmScoresOptions, OptionRule>> = {
  bins: binsRule,
  method: oneOf(...rfmMethods),
  breaks: optionRule(`{ recency, frequency, monetary } with up to ${mostBins - 1} rising numbers each`, (value) =>
    isLists(value, Number.isFinite),
  ),
  shares: optionRule(
    `up to ${mostBins - 1} rising shares above 0 and below 1, or { recency, frequency, monetary } with such lists`,
    (value) => isList(value, isShare) || isLists(value, isShare),
  ),
  weights: weightsRule,
};

/**
 * Checks the options of a fit, each by itself and all together.
 *
 * @throws InvalidOptionError (`invalid-option`) naming each option that is wrong, or has no place beside the method
 */
export function scoringPlan(verb: string, options: FitRfmScoresOptions): ScoringPlan {
  checkOptions(verb, options, scoringRules);
  const { method = 'quantile', breaks, weights } = options;
  const shares = options.shares === undefined ? undefined : listsOf(options.shares);
  const problems = [
    ...belongs('breaks', breaks, method === 'breaks', 'breaks'),
    ...belongs('shares', shares, method === 'percentiles', 'percentiles'),
    ...lists(method, options),
  ];
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
  const given = breaks ?? shares;
  const bins = given === undefined ? binsOf(options.bins) : binsOfLists(given);
  if (weights !== undefined && (bins.r !== bins.f || bins.f !== bins.m)) {
    const allowed = 'left out where r, f and m have different numbers of scores';
    throw new InvalidOptionError(verb, [{ option: 'weights', allowed, received: showValue(weights) }]);
  }
  return {
    method,
    bins,
    ...(breaks === undefined ? {} : { breaks }),
    ...(shares === undefined ? {} : { shares }),
    ...(weights === undefined ? {} : { weights }),
  };
}

/** An option that one method needs and every other has no use for. */
function belongs(option: string, value: RfmLists | undefined, isNeeded: boolean, method: RfmMethod): OptionProblem[] {
  if ((value !== undefined) === isNeeded) return [];
  const allowed = isNeeded ? `given with method "${method}"` : `left out unless method is "${method}"`;
  return [{ option, allowed, received: value === undefined ? 'nothing' : showValue(value) }];
}

function lists(method: RfmMethod, { bins }: FitRfmScoresOptions): OptionProblem[] {
  if (bins === undefined || (method !== 'breaks' && method !== 'percentiles')) return [];
  const allowed = `left out with method "${method}", whose lists say how many scores there are`;
  return [{ option: 'bins', allowed, received: showValue(bins) }];
}

function listsOf(shares: readonly number[] | RfmLists): RfmLists {
  return 'recency' in shares ? shares : { recency: shares, frequency: shares, monetary: shares };
}

function binsOfLists({ recency, frequency, monetary }: RfmLists): RfmBins {
  return Object.freeze({ r: recency.length + 1, f: frequency.length + 1, m: monetary.length + 1 });
}

/** The options as given, copied: the model keeps them, and the caller's own stay as they are. */
export function optionsAsGiven({
  bins,
  method,
  breaks,
  shares,
  weights,
}: FitRfmScoresOptions): Readonly<Record<string, JsonValue>> {
  return {
    ...(bins === undefined ? {} : { bins: typeof bins === 'number' ? bins : { ...binsOf(bins) } }),
    ...(method === undefined ? {} : { method }),
    ...(breaks === undefined ? {} : { breaks: copied(breaks) }),
    ...(shares === undefined ? {} : { shares: 'recency' in shares ? copied(shares) : [...shares] }),
    ...(weights === undefined ? {} : { weights: { ...weights } }),
  };
}

function copied({ recency, frequency, monetary }: RfmLists): JsonValue {
  return { recency: [...recency], frequency: [...frequency], monetary: [...monetary] };
}
