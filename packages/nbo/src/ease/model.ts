import {
  countShape,
  diagnosticsShape,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  nullOr,
  parseModelRecord,
  positiveShape,
  recordOf,
  textShape,
  wordShape,
} from '@clientele/core';
import type { StoredWeighing } from '../histories/weighing-options.ts';
import { checkItems, demander } from '../similarity/item-pairs.ts';

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
    weight: wordShape<'binary' | 'count'>('binary', 'count'),
    halfLifeDays: nullOr(positiveShape),
    lastEvent: nullOr(finiteShape),
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
  const n = items.length;
  const demand = demander(verb);
  const rises = offsets.every((offset, i) => (i === 0 ? offset === 0 : offset >= (offsets[i - 1] as number)));
  const expected = `${n + 1} ascending positions, from 0 to the number of neighbours`;
  demand(offsets.length === n + 1 && rises && offsets[n] === neighbours.length, 'offsets', expected);
  const inRange = neighbours.every((other) => other < n);
  demand(inRange, 'neighbours', `positions below ${n}`);
  demand(weights.length === neighbours.length, 'weights', 'one number a neighbour');
  return model;
}
