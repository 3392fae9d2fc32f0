import { InvalidInputError, InvalidOptionError } from '@clientele/core';

/**
 * Runs other verbs on behalf of one: what they refuse is refused in the name of the verb that was called.
 *
 * @param verb the verb that was called
 * @param inner names of the verbs that it calls
 */
export function onBehalfOf<T>(verb: string, inner: readonly string[], run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof InvalidOptionError) throw new InvalidOptionError(verb, error.problems);
    if (!(error instanceof InvalidInputError)) throw error;
    const name = inner.find((one) => error.message.startsWith(`${one}: `));
    if (name === undefined) throw error;
    const { issues: _, ...details } = error.details;
    throw new InvalidInputError(`${verb}${error.message.slice(name.length)}`, error.issues, details);
  }
}
