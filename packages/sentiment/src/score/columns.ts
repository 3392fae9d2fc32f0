import type { CodedColumn } from '@clientele/core';

/** What a text says, in columns. */
export type SentimentColumns = {
  /**
   * −1 to 1. By a lexicon x / √(x² + 15) of the sum x of all contributions, to four digits in mode exact; by a trained model the
   * probability of praise less that of blame.
   */
  score: Float64Array;
  /** By a lexicon: by the table's `threshold`; by a trained model: the most probable class. */
  label: CodedColumn;
  /**
   * By a lexicon the share of the text that blames, says nothing, and praises, which is no probability; by a trained model the
   * calibrated probability. Together 1; all 0 for a text without words.
   */
  negative: Float64Array;
  neutral: Float64Array;
  positive: Float64Array;
  /** Sum of all contributions below 0. */
  negativeMass: Float64Array;
  /** Sum of all contributions above 0. */
  positiveMass: Float64Array;
};
