import {
  diagnosticsShape,
  finiteShape,
  jsonRecordShape,
  type Model,
  nullOr,
  parseModelRecord,
  positiveShape,
  recordOf,
  wordShape,
} from '@clientele/core';
import { checkItemPairs, type ItemPairsParameters, itemPairsShapes } from '../similarity/item-pairs.ts';
import type { SarMeasure } from '../similarity/measure.ts';

/** Counts of all pairs of items, each once at the one whose id comes first, and how they become scores. */
export interface SarParameters extends ItemPairsParameters {
  /** How counts become similarities. */
  readonly measure: SarMeasure;
  /** The age in days at which an event of a history counts half; `null`: none ages. */
  readonly halfLifeDays: number | null;
  /** The last event of the fit, epoch milliseconds; `null` where it had no times. */
  readonly lastEvent: number | null;
}

/** SAR, the simple algorithm for recommendation: affinities of the customer times similarities of the items. */
export type SarModel = Model<'nbo/sar', SarParameters>;

/** The kind of the model. */
export const sarKind = 'nbo/sar';
/** The version written by this release. */
export const sarVersion = 1;

const fields = {
  options: jsonRecordShape,
  parameters: recordOf<SarParameters>({
    ...itemPairsShapes,
    measure: wordShape<SarMeasure>('jaccard', 'cosine', 'lift', 'cooccurrence'),
    halfLifeDays: nullOr(positiveShape),
    lastEvent: nullOr(finiteShape),
  }),
  diagnostics: diagnosticsShape,
};

/**
 * Reads a SAR model back from JSON, every field checked.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitSar, parseSarModel } from '@clientele/nbo';
 * const stored = JSON.stringify(fitSar([{ customer: 'Ada', item: 'tea' }, { customer: 'Ada', item: 'jam' }]));
 * parseSarModel(JSON.parse(stored)).parameters.together; // => [1]
 */
export function parseSarModel(value: unknown): SarModel {
  const model: SarModel = parseModelRecord('parseSarModel', value, sarKind, sarVersion, fields);
  checkItemPairs('parseSarModel', model.parameters);
  return model;
}
