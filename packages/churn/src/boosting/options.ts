import {
  anyFunction,
  nonNegativeNumber,
  type OnProgress,
  type OptionRule,
  oneOf,
  optionRule,
  positiveNumber,
  wholeNumber,
} from '@clientele/core';
import { mostPackedBins } from '@clientele/stats';
import { columnRules } from '../data/column-rules.ts';
import type { ChurnColumnOptions, ChurnTask } from '../data/outcomes.ts';

/** What is fitted on what, and how. */
export interface FitGradientBoostingOptions extends ChurnColumnOptions {
  /** `'classification'` of labels 0 and 1 unless told otherwise; `'regression'` of any number. */
  readonly task?: ChurnTask;
  /** Most trees; 300 unless told otherwise. */
  readonly rounds?: number;
  /** How much of its answer each tree adds, above 0 and up to 1; 0.05 unless told otherwise. */
  readonly learningRate?: number;
  /** Most questions from the root of a tree to a leaf; 4 unless told otherwise. */
  readonly maxDepth?: number;
  /** Most leaves of a tree, the most gainful first; no bound unless told otherwise. */
  readonly maxLeaves?: number;
  /** Least information in a leaf: Σ w p (1 − p) for churn, Σ w for a number; 1 unless told otherwise. */
  readonly minInformation?: number;
  /** λ by which the leaves are shrunk; 1 unless told otherwise. */
  readonly l2?: number;
  /** Share of the customers that each tree is grown on, drawn anew; 0.7 unless told otherwise. */
  readonly subsample?: number;
  /** Share of the customers held out to find the number of trees; 0.1 unless told otherwise, 0 for none. */
  readonly validation?: number;
  /** Trees without gain on those held out after which the growing ends; 30 unless told otherwise. */
  readonly patience?: number;
  /** Most groups of values a number; 255 unless told otherwise. */
  readonly bins?: number;
  /** Decides who is drawn and held out; 1 unless told otherwise. */
  readonly seed?: number;
  /** Told after each tree; may throw to stop. */
  readonly onProgress?: OnProgress;
}

const share = optionRule(
  'a number above 0 and up to 1',
  (value) => typeof value === 'number' && value > 0 && value <= 1,
);

/** The rules of the options. */
export const boostingRules: Readonly<Record<keyof FitGradientBoostingOptions, OptionRule>> = {
  ...columnRules,
  task: oneOf('classification', 'regression'),
  rounds: wholeNumber(1, 10_000),
  learningRate: share,
  maxDepth: wholeNumber(1, 60),
  maxLeaves: wholeNumber(2),
  minInformation: positiveNumber,
  l2: nonNegativeNumber,
  subsample: share,
  validation: optionRule('a number from 0 to 0.5', (value) => typeof value === 'number' && value >= 0 && value <= 0.5),
  patience: wholeNumber(1),
  bins: wholeNumber(2, mostPackedBins),
  seed: wholeNumber(0, 2 ** 32 - 1),
  onProgress: anyFunction,
};
