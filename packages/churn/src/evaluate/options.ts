import { type OptionRule, oneOf, optionRule, wholeNumber } from '@clientele/core';
import { columnRules } from '../data/column-rules.ts';
import type { ChurnColumnOptions } from '../data/outcomes.ts';

/** How rows are parted, and how sure the answer shall be. */
export interface EvaluateChurnOptions extends ChurnColumnOptions {
  /**
   * `'time'` unless told otherwise: the last date is told by models of the dates before. `'folds'`: every customer is told by models of
   * other customers.
   */
  readonly split?: 'time' | 'folds';
  /** How many folds; 10 unless told otherwise. */
  readonly folds?: number;
  /** How often customers are drawn anew for the intervals of a split by time; 500 unless told otherwise. */
  readonly draws?: number;
  /** Confidence of the intervals, between 0 and 1; 0.95 unless told otherwise. */
  readonly confidence?: number;
  /** Decides folds and draws; 1 unless told otherwise. */
  readonly seed?: number;
}

/** The rules of the options. */
export const evaluateRules: Readonly<Record<keyof EvaluateChurnOptions, OptionRule>> = {
  ...columnRules,
  split: oneOf('time', 'folds'),
  folds: wholeNumber(2, 1000),
  draws: wholeNumber(20, 100_000),
  confidence: optionRule('a number between 0 and 1', (value) => typeof value === 'number' && value > 0 && value < 1),
  seed: wholeNumber(0, 2 ** 32 - 1),
};
