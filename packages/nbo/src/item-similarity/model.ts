import {
  diagnosticsShape,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  optional,
  parseModelRecord,
  recordOf,
  wordShape,
} from '@clientele/core';
import { type StoredWeighing, weighingShapes } from '../histories/weighing-options.ts';
import { checkItemPairs, demander, type ItemPairsParameters, itemPairsShapes } from '../similarity/item-pairs.ts';
import type { SimilarityMeasure } from '../similarity/measure.ts';

/** Counts of the items and their nearest neighbours, and how they become scores. */
export interface ItemSimilarityParameters extends ItemPairsParameters, StoredWeighing {
  /** How counts become similarities. */
  readonly measure: SimilarityMeasure;
  /** Added below the line of the measure. */
  readonly shrinkage: number;
  /** Of measures of weights: one number a neighbour, to seven digits; counts give those of all others. */
  readonly similarities?: readonly number[];
}

/** Item-based collaborative filtering: who has this also has that. */
export type ItemSimilarityModel = Model<'nbo/item-similarity', ItemSimilarityParameters>;

/** The kind of the model. */
export const itemSimilarityKind = 'nbo/item-similarity';
/** The version written by this release. */
export const itemSimilarityVersion = 1;

const fields = {
  options: jsonRecordShape,
  parameters: recordOf<ItemSimilarityParameters>({
    ...itemPairsShapes,
    measure: wordShape<SimilarityMeasure>('cosine', 'jaccard', 'lift', 'weighted-cosine', 'bm25'),
    shrinkage: finiteShape,
    similarities: optional(listOf(finiteShape)),
    ...weighingShapes,
  }),
  diagnostics: diagnosticsShape,
};

/**
 * Reads an item similarity model back from JSON, every field checked.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitItemSimilarity, parseItemSimilarityModel } from '@clientele/nbo';
 * const events = [{ customer: 'Ada', item: 'tea' }, { customer: 'Ada', item: 'jam' }];
 * const stored = JSON.stringify(fitItemSimilarity(events));
 * parseItemSimilarityModel(JSON.parse(stored)).parameters.together; // => [1, 1]
 */
export function parseItemSimilarityModel(value: unknown): ItemSimilarityModel {
  const verb = 'parseItemSimilarityModel';
  const model: ItemSimilarityModel = parseModelRecord(verb, value, itemSimilarityKind, itemSimilarityVersion, fields);
  checkItemPairs(verb, model.parameters);
  const { measure, similarities, neighbours } = model.parameters;
  const isWeighed = measure === 'weighted-cosine' || measure === 'bm25';
  demander(verb)(
    isWeighed ? similarities?.length === neighbours.length : similarities === undefined,
    'similarities',
    'one number a neighbour, of measures of weights only',
  );
  demander(verb)(model.parameters.shrinkage >= 0, 'shrinkage', 'a number >= 0');
  return model;
}
