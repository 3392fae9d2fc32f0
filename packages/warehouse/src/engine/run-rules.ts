import { type OptionRule, optionRule, positiveNumber } from '@clientele/core';
import type { RunOptions } from './engine.ts';

/** Rules of the options that every call on an engine takes. */
export const runRules: Readonly<Record<keyof RunOptions, OptionRule>> = {
  signal: optionRule('an AbortSignal', (value) => value instanceof AbortSignal),
  timeout: positiveNumber,
};
