import { checkKind, IncompatibleModelError, showValue, type TimeUnit } from '@clientele/core';

/**
 * Refuses a value that is not the model that a verb reads, or that was fitted in another unit than the data are in.
 *
 * @param verb begins the message
 * @param model what was given as the model
 * @param kind the kind that the verb reads
 * @param unit the unit of the data; any where left out
 * @throws IncompatibleModelError (`incompatible-model`)
 */
export function matchModel(
  verb: string,
  model: { kind: string; unit?: TimeUnit },
  kind: string,
  unit?: TimeUnit,
): void {
  checkKind(verb, model, kind);
  if (unit !== undefined && model.unit !== unit) {
    throw new IncompatibleModelError(verb, 'model.unit', `"${unit}" as in the data`, showValue(model.unit));
  }
}
