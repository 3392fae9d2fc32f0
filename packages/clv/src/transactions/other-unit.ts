import { IncompatibleModelError, showValue, type TimeUnit } from '@clientele/core';

/**
 * Refuses a model of another unit of time than the data's.
 *
 * @param verb begins the message
 * @param model the model
 * @param unit the unit of the data
 * @throws IncompatibleModelError (`incompatible-model`)
 */
export function refuseOtherUnit(verb: string, model: { readonly unit: TimeUnit }, unit: TimeUnit): void {
  if (model.unit === unit) return;
  throw new IncompatibleModelError(verb, 'model.unit', `"${unit}" as in the data`, showValue(model.unit));
}
