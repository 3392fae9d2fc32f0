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
export { type LearnAspectsOptions, learnAspects } from './aspects/learn-aspects.ts';
export { type AspectOptions, type AspectScores, scoreAspects } from './aspects/score-aspects.ts';
export { type AspectSummary, type AspectSummaryOptions, summarizeAspects } from './aspects/summarize-aspects.ts';
export { type AspectTaxonomy, customerAspects } from './aspects/taxonomy.ts';
export { type CustomerSentiment, type CustomerSentimentOptions, customerSentiment } from './customer-sentiment.ts';
export { aggregateFeedback, type FeedbackColumns, type FeedbackTable } from './feedback/aggregate-feedback.ts';
export type { AggregateOptions } from './feedback/aggregate-options.ts';
export { type AlertOptions, type FeedbackAlerts, findFeedbackAlerts } from './feedback/alerts.ts';
export type { ScoredFeedback } from './feedback/group.ts';
export type { FeedbackPrior } from './feedback/prior.ts';
export type { RatedTexts, RatingOutcome } from './feedback/rated-design.ts';
export { type RatingDriverOptions, type RatingDrivers, ratingDrivers } from './feedback/rating-drivers.ts';
export {
  type FeedbackProfiles,
  type SelectedCustomers,
  type SelectOptions,
  selectAdvocates,
  selectDetractors,
} from './feedback/select.ts';
export {
  type SentimentFeatureOptions,
  type SentimentFeatures,
  sentimentFeatures,
} from './feedback/sentiment-features.ts';
export type { LexiconLayer } from './lexicon/layers.ts';
export { fitSentimentLinear } from './linear/fit.ts';
export type { HeldOutQuality } from './linear/held-out.ts';
export type { LabelledTexts, LinearClasses } from './linear/labels.ts';
export { type LinearParameters, parseSentimentLinearModel, type SentimentLinearModel } from './linear/model.ts';
export { type OpenLinearOptions, openSentimentLinear } from './linear/open.ts';
export type { ClassNames, FitSentimentLinearOptions, LinearMethod } from './linear/options.ts';
export type { PackedWeights } from './linear/pack.ts';
export { type PartialFitOptions, partialFitSentimentLinear } from './linear/partial-fit.ts';
export { scoreSentimentLinear } from './linear/score.ts';
export type { SentimentColumns } from './score/columns.ts';
export type { EffectKind } from './score/effect.ts';
export { explainSentiment } from './score/explain.ts';
export type { SentimentEffect, SentimentExplanation, SentimentToken } from './score/explanation.ts';
export { type SentimentLabel, sentimentLabels } from './score/label.ts';
export type { LexiconMode, SentimentMode } from './score/mode.ts';
export { openSentiment } from './score/open.ts';
export type { OpenSentiment, TextReader } from './score/open-sentiment.ts';
export type { SentimentOptions } from './score/options.ts';
export { scoreSentiment } from './score/score-sentiment.ts';
export type { SentimentScores } from './score/scores.ts';
export { type SentenceScores, scoreSentences } from './score/sentences.ts';
export type { Texts } from './score/texts.ts';
