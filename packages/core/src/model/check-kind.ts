import { IncompatibleModelError } from '../errors/errors.ts';
import { showValue } from '../show.ts';

/**
 * Refuses a value that is not the kind of model that a verb reads.
 *
 * @param verb begins the message
 * @param model what was given as the model
 * @param kind the kind that the verb reads
 * @throws IncompatibleModelError (`incompatible-model`)
 * @example
 * import { checkKind } from '@clientele/core';
 * checkKind('scoreRfm', { kind: 'rfm/scores' }, 'rfm/scores'); // passes silently
 */
export function checkKind(verb: string, model: { readonly kind: string }, kind: string): void {
  const given: unknown = model?.kind;
  if (given !== kind) throw new IncompatibleModelError(verb, 'model.kind', kind, showValue(given));
}
