import { nonEmptyText, type OptionRule, optionRule } from '@clientele/core';
import type { ChurnColumnOptions } from './outcomes.ts';

/** The rules of the options that name columns. */
export const columnRules: Readonly<Record<keyof ChurnColumnOptions, OptionRule>> = {
  target: nonEmptyText,
  weight: nonEmptyText,
  features: optionRule('a list of one or more column names, each once', isNames),
};

function isNames(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((name) => typeof name === 'string') &&
    new Set(value).size === value.length
  );
}
