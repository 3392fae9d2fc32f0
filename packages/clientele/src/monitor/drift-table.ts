import type { Table, TextColumn } from '@clientele/core';

/** One row a column, and last, where there is one, the answer of the model. */
export type DriftTable = Table<{
  /** A feature, or the answer: `probability`, `value` or `cluster`; of purchases `purchases`, `x`, `tx`, `T` or `meanRepeatSpend`. */
  column: TextColumn;
  /** Population stability index: below 0.1 little, from 0.25 on another population. */
  psi: Float64Array;
  /** The chance of such an index where only the draw of customers changed, 0 to 1. */
  chance: Float64Array;
  /** Share of cells without a value, 0 to 1. */
  missingShare: Float64Array;
  /** Share of texts that the baseline does not know, 0 to 1; 0 for numbers. */
  newShare: Float64Array;
}>;
