import { nonEmptyText, type OptionRule, optionRule } from '@clientele/core';
import type { LineOptions } from './text-lines.ts';

/** The rules of these options. */
export const lineRules: Readonly<Record<keyof LineOptions, OptionRule>> = Object.freeze({
  encoding: nonEmptyText,
  signal: optionRule('an AbortSignal', (value) => value instanceof AbortSignal),
});
