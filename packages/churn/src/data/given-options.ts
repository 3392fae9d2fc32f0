import { frozen, type JsonValue } from '@clientele/core';

/** The options as a model keeps them: those that were given, copied. */
export function givenOptions(options: object): Readonly<Record<string, JsonValue>> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && typeof value !== 'function');
  return frozen(structuredClone(Object.fromEntries(given)));
}
