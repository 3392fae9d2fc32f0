export {
  type CustomerTable,
  type DataIssue,
  type DataIssues,
  type Duration,
  type FieldMap,
  type Instant,
  type Note,
  type ParsedTransactions,
  type ParseOptions,
  parseTransactions,
  type Row,
  type RowName,
  safeParseTransactions,
  type Table,
  type Transaction,
  type TransactionLog,
  type Transactions,
  toRows,
} from '@clientele/core';
export { type EvaluateOptions, evaluateRecommendations, type RecommendationQuality } from './evaluate/evaluate.ts';
export type { ItemEvent, ItemEventColumns, ItemEventId, ItemEvents } from './events/events.ts';
export type { Weighing } from './histories/histories.ts';
export { type FitItemSimilarityOptions, fitItemSimilarity } from './item-similarity/fit.ts';
export {
  type ItemSimilarityModel,
  type ItemSimilarityParameters,
  parseItemSimilarityModel,
} from './item-similarity/model.ts';
export type { NboModel } from './model.ts';
export { type FitNextBasketOptions, fitNextBasket } from './next-basket/fit.ts';
export { type NextBasketModel, type NextBasketParameters, parseNextBasketModel } from './next-basket/model.ts';
export { type NextBestOffers, type NextBestOffersOptions, nextBestOffers } from './next-best-offers.ts';
export { type FitPopularityOptions, fitPopularity } from './popularity/fit.ts';
export { type PopularityModel, type PopularityParameters, parsePopularityModel } from './popularity/model.ts';
export {
  type ExplainOfferOptions,
  explainOffer,
  type OfferExplanation,
  type OfferReason,
} from './recommend/explain.ts';
export type { Neighbours } from './recommend/neighbours.ts';
export { type OpenNbo, openNbo } from './recommend/open.ts';
export { type Recommendations, type RecommendOptions, recommend } from './recommend/recommend.ts';
export { type FitSarOptions, fitSar } from './sar/fit.ts';
export { parseSarModel, type SarModel, type SarParameters } from './sar/model.ts';
export type { ItemPairsParameters } from './similarity/item-pairs.ts';
export type { SarMeasure, SimilarityMeasure } from './similarity/measure.ts';
