/**
 * Freezes plain data in depth: models, notes and options that a result hands out.
 *
 * @param value records, arrays, texts, numbers; typed arrays inside cannot be frozen and stay as they are
 * @returns the same value
 * @example
 * import { frozen } from '@clientele/core';
 * Object.isFrozen(frozen({ parameters: { rates: [2, 3] } }).parameters.rates); // => true
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
