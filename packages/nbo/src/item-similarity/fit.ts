import {
  checkOptions,
  type Duration,
  durationIn,
  frozen,
  nonNegativeNumber,
  type OptionRule,
  oneOf,
  wholeNumber,
} from '@clientele/core';
import type { ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { fitHistories, lastEventOf } from '../histories/fit-histories.ts';
import { demandTimes, halfLifeRule } from '../histories/half-life.ts';
import { exactDiagnostics, optionsAsGiven } from '../model.ts';
import type { SimilarityMeasure } from '../similarity/measure.ts';
import { nearestItems } from '../similarity/neighbours.ts';
import { type ItemSimilarityModel, itemSimilarityKind, itemSimilarityVersion } from './model.ts';

/** Options of `fitItemSimilarity`. */
export interface FitItemSimilarityOptions {
  /** How alike two items are: `'cosine'` (default), `'jaccard'` or `'lift'`, told from the customers who have them. */
  readonly measure?: SimilarityMeasure;
  /** Added below the line of the measure, so that pairs which few customers have do not come first. Default 10. */
  readonly shrinkage?: number;
  /** The most neighbours that an item keeps. Default 100. */
  readonly neighbours?: number;
  /** The fewest customers that must have both. Default 1; lift is of little use without some. */
  readonly minTogether?: number;
  /** Whether having an item counts (`'binary'`, default) or the sum of the values of its events (`'count'`). */
  readonly weight?: 'binary' | 'count';
  /** The age at which an event of a customer's history counts half; without it nothing ages. */
  readonly halfLife?: Duration;
}

const rules: Readonly<Record<keyof FitItemSimilarityOptions, OptionRule>> = {
  measure: oneOf('cosine', 'jaccard', 'lift'),
  shrinkage: nonNegativeNumber,
  neighbours: wholeNumber(1),
  minTogether: wholeNumber(1),
  weight: oneOf('binary', 'count'),
  halfLife: halfLifeRule,
};

/**
 * Finds for every item the items that the same customers have. The score of an item for a customer is the sum of the
 * similarities of its nearest neighbours, as far as the customer has them, each by its weight.
 *
 * The model keeps counts, not similarities: with 100 neighbours some 1 kB of JSON an item.
 *
 * @param events a transaction log with products, or rows `{ customer, item, time?, value? }`, or such columns
 * @param options the measure and what an event counts
 * @returns the model, without customers: new ones are scored by their own history
 * @throws InvalidInputError (`invalid-input`) naming row and column, or where a half-life is given and times are not
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no event puts anything in
 * @example
 * import { fitItemSimilarity, recommend, toRows } from '@clientele/nbo';
 * const events = ['tea', 'jam', 'honey'].flatMap((item) => [{ customer: 'Ada', item }, { customer: 'Bo', item }]);
 * const model = fitItemSimilarity(events, { shrinkage: 0 });
 * toRows(recommend(model, [{ customer: 'new', item: 'tea' }]));
 * // => [{ customer: 'new', rank: 1, item: 'honey', score: 1 }, { customer: 'new', rank: 2, item: 'jam', score: 1 }]
 */
export function fitItemSimilarity(events: ItemEvents, options: FitItemSimilarityOptions = {}): ItemSimilarityModel {
  const verb = 'fitItemSimilarity';
  checkOptions(verb, options, rules);
  const {
    measure = 'cosine',
    shrinkage = 10,
    neighbours = 100,
    minTogether = 1,
    weight = 'binary',
    halfLife,
  } = options;
  const read = readEvents(verb, events);
  demandTimes(verb, read.time, halfLife);
  const histories = fitHistories(verb, read, { rule: 'binary', halfLife: null, lastEvent: null });
  return frozen({
    kind: itemSimilarityKind,
    version: itemSimilarityVersion,
    options: optionsAsGiven(options),
    parameters: {
      ...nearestItems(histories, { measure, shrinkage, neighbours, minTogether }),
      measure,
      shrinkage,
      weight,
      halfLifeDays: halfLife === undefined ? null : durationIn(halfLife, 'day'),
      lastEvent: lastEventOf(read),
    },
    diagnostics: exactDiagnostics(read.length, read.notes),
  });
}
