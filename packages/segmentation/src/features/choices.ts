import { anyRecord, type OptionRule, oneOf, optionRule, wholeNumber } from '@clientele/core';
import { isUsable } from './usable.ts';

/** How numbers are brought to one scale: by mean and standard deviation, by median and quartiles, or not at all. */
export type FeatureScaling = 'z-score' | 'robust' | 'none';

/** One column as a feature. */
export interface FeatureChoice {
  readonly column: string;
  /** What is done to a number before it is scaled; nothing unless told otherwise. */
  readonly transform?: 'log1p' | 'rank';
  /** Its own scaling; the option `scale` of the call unless told otherwise. */
  readonly scale?: FeatureScaling;
  /** For texts: the most frequent ones that get an indicator each, 1 to 1,000; the others share one. 12 unless told otherwise. */
  readonly maxLevels?: number;
  /** Stands in for a missing cell: a number or `'median'` for numbers, a text for texts. Missing cells are refused without it. */
  readonly missing?: number | string;
}

/** Which columns are features, and their scale. */
export interface FeatureOptions {
  /** Names of columns, or choices. Unless told otherwise all of numbers, and of texts that customers share; ids and clusters are none. */
  readonly features?: readonly (string | FeatureChoice)[];
  /** How numbers are scaled where a feature does not say; `'z-score'` unless told otherwise. */
  readonly scale?: FeatureScaling;
}

const scaling = oneOf('z-score', 'robust', 'none');

const choiceRules: Readonly<Record<keyof FeatureChoice, OptionRule>> = {
  column: optionRule('a text', (value) => typeof value === 'string'),
  transform: oneOf('log1p', 'rank'),
  scale: scaling,
  maxLevels: wholeNumber(1, 1000),
  missing: optionRule('a number or a text', (value) => typeof value === 'string' || isUsable(value)),
};

/** Rules of the two options. */
export const featureRules: Readonly<Record<keyof FeatureOptions, OptionRule>> = {
  features: optionRule(
    'a list of names, or of records { column, transform, scale, maxLevels, missing }, each column once',
    (value) => Array.isArray(value) && value.length > 0 && value.every(isChoice) && isEachOnce(value),
  ),
  scale: scaling,
};

/** The column that a choice speaks of. */
export function columnOf(choice: string | FeatureChoice): string {
  return typeof choice === 'string' ? choice : choice.column;
}

function isChoice(choice: unknown): boolean {
  if (typeof choice === 'string') return true;
  if (!anyRecord.accepts(choice) || !Object.hasOwn(choice as object, 'column')) return false;
  return Object.entries(choice as object).every(([name, value]) => {
    const rule = Object.hasOwn(choiceRules, name) ? choiceRules[name as keyof FeatureChoice] : undefined;
    return rule !== undefined && (value === undefined || rule.accepts(value));
  });
}

function isEachOnce(choices: readonly (string | FeatureChoice)[]): boolean {
  return new Set(choices.map(columnOf)).size === choices.length;
}
