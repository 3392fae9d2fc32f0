import { nonNegativeNumber, type OptionRule, oneOf, optionRule, wholeNumber } from '@clientele/core';
import { columnRules } from '../data/column-rules.ts';
import type { MissingPolicy } from '../data/encode-feature.ts';
import type { ChurnColumnOptions } from '../data/outcomes.ts';

/** What is fitted on what, and how. */
export interface FitLogisticOptions extends ChurnColumnOptions {
  /** The reference level of categories, by column; the first level by code unit unless told otherwise. */
  readonly reference?: Readonly<Record<string, string>>;
  /** λ of the penalty λ/2 · Σ β², β a standard deviation of its column; 0, no penalty, unless told otherwise. */
  readonly l2?: number;
  /**
   * λ₁ of the penalty λ₁ Σ |β| beside it (the lasso; with `l2` the elastic net), which makes the coefficients of features that tell
   * little exactly 0. Both grow with the rows that they are held against: λ of a mean is n λ here. 0 unless told otherwise.
   */
  readonly l1?: number;
  /** What to do with missing cells: `'refuse'` unless told otherwise; `'average'` puts the mean customer in. */
  readonly missing?: MissingPolicy;
  /** Confidence of the intervals, between 0 and 1; 0.95 unless told otherwise. */
  readonly confidence?: number;
  /** At most so many Newton steps on all rows; 50 unless told otherwise. */
  readonly maxIterations?: number;
}

/** The rules of the options. */
export const logisticRules: Readonly<Record<keyof FitLogisticOptions, OptionRule>> = {
  ...columnRules,
  reference: optionRule('a record of column names and levels', isTexts),
  l2: nonNegativeNumber,
  l1: nonNegativeNumber,
  missing: oneOf('refuse', 'average'),
  confidence: optionRule('a number between 0 and 1', (value) => typeof value === 'number' && value > 0 && value < 1),
  maxIterations: wholeNumber(1),
};

function isTexts(value: unknown): boolean {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord && Object.values(value).every((level) => typeof level === 'string');
}
