import {
  diagnosticsShape,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  parseModelRecord,
  recordOf,
  textShape,
} from '@clientele/core';
import { checkItems, demander } from '../similarity/item-pairs.ts';

/** Items and how popular each is. */
export interface PopularityParameters {
  /** Ids of the items, ascending by code unit. */
  readonly items: readonly string[];
  /** Customers who have the item, or the sum of event values, each aged by the half-life where there is one. */
  readonly popularity: readonly number[];
}

/** The most popular items: what to offer to somebody of whom nothing is known. */
export type PopularityModel = Model<'nbo/popularity', PopularityParameters>;

/** The kind of the model. */
export const popularityKind = 'nbo/popularity';
/** The version written by this release. */
export const popularityVersion = 1;

const fields = {
  options: jsonRecordShape,
  parameters: recordOf<PopularityParameters>({ items: listOf(textShape), popularity: listOf(finiteShape) }),
  diagnostics: diagnosticsShape,
};

/**
 * Reads a popularity model back from JSON, every field checked.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitPopularity, parsePopularityModel } from '@clientele/nbo';
 * const stored = JSON.stringify(fitPopularity([{ customer: 'Ada', item: 'tea' }]));
 * parsePopularityModel(JSON.parse(stored)).parameters.items; // => ['tea']
 */
export function parsePopularityModel(value: unknown): PopularityModel {
  const verb = 'parsePopularityModel';
  const model: PopularityModel = parseModelRecord(verb, value, popularityKind, popularityVersion, fields);
  const { items, popularity } = model.parameters;
  checkItems(verb, items);
  const holds = popularity.length === items.length && popularity.every((one) => one >= 0);
  demander(verb)(holds, 'popularity', `${items.length} numbers of 0 or more`);
  return model;
}
