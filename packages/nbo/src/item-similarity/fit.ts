import { checkOptions, frozen, nonNegativeNumber, type OptionRule, oneOf, wholeNumber } from '@clientele/core';
import type { CheckedEvents, ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { fitHistories, lastEventOf } from '../histories/fit-histories.ts';
import { demandTimes } from '../histories/half-life.ts';
import {
  type StoredWeighing,
  storedWeighing,
  type WeighingOptions,
  weighingOf,
  weighingRules,
} from '../histories/weighing-options.ts';
import { exactDiagnostics, optionsAsGiven } from '../model.ts';
import type { ItemPairsParameters } from '../similarity/item-pairs.ts';
import type { SimilarityMeasure } from '../similarity/measure.ts';
import { nearestByWeights, nearestItems } from '../similarity/neighbours.ts';
import { bm25Pairs, cosinePairs } from '../similarity/weighted.ts';
import { type ItemSimilarityModel, itemSimilarityKind, itemSimilarityVersion } from './model.ts';

/** Options of `fitItemSimilarity`. */
export interface FitItemSimilarityOptions extends WeighingOptions {
  /**
   * How alike two items are: `'cosine'` (default), `'jaccard'` or `'lift'`, told from the customers who have them; or
   * `'weighted-cosine'` or `'bm25'`, told from the weights of their events: values, by `weight`, and ages, by `halfLife`.
   */
  readonly measure?: SimilarityMeasure;
  /** Added below the line of the measure, so that pairs which few customers have do not come first. Default 10. */
  readonly shrinkage?: number;
  /** The most neighbours that an item keeps. Default 100. */
  readonly neighbours?: number;
  /** The fewest customers that must have both. Default 1; lift is of little use without some. */
  readonly minTogether?: number;
}

const rules: Readonly<Record<keyof FitItemSimilarityOptions, OptionRule>> = {
  measure: oneOf('cosine', 'jaccard', 'lift', 'weighted-cosine', 'bm25'),
  shrinkage: nonNegativeNumber,
  neighbours: wholeNumber(1),
  minTogether: wholeNumber(1),
  ...weighingRules,
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
  const { measure = 'cosine', shrinkage = 10, neighbours = 100, minTogether = 1 } = options;
  const read = readEvents(verb, events);
  demandTimes(verb, read.time, options.halfLife);
  const stored = storedWeighing(options, lastEventOf(read));
  return frozen({
    kind: itemSimilarityKind,
    version: itemSimilarityVersion,
    options: optionsAsGiven(options),
    parameters: {
      ...pairsOf(verb, read, { measure, shrinkage, neighbours, minTogether }, stored),
      measure,
      shrinkage,
      ...stored,
    },
    diagnostics: exactDiagnostics(read.length, read.notes),
  });
}

interface PairsRule {
  readonly measure: SimilarityMeasure;
  readonly shrinkage: number;
  readonly neighbours: number;
  readonly minTogether: number;
}

function pairsOf(
  verb: string,
  read: CheckedEvents,
  { measure, ...rule }: PairsRule,
  stored: StoredWeighing,
): ItemPairsParameters {
  if (measure === 'bm25' || measure === 'weighted-cosine') {
    const histories = fitHistories(verb, read, weighingOf(stored));
    const pairs = measure === 'bm25' ? bm25Pairs(histories) : cosinePairs(histories, rule.shrinkage);
    return nearestByWeights(histories, pairs, rule);
  }
  const histories = fitHistories(verb, read, { rule: 'binary', halfLife: null, lastEvent: null });
  return nearestItems(histories, { measure, ...rule });
}
