import {
  diagnosticsShape,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  parseModelRecord,
  recordOf,
} from '@clientele/core';
import { checkItemPairs, demander, type ItemPairsParameters, itemPairsShapes } from '../similarity/item-pairs.ts';

/** Counts of the items and their nearest neighbours, how popular they are, and how the three parts of a score are mixed. */
export interface NextBasketParameters extends ItemPairsParameters {
  /** Baskets that hold the item, each by the value of its event. */
  readonly popularity: readonly number[];
  /** What a basket weighs beside the one that follows it. */
  readonly decay: number;
  /** Weight of the similarities beside the customer's own purchases. */
  readonly similarityWeight: number;
  /** Weight of the popularity of an item, as a share of the most popular one's. */
  readonly popularityWeight: number;
  /** Added below the line of the cosine. */
  readonly shrinkage: number;
}

/** What the next basket will hold: what the customer buys again, what goes with it, and what everybody buys. */
export type NextBasketModel = Model<'nbo/next-basket', NextBasketParameters>;

/** The kind of the model. */
export const nextBasketKind = 'nbo/next-basket';
/** The version written by this release. */
export const nextBasketVersion = 1;

const fields = {
  options: jsonRecordShape,
  parameters: recordOf<NextBasketParameters>({
    ...itemPairsShapes,
    popularity: listOf(finiteShape),
    decay: finiteShape,
    similarityWeight: finiteShape,
    popularityWeight: finiteShape,
    shrinkage: finiteShape,
  }),
  diagnostics: diagnosticsShape,
};

/**
 * Reads a next-basket model back from JSON, every field checked.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitNextBasket, parseNextBasketModel } from '@clientele/nbo';
 * const stored = JSON.stringify(fitNextBasket([{ customer: 'Ada', item: 'tea' }]));
 * parseNextBasketModel(JSON.parse(stored)).parameters.decay; // => 0.9
 */
export function parseNextBasketModel(value: unknown): NextBasketModel {
  const verb = 'parseNextBasketModel';
  const model: NextBasketModel = parseModelRecord(verb, value, nextBasketKind, nextBasketVersion, fields);
  const { parameters } = model;
  checkItemPairs(verb, parameters);
  const demand = demander(verb);
  const n = parameters.items.length;
  const { popularity } = parameters;
  demand(popularity.length === n && popularity.every((one) => one > 0), 'popularity', `${n} numbers above 0`);
  demand(parameters.decay >= 0 && parameters.decay <= 1, 'decay', 'a number from 0 to 1');
  for (const name of ['similarityWeight', 'popularityWeight', 'shrinkage'] as const) {
    demand(parameters[name] >= 0, name, 'a number >= 0');
  }
  return model;
}
