import { type Column, exactSum, type FeedbackLog, NO_CODE, type Table, table } from '@clientele/core';
import type { SentimentScores, sentimentLabels } from '@clientele/sentiment';

/**
 * One row: how much was said, by how many, and what kind of it.
 *
 * @param feedback what was said
 * @param scores of the same texts
 * @param buyers the customers' rows by code, as `buyersOf` gives them
 */
export function feedbackOutlook(
  { customer, rating, length }: FeedbackLog,
  { columns: { score, label } }: SentimentScores,
  buyers: Uint32Array,
): Table<Record<string, Column>> {
  const voices = new Set(customer.codes);
  const known = (rating ?? new Float64Array(0)).filter((value) => !Number.isNaN(value));
  const share = (name: (typeof sentimentLabels)[number]): Float64Array => {
    const code = label.dictionary.values.indexOf(name);
    return Float64Array.of(label.codes.reduce((sum, one) => sum + Number(one === code), 0) / length);
  };
  return table({
    texts: Float64Array.of(length),
    voices: Float64Array.of(voices.size),
    customers: Float64Array.of([...voices].filter((code) => buyers[code] !== NO_CODE).length),
    score: Float64Array.of(exactSum(score) / length),
    positive: share('positive'),
    neutral: share('neutral'),
    mixed: share('mixed'),
    negative: share('negative'),
    rating: Float64Array.of(known.length === 0 ? Number.NaN : exactSum(known) / known.length),
  });
}
