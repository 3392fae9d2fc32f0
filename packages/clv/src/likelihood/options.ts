import { anyFunction, type JsonValue, type OptionRule, positiveNumber, wholeNumber } from '@clientele/core';
import type { FitOptions } from './maximum.ts';

/** The rules of the options that every fit takes. */
export const fitRules: Readonly<Record<keyof FitOptions, OptionRule>> = {
  tolerance: positiveNumber,
  maxIterations: wholeNumber(1),
  onProgress: anyFunction,
};

/** @returns the options as a model keeps them: as given, without what is no JSON */
export function keptOptions({ onProgress: _, ...rest }: FitOptions): Readonly<Record<string, JsonValue>> {
  return Object.freeze(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)));
}
