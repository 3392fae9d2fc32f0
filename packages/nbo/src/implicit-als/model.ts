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
import { checkItems, demander } from '../similarity/item-pairs.ts';

/** Factors of the items; those of a customer are solved from his or her history when asked for. */
export interface ImplicitAlsParameters extends StoredWeighing {
  /** Ids of the items, ascending by code unit. */
  readonly items: readonly string[];
  /** How many factors an item has. */
  readonly factors: number;
  /** Factors of all items, one item after the other, to seven digits. */
  readonly itemFactors: readonly number[];
  /** α₀, the weight of an item that the customer does not have, beside 1 of one that he or she has. */
  readonly unobservedWeight: number;
  /** λ of one entry: a customer's is λ times (entries + α₀ times items). */
  readonly regularization: number;
}

/** Matrix factorisation for events without ratings: few numbers a customer and an item, whose product is the score. */
export type ImplicitAlsModel = Model<'nbo/implicit-als', ImplicitAlsParameters>;

/** The kind of the model. */
export const implicitAlsKind = 'nbo/implicit-als';
/** The version written by this release. */
export const implicitAlsVersion = 1;

const fields = {
  options: jsonRecordShape,
  parameters: recordOf<ImplicitAlsParameters>({
    items: listOf(textShape),
    factors: countShape,
    itemFactors: listOf(finiteShape),
    unobservedWeight: positiveShape,
    regularization: positiveShape,
    ...weighingShapes,
  }),
  diagnostics: diagnosticsShape,
};

/**
 * Reads an implicit ALS model back from JSON, every field checked.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitImplicitAls, parseImplicitAlsModel } from '@clientele/nbo';
 * const stored = JSON.stringify(fitImplicitAls([{ customer: 'Ada', item: 'tea' }], { factors: 2 }));
 * parseImplicitAlsModel(JSON.parse(stored)).parameters.itemFactors.length; // => 2
 */
export function parseImplicitAlsModel(value: unknown): ImplicitAlsModel {
  const verb = 'parseImplicitAlsModel';
  const model: ImplicitAlsModel = parseModelRecord(verb, value, implicitAlsKind, implicitAlsVersion, fields);
  const { items, factors, itemFactors } = model.parameters;
  checkItems(verb, items);
  const demand = demander(verb);
  demand(factors >= 1, 'factors', 'a whole number >= 1');
  demand(itemFactors.length === items.length * factors, 'itemFactors', `${items.length} times ${factors} numbers`);
  return model;
}
