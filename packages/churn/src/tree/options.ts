import { fraction, type OptionRule, oneOf, positiveNumber, wholeNumber } from '@clientele/core';
import { mostBins } from '@clientele/stats';
import { columnRules } from '../data/column-rules.ts';
import type { ChurnColumnOptions, ChurnTask } from '../data/outcomes.ts';

/** What is fitted on what, and where the tree ends. */
export interface FitTreeOptions extends ChurnColumnOptions {
  /** `'classification'` of labels 0 and 1 unless told otherwise; `'regression'` of any number. */
  readonly task?: ChurnTask;
  /** Most questions from the root to a leaf; 5 unless told otherwise. */
  readonly maxDepth?: number;
  /** Most leaves; no bound unless told otherwise. */
  readonly maxLeaves?: number;
  /** Least weight of the customers in a leaf; 20 unless told otherwise. */
  readonly minLeaf?: number;
  /** What a leaf must explain, as a share of the spread of the target; branches worth less are cut back. 0.0005 unless told otherwise. */
  readonly complexity?: number;
  /** At most so many groups of values a number; each value apart up to 65,535 rows, 255 groups beyond, unless told otherwise. */
  readonly bins?: number;
}

/** The rules of the options. */
export const treeOptionRules: Readonly<Record<keyof FitTreeOptions, OptionRule>> = {
  ...columnRules,
  task: oneOf('classification', 'regression'),
  maxDepth: wholeNumber(1, 60),
  maxLeaves: wholeNumber(2),
  minLeaf: positiveNumber,
  complexity: fraction,
  bins: wholeNumber(2, mostBins),
};

/** Up to so many rows every value is told apart. */
const exactRows = 65_535;
const usualBins = 255;

/** How many values or groups of values a column has at most. */
export function binsFor(rows: number, bins: number | undefined): number {
  return bins ?? (rows <= exactRows ? mostBins : usualBins);
}
