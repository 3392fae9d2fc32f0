export {
  type CodedColumn,
  type CustomerTable,
  customerTable,
  type DataIssue,
  type DataIssues,
  type Duration,
  type FieldMap,
  type Instant,
  type Interactions,
  type Note,
  type OnProgress,
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
export { type Allocation, allocateOffers, type ShadowPrices } from './allocate/allocate.ts';
export type { AllocationLimits, CapacityLimit, OfferCandidates, StockLimit } from './allocate/candidates.ts';
export { checkAllocation, type LimitViolation } from './allocate/check-allocation.ts';
export { type FitCalibrationOptions, fitCalibration } from './calibration/fit.ts';
export { type CalibrationModel, type CalibrationParameters, parseCalibrationModel } from './calibration/model.ts';
export { calibratedProbability } from './calibration/probability.ts';
export type { CampaignList } from './campaign/lists.ts';
export { type ControlGroupOptions, drawControlGroup } from './control/control-group.ts';
export { type CrossSellOptions, type CrossSellPairs, crossSellPairs } from './cross-sell/cross-sell-pairs.ts';
export type { Contact, DecisionCustomer, GivenPropensity } from './decisions/customer.ts';
export {
  type DecidedOffer,
  type DecideOptions,
  type Decision,
  type DecisionRecord,
  decide,
} from './decisions/decide.ts';
export { type CampaignDecision, type DecideAllOptions, decideAll } from './decisions/decide-all.ts';
export { type DecisionSetup, type OpenDecisions, openDecisions } from './decisions/open-decisions.ts';
export type { RemovalRule, RemovedOffer } from './decisions/rank-offers.ts';
export { type FitEaseOptions, fitEase } from './ease/fit.ts';
export { type EaseModel, type EaseParameters, parseEaseModel } from './ease/model.ts';
export {
  type CompareRecommendationsOptions,
  compareRecommendations,
  type MetricDifference,
  type RecommendationComparison,
} from './evaluate/compare.ts';
export { type EvaluateOptions, evaluateRecommendations, type RecommendationQuality } from './evaluate/evaluate.ts';
export type { ItemEvent, ItemEventColumns, ItemEventId, ItemEvents } from './events/events.ts';
export type { Weighing } from './histories/histories.ts';
export type { StoredWeighing, WeighingOptions } from './histories/weighing-options.ts';
export { type FitImplicitAlsOptions, fitImplicitAls } from './implicit-als/fit.ts';
export {
  type ImplicitAlsModel,
  type ImplicitAlsParameters,
  parseImplicitAlsModel,
} from './implicit-als/model.ts';
export {
  usualInteractionWeights,
  type WeighedInteractions,
  type WeighInteractionsOptions,
  weighInteractions,
} from './interactions/weigh-interactions.ts';
export { type FitItemSimilarityOptions, fitItemSimilarity } from './item-similarity/fit.ts';
export {
  type ItemSimilarityModel,
  type ItemSimilarityParameters,
  parseItemSimilarityModel,
} from './item-similarity/model.ts';
export type { LadderStep } from './ladder/step.ts';
export {
  type LadderProduct,
  type UpgradeLadder,
  type UpgradeLadderOptions,
  upgradeLadder,
} from './ladder/upgrade-ladder.ts';
export {
  type CampaignLift,
  type CampaignOutcomes,
  type GroupOutcome,
  type MeasureLiftOptions,
  measureLift,
} from './measure/lift.ts';
export {
  type EvaluatePolicyOptions,
  evaluatePolicy,
  type LoggedDecisions,
  type PolicyEstimate,
  type PolicyValue,
} from './measure/policy-value.ts';
export { planSampleSize, type SampleSize, type SampleSizePlan } from './measure/sample-size.ts';
export type { NboModel } from './model.ts';
export { type FitNextBasketOptions, fitNextBasket } from './next-basket/fit.ts';
export { type NextBasketModel, type NextBasketParameters, parseNextBasketModel } from './next-basket/model.ts';
export { type NextBestOffers, type NextBestOffersOptions, nextBestOffers } from './next-best-offers.ts';
export { type Offer, type OfferKind, type OfferResponses, offerKinds } from './offers/offer.ts';
export type { OpenOffer } from './offers/open-offers.ts';
export { parseOffers } from './offers/parse-offers.ts';
export { type Reaction, type UpdatedOffers, updateOffers } from './offers/update-offers.ts';
export { parsePolicy } from './policy/parse-policy.ts';
export type { ContactCap, ContextWeight, DecisionPolicy, Exploration, Lever } from './policy/policy.ts';
export { type FitPopularityOptions, fitPopularity } from './popularity/fit.ts';
export { type PopularityModel, type PopularityParameters, parsePopularityModel } from './popularity/model.ts';
export type { Predicate, Traits, TraitTest, TraitValue } from './predicates/predicate.ts';
export {
  type ColumnPropensityOptions,
  columnPropensity,
  type PropensityTable,
} from './propensities/column-propensity.ts';
export { type RankPropensitiesOptions, rankPropensities } from './propensities/rank-propensities.ts';
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
export type { CountMeasure, SarMeasure, SimilarityMeasure } from './similarity/measure.ts';
export { type CodedEvents, type SplitEvents, type SplitEventsOptions, splitEvents } from './split/split-events.ts';
