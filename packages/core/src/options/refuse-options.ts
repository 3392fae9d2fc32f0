import { InvalidOptionError } from '../errors/errors.ts';
import { showValue } from '../show.ts';

/**
 * Refuses options where a verb takes none: the types say so, a caller in plain JavaScript may not know.
 *
 * @param verb begins the message
 * @param options what was given in the place of options
 * @throws InvalidOptionError (`invalid-option`) where anything was
 * @example
 * import { refuseOptions } from '@clientele/core';
 * refuseOptions('probabilityAlive', undefined); // passes silently
 * refuseOptions('probabilityAlive', { horizon: { weeks: 4 } }); // throws InvalidOptionError
 */
export function refuseOptions(verb: string, options: unknown): void {
  if (options === undefined) return;
  const allowed = 'left out: the main entry of the package takes them';
  throw new InvalidOptionError(verb, [{ option: 'options', allowed, received: showValue(options) }]);
}
