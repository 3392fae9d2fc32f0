import {
  countShape,
  diagnosticsShape,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  parseModelRecord,
  positiveShape,
  recordOf,
  textShape,
} from '@clientele/core';
import { type StoredWeighing, weighingShapes } from '../histories/weighing-options.ts';
import { checkItems, checkNeighbours, demander } from '../similarity/item-pairs.ts';

/** What every item adds to the score of others, as a sparse matrix. */
export interface EaseParameters extends StoredWeighing {
  /** Ids of the items, ascending by code unit; a position here stands for the item everywhere else. */
  readonly items: readonly string[];
  /** The items that speak for or against item i stand from `offsets[i]` up to `offsets[i + 1]`. */
  readonly offsets: readonly number[];
  /** Positions of those items. */
  readonly neighbours: readonly number[];
  /** What a unit of each adds to the score, to seven digits; below 0 it speaks against. */
  readonly weights: readonly number[];
  /** λ, what is added to the diagonal. */
  readonly regularization: number;
}

/** EASE: every item told from all others by ridge regression, in closed form. */
export type EaseModel = Model<'nbo/ease', EaseParameters>;

/** The kind of the model. */
export const easeKind = 'nbo/ease';
/** The version written by this release. */
export const easeVersion = 1;

const fields = {
  options: jsonRecordShape,
  parameters: recordOf<EaseParameters>({
    items: listOf(textShape),
    offsets: listOf(countShape),
    neighbours: listOf(countShape),
    weights: listOf(finiteShape),
    regularization: positiveShape,
    ...weighingShapes,
  }),
  diagnostics: diagnosticsShape,
};

/**
 * Reads an EASE model back from JSON, every field checked.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitEase, parseEaseModel } from '@clientele/nbo';
 * const stored = JSON.stringify(fitEase([{ customer: 'Ada', item: 'tea' }, { customer: 'Ada', item: 'jam' }]));
 * parseEaseModel(JSON.parse(stored)).parameters.neighbours; // => [1, 0]
 */
export function parseEaseModel(value: unknown): EaseModel {
  const verb = 'parseEaseModel';
  const model: EaseModel = parseModelRecord(verb, value, easeKind, easeVersion, fields);
  const { items, offsets, neighbours, weights } = model.parameters;
  checkItems(verb, items);
  checkNeighbours(verb, items.length, offsets, neighbours);
  demander(verb)(weights.length === neighbours.length, 'weights', 'one number a neighbour');
  return model;
}
