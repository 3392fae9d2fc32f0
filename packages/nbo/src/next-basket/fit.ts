import {
  checkOptions,
  fraction,
  frozen,
  type Note,
  nonNegativeNumber,
  type OptionRule,
  wholeNumber,
} from '@clientele/core';
import type { ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { fitHistories } from '../histories/fit-histories.ts';
import { exactDiagnostics, optionsAsGiven } from '../model.ts';
import { weightsOfItems } from '../popularity/fit.ts';
import { nearestItems } from '../similarity/neighbours.ts';
import { type NextBasketModel, nextBasketKind, nextBasketVersion } from './model.ts';

/** Options of `fitNextBasket`. */
export interface FitNextBasketOptions {
  /** What a basket weighs beside the one that follows it, 0 to 1. Default 0.9. */
  readonly decay?: number;
  /** Weight of what goes with the customer's purchases, beside the purchases themselves. Default 0.6. */
  readonly similarityWeight?: number;
  /** Weight of what everybody buys, as a share of the most popular item's. Default 0.5. */
  readonly popularityWeight?: number;
  /** The most neighbours that an item keeps. Default 20. */
  readonly neighbours?: number;
  /** Added below the line of the cosine, so that pairs which few customers have do not come first. Default 30. */
  readonly shrinkage?: number;
  /** The fewest customers that must have both items. Default 1. */
  readonly minTogether?: number;
}

/** The rules of the options. */
export const fitNextBasketRules: Readonly<Record<keyof FitNextBasketOptions, OptionRule>> = {
  decay: fraction,
  similarityWeight: nonNegativeNumber,
  popularityWeight: nonNegativeNumber,
  neighbours: wholeNumber(1),
  shrinkage: nonNegativeNumber,
  minTogether: wholeNumber(1),
};

/**
 * Learns what the next basket of a customer will hold. Retail is repeat purchase first, so the score of an item is the sum of
 * three parts: how often the customer bought it, each basket weighing `decay` of the one after it; how alike it is to what
 * else the customer bought (cosine over customers); and how popular it is.
 *
 * A basket is an order, else a customer's civil day; without orders and times nothing ages and every event counts.
 *
 * The defaults are those that did best on the last basket but one of the customers of TaFeng, a supermarket.
 *
 * Source: decayed personal frequency after Faggioli, Polato and Aiolli, "Recency aware collaborative filtering for next basket
 * recommendation" (2020), whose neighbours are items here, not customers.
 *
 * @param events a transaction log with products, or rows `{ customer, item, time?, value?, order? }`, or such columns
 * @param options the weights of the three parts
 * @returns the model, without customers: new ones are scored by their own history
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no event puts anything in
 * @example
 * import { fitNextBasket, recommend, toRows } from '@clientele/nbo';
 * const model = fitNextBasket([
 *   { customer: 'Ada', item: 'tea', time: '2026-01-05' }, { customer: 'Ada', item: 'tea', time: '2026-01-12' },
 *   { customer: 'Ada', item: 'jam', time: '2026-01-12' }, { customer: 'Bo', item: 'tea', time: '2026-01-09' },
 * ]);
 * toRows(recommend(model, [{ customer: 'Cy', item: 'jam', time: '2026-02-01' }]), ['rank', 'item']);
 * // => [{ rank: 1, item: 'jam' }, { rank: 2, item: 'tea' }]
 */
export function fitNextBasket(events: ItemEvents, options: FitNextBasketOptions = {}): NextBasketModel {
  const verb = 'fitNextBasket';
  checkOptions(verb, options, fitNextBasketRules);
  const { decay = 0.9, similarityWeight = 0.6, popularityWeight = 0.5 } = options;
  const { neighbours = 20, shrinkage = 30, minTogether = 1 } = options;
  const read = readEvents(verb, events);
  const histories = fitHistories(verb, read, { rule: 'baskets', decay: 1 });
  return frozen({
    kind: nextBasketKind,
    version: nextBasketVersion,
    options: optionsAsGiven(options),
    parameters: {
      ...nearestItems(histories, { measure: 'cosine', shrinkage, neighbours, minTogether }),
      popularity: weightsOfItems(histories, histories.itemIds.length),
      decay,
      similarityWeight,
      popularityWeight,
      shrinkage,
    },
    diagnostics: exactDiagnostics(read.length, [...read.notes, ...timelessNotes(read.time)]),
  });
}

function timelessNotes(time: Float64Array | null): Note[] {
  if (time !== null) return [];
  return [{ code: 'no-times', message: 'the events have no times: no basket ages' }];
}
