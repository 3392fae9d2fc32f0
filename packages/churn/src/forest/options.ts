import { anyFunction, type OnProgress, type OptionRule, oneOf, positiveNumber, wholeNumber } from '@clientele/core';
import { mostBins } from '@clientele/stats';
import { columnRules } from '../data/column-rules.ts';
import type { ChurnColumnOptions, ChurnTask } from '../data/outcomes.ts';

/** What is fitted on what, and how. */
export interface FitForestOptions extends ChurnColumnOptions {
  /** `'classification'` of labels 0 and 1 unless told otherwise; `'regression'` of any number. */
  readonly task?: ChurnTask;
  /** Trees; 200 unless told otherwise. */
  readonly trees?: number;
  /** Features that a node may ask about, drawn anew; unless told otherwise the root of their number, or a third for a number. */
  readonly featuresPerNode?: number;
  /** Most questions from the root to a leaf; 20 unless told otherwise. */
  readonly maxDepth?: number;
  /** Least weight of the customers in a leaf; 5 unless told otherwise. */
  readonly minLeaf?: number;
  /** As for `fitTree`. */
  readonly bins?: number;
  /** Decides all draws; 1 unless told otherwise. */
  readonly seed?: number;
  /** Told after each tree; may throw to stop. */
  readonly onProgress?: OnProgress;
}

/** The rules of the options. */
export const forestRules: Readonly<Record<keyof FitForestOptions, OptionRule>> = {
  ...columnRules,
  task: oneOf('classification', 'regression'),
  trees: wholeNumber(1, 10_000),
  featuresPerNode: wholeNumber(1),
  maxDepth: wholeNumber(1, 60),
  minLeaf: positiveNumber,
  bins: wholeNumber(2, mostBins),
  seed: wholeNumber(0, 2 ** 32 - 1),
  onProgress: anyFunction,
};
