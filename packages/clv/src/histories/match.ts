import { IncompatibleModelError, showValue } from '@clientele/core';

/**
 * Refuses a value that is not the model that a verb reads.
 *
 * @param verb begins the message
 * @param model what was given as the model
 * @param kind the kind that the verb reads
 * @throws IncompatibleModelError (`incompatible-model`)
 */
export function matchModel(verb: string, model: { kind: string }, kind: string): void {
  const given: unknown = model?.kind;
  if (given !== kind) throw new IncompatibleModelError(verb, 'model.kind', kind, showValue(given));
}
