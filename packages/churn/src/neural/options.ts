import {
  anyFunction,
  nonNegativeNumber,
  type OnProgress,
  type OptionRule,
  oneOf,
  optionRule,
  wholeNumber,
} from '@clientele/core';
import { columnRules } from '../data/column-rules.ts';
import type { MissingPolicy } from '../data/encode-feature.ts';
import type { ChurnColumnOptions, ChurnTask } from '../data/outcomes.ts';

/** What is fitted on what, and how. */
export interface FitNeuralNetworkOptions extends ChurnColumnOptions {
  /** `'classification'` of labels 0 and 1 unless told otherwise; `'regression'` of any number. */
  readonly task?: ChurnTask;
  /** Units of one or two hidden layers, 1 to 256 each; `[16]` unless told otherwise. */
  readonly hidden?: readonly number[];
  /** Most passes over the customers; 200 unless told otherwise. */
  readonly epochs?: number;
  /** Size of a step (Adam); 0.003 unless told otherwise. */
  readonly learningRate?: number;
  /** Customers a step; 64 unless told otherwise. */
  readonly batch?: number;
  /** λ of the penalty λ/2 · Σ v² on the weights, a customer; 0.001 unless told otherwise. */
  readonly l2?: number;
  /** Share of the customers held out to find when to stop; 0.15 unless told otherwise, 0 for none. */
  readonly validation?: number;
  /** Passes without gain on those held out after which the fit ends; 15 unless told otherwise. */
  readonly patience?: number;
  /** What to do with missing cells: `'refuse'` unless told otherwise; `'average'` puts the mean customer in. */
  readonly missing?: MissingPolicy;
  /** Decides the first weights, who is held out, and the order of steps; 1 unless told otherwise. */
  readonly seed?: number;
  /** Told after each pass; may throw to stop. */
  readonly onProgress?: OnProgress;
}

const within = (least: number, most: number): OptionRule =>
  optionRule(
    `a number from ${least} to ${most}`,
    (value) => typeof value === 'number' && value >= least && value <= most,
  );

/** The rules of the options. */
export const neuralRules: Readonly<Record<keyof FitNeuralNetworkOptions, OptionRule>> = {
  ...columnRules,
  task: oneOf('classification', 'regression'),
  hidden: optionRule(
    'one or two whole numbers from 1 to 256',
    (value) =>
      Array.isArray(value) &&
      (value.length === 1 || value.length === 2) &&
      value.every((units) => Number.isSafeInteger(units) && units >= 1 && units <= 256),
  ),
  epochs: wholeNumber(1, 100_000),
  learningRate: within(1e-6, 1),
  batch: wholeNumber(1),
  l2: nonNegativeNumber,
  validation: within(0, 0.5),
  patience: wholeNumber(1),
  missing: oneOf('refuse', 'average'),
  seed: wholeNumber(0, 2 ** 32 - 1),
  onProgress: anyFunction,
};
