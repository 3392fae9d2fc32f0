export {
  type CodedColumn,
  type Column,
  type CustomerTable,
  customerTable,
  type Feedback,
  type FeedbackLog,
  type FeedbackOptions,
  type ParsedFeedback,
  parseFeedback,
  safeParseFeedback,
  type Table,
  toRows,
  withColumns,
} from '@clientele/core';
export { type CustomerSentiment, type CustomerSentimentOptions, customerSentiment } from './customer-sentiment.ts';
export { aggregateFeedback, type FeedbackColumns, type FeedbackTable } from './feedback/aggregate-feedback.ts';
export type { AggregateOptions } from './feedback/aggregate-options.ts';
export type { ScoredFeedback } from './feedback/group.ts';
export type { FeedbackPrior } from './feedback/prior.ts';
export {
  type FeedbackProfiles,
  type SelectedCustomers,
  type SelectOptions,
  selectAdvocates,
  selectDetractors,
} from './feedback/select.ts';
export type { LexiconLayer } from './lexicon/layers.ts';
export type { EffectKind } from './score/effect.ts';
export {
  explainSentiment,
  type SentimentEffect,
  type SentimentExplanation,
  type SentimentToken,
} from './score/explain.ts';
export { type SentimentLabel, sentimentLabels } from './score/label.ts';
export { type OpenSentiment, openSentiment } from './score/open.ts';
export type { SentimentMode, SentimentOptions } from './score/options.ts';
export { type SentimentColumns, type SentimentScores, scoreSentiment } from './score/score-sentiment.ts';
export { type SentenceScores, scoreSentences } from './score/sentences.ts';
export type { Texts } from './score/texts.ts';
