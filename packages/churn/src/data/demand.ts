import { InvalidOptionError, type OptionRule } from '@clientele/core';

/**
 * Refuses options that must be given and were not, all of them at once.
 *
 * @throws InvalidOptionError (`invalid-option`) naming them
 */
export function demand<N extends string>(
  verb: string,
  options: Readonly<Partial<Record<N, unknown>>> | undefined,
  rules: Readonly<Record<N, OptionRule>>,
  names: readonly N[],
): void {
  const missing = names.filter((name) => options?.[name] === undefined);
  if (missing.length === 0) return;
  throw new InvalidOptionError(
    verb,
    missing.map((option) => ({ option, allowed: rules[option].allowed, received: 'undefined' })),
  );
}
