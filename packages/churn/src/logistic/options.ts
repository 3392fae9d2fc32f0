import {
  type JsonValue,
  nonEmptyText,
  nonNegativeNumber,
  type OptionRule,
  oneOf,
  optionRule,
  wholeNumber,
} from '@clientele/core';
import type { MissingPolicy } from './model.ts';

/** What is fitted on what, and how. */
export interface FitLogisticOptions {
  /** The column to foretell, 1 for churn and 0 for none; `'label'` unless told otherwise. */
  readonly target?: string;
  /** A column of frequencies, 0 or more: weight 2 is the row written twice. Every row counts once unless told otherwise. */
  readonly weight?: string;
  /** The columns to learn from; all but target, weight, `customer`, `asOf` and `censored` unless told otherwise. */
  readonly features?: readonly string[];
  /** The reference level of categories, by column; the first level by code unit unless told otherwise. */
  readonly reference?: Readonly<Record<string, string>>;
  /** λ of the penalty λ/2 · Σ β², β a standard deviation of its column; 0, no penalty, unless told otherwise. */
  readonly l2?: number;
  /** What to do with missing cells: `'refuse'` unless told otherwise; `'average'` puts the mean customer in. */
  readonly missing?: MissingPolicy;
  /** Confidence of the intervals, between 0 and 1; 0.95 unless told otherwise. */
  readonly confidence?: number;
  /** At most so many Newton steps on all rows; 50 unless told otherwise. */
  readonly maxIterations?: number;
}

/** The rules of the options. */
export const logisticRules: Readonly<Record<keyof FitLogisticOptions, OptionRule>> = {
  target: nonEmptyText,
  weight: nonEmptyText,
  features: optionRule('a list of one or more column names, each once', isNames),
  reference: optionRule('a record of column names and levels', isTexts),
  l2: nonNegativeNumber,
  missing: oneOf('refuse', 'average'),
  confidence: optionRule('a number between 0 and 1', (value) => typeof value === 'number' && value > 0 && value < 1),
  maxIterations: wholeNumber(1),
};

/** The options as a model keeps them. */
export function optionsAsGiven(options: FitLogisticOptions): Readonly<Record<string, JsonValue>> {
  const { features, reference, ...plain } = options;
  const given = Object.entries(plain).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(features === undefined ? {} : { features: [...features] }),
    ...(reference === undefined ? {} : { reference: { ...reference } }),
  };
}

function isNames(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((name) => typeof name === 'string') &&
    new Set(value).size === value.length
  );
}

function isTexts(value: unknown): boolean {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord && Object.values(value).every((level) => typeof level === 'string');
}
