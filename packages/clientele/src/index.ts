// biome-ignore format: a name a line would make a list too long to overlook
export {
  type BasicMeasure, type BasketRules, type BasketRulesOptions, type BasketSource, basicMeasures, basketRules,
  type DeriveRulesOptions, deriveRules, type FitNextItemOptions, type FurtherMeasure, fitNextItem, furtherMeasures,
  type ItemHierarchy, type Itemsets, type ItemsetTarget, type Measure, type MineItemsetsOptions,
  type MineRulesOptions, type MineSequencesOptions, type MineSequentialRulesOptions, type MineUtilityItemsetsOptions,
  type MinSupport, mineItemsets, mineRules, mineSequences, mineSequentialRules, mineUtilityItemsets,
  type NextItemModel, type NextItemParameters, type NextItems, type OpenNextItem, type OpenRules, openNextItem,
  openRules, type PredictNextOptions, type Promotions, type PromotionsOptions, parseNextItemModel, predictNextItems,
  promotionsOf, type RecommendOptions as RecommendFromRulesOptions, type RuleColumns, type RuleRecommendations,
  type Rules, recommendFromRules, rulesToPmml, type ScoreOptions, type SequencePatterns, type SequenceSource,
  type SequentialRules, type Significance, type UtilityBaskets, type UtilityBasketsOfOptions, type UtilityField,
  type UtilityItemsets, utilityBasketsOf, type Window,
} from '@clientele/association-rules';
// biome-ignore format: a name a line would make a list too long to overlook
export {
  type BuildFeaturesOptions, buildFeatures, type ChurnColumnOptions, type ChurnColumns, type ChurnExplanation,
  type ChurnFeatures, type ChurnInput, type ChurnLabels, type ChurnModel, type ChurnRiskOptions, type ChurnRisks,
  type ChurnTask, churnRisk, type DescribeTreeOptions, type DesignTerm, type DetectSignalsOptions, describeTree,
  detectSignals, type EnsembleParameters, type ExplainChurnOptions, explainChurn, explainValue, type FeatureColumns,
  type FitForestOptions, type FitGradientBoostingOptions, type FitLinearRegressionOptions, type FitLogisticOptions,
  type FitNeuralNetworkOptions, type FitTreeOptions, type ForestModel, type ForestParameters, fitForest,
  fitGradientBoosting, fitLinearRegression, fitLogistic, fitNeuralNetwork, fitTree, type GradientBoostingModel,
  type GradientBoostingParameters, type InactivitySpan, type InactivitySpanOptions, inactivitySpan, type JoinedTrees,
  joinLabels, type LabelChurnOptions, type LabelledFeatures, type LifetimeFeatures, type LinearRegressionModel,
  type LinearRegressionParameters, type LogisticEstimate, type LogisticModel, type LogisticParameters,
  type LogisticTerm, labelChurn, type MissingPolicy, type NetworkTerm, type NeuralNetworkModel,
  type NeuralNetworkParameters, type ObservationEnd, type PredictChurnOptions, type Predicted, type PredictedValue,
  parseForestModel, parseGradientBoostingModel, parseLinearRegressionModel, parseLogisticModel,
  parseNeuralNetworkModel, parseTreeModel, predictChurn, predictValue, type ReasonScale, type ScoreExplanation,
  type SignalRule, type SignalState, type Signals, type TreeModel, type TreeNodeColumns, type TreeParameters,
  type TreeRuleColumns, taskOfModel, treeNodes, treeRules, type ValueExplanation,
} from '@clientele/churn';
// biome-ignore format: a name a line would make a list too long to overlook
export {
  type AliveHistory, type AnyEstimatedModel, aliveHistory, type BetaDiscreteWeibullModel,
  type BetaDiscreteWeibullParameters, type BetaGeometricParameters, type BgBbModel, type BgBbParameters,
  type BgCnbdKModel, type BgCnbdKParameters, type BgNbdModel, type BgNbdParameters, type BootstrapOptions,
  betaDiscreteWeibullModel, bgBbModel, bgCnbdKModel, bgNbdModel, bootstrapIntervals, bootstrapModels,
  type CalibrationOptions, type ChoiceOptions, type ContractualClvInput, type CountOptions, type Covariance,
  type Criterion, type CurveOptions, calibrateForecast, chooseModel, compareModels, contractualClv,
  countProbabilities, countProbabilitiesOfNewCustomer, type Discount, type DurationColumns, deltaIntervals,
  type EstimatedModel, type ExpectedCurve, evaluateHoldout, expectedCurve, expectedSpend, expectedTransactions,
  expectedTransactionsOfNewCustomer, type FitOptions, type ForecastCalibration, type ForecastTotal,
  type FrequencyRecencyMatrix, fitBetaDiscreteWeibull, fitBgBb, fitBgCnbdK, fitBgNbd, fitGammaGamma, fitMbgCnbdK,
  fitMbgNbd, fitNbd, fitParetoNbd, fitShiftedBetaGeometric, forecastSales, frequencyRecencyMatrix,
  type GammaGammaModel, type GammaGammaParameters, gammaGammaModel, type Histories, type HistoryColumns,
  type HistoryModel, type HistoryTable, type Holdout, type HoldoutColumns, type HoldoutEvaluation, type HoldoutTable,
  type IntervalOptions, type Intervals, type KaplanMeier, kaplanMeier, type LevelOption, type LifetimeValues,
  type LifetimeValuesOptions, type LifetimeValueTable, type LikelihoodRatioTest, lifetimeValue, lifetimeValues,
  likelihoodRatioTest, type MatrixOptions, type MbgCnbdKModel, type MbgCnbdKParameters, type MbgNbdModel,
  type MbgNbdParameters, type ModelChoice, type ModelComparison, mbgCnbdKModel, mbgNbdModel, type NbdModel,
  type NbdParameters, nbdModel, type Opportunities, type OpportunityColumns, type OpportunityTable,
  type ParameterIntervals, type ParetoNbdModel, type ParetoNbdParameters, type Purchases, type PurchaseTimes,
  parameterIntervals, paretoNbdModel, parseBetaDiscreteWeibullModel, parseBgBbModel, parseBgCnbdKModel,
  parseBgNbdModel, parseGammaGammaModel, parseMbgCnbdKModel, parseMbgNbdModel, parseNbdModel, parseParetoNbdModel,
  parseShiftedBetaGeometricModel, probabilityAlive, probabilityOfPurchase, type RegularityOptions,
  type RemainingOptions, type ResidualOptions, type RetentionBudget, type RetentionCandidates, type RetentionCurve,
  type RetentionModel, type RetentionOptions, remainingPeriods, residualTransactions, retentionBudget, retentionCurve,
  retentionRate, type SalesForecast, type SalesForecastOptions, type ShiftedBetaGeometricModel,
  type ShiftedBetaGeometricParameters, type SimpleClvInput, type SpendColumns, type Spends, type SpendTable,
  type SurvivorColumns, type Survivors, type SurvivorTable, shiftedBetaGeometricModel, simpleClv, survivalProbability,
  type TrackedTransactions, type TrackOptions, type TransactionModel, type TransactionModelName, trackTransactions,
  update, type ValueOptions,
} from '@clientele/clv';
// biome-ignore format: a name a line would make a list too long to overlook
export {
  type Analysis, type AnalysisTotals, type AnyLog, type AnyModel, type BasketField, type BasketInput, type Baskets,
  type BasketsOfOptions, type BtydTable, basketsOf, before, type CalendarPeriod, type Cell, type CivilDate,
  type CleanedTransactions, type CleaningReport, type CleaningRule, type CleanOptions, ClienteleError,
  type CodedColumn, type CohortOptions, type CohortTable, type Column, type ColumnInput, type Columns,
  type CurrencyRates, type CustomerSummary, type CustomerTable, civilDate, civilDay, civilDayOf, civilDays,
  cleanTransactions, codeOf, column, customerTable, type DataIssue, type DataIssues, type DatedRate, type DateFormat,
  type DeriveBasketsOptions, type Dictionary, type Duration, daysPerUnit, deriveBaskets, deriveBtyd, deriveCohorts,
  durationIn, type ErrorCode, type EventOptions, eachRow, encode, endOf, exactSum, type FeatureSchema, type Feedback,
  type FeedbackField, type FeedbackLog, type FeedbackOptions, type FieldMap, type FindIssuesOptions,
  type FitDiagnostics, type FitStatus, filterRows, findIssues, formatCivilDay, IncompatibleModelError,
  type InputChunk, type InputColumns, type InputRows, type Instant, InsufficientDataError, type Interaction,
  type InteractionField, type InteractionLog, type InteractionOptions, type Interactions, InvalidInputError,
  InvalidOptionError, type IssueAction, type IssueCode, isCivilDate, isDuration, isTransactionLog, type JoinedTable,
  type JoinOptions, type JsonValue, joinTables, type LineAction, type ListColumn, type LogBaskets, type LogOrigin,
  listAt, localInstant, type MapField, type MatchedCancellations, type MissingRule, type Model, mapFields,
  matchCancellations, mergeIssues, NO_CODE, type Note, type Numbers, type Observation, type Occasion, type OnProgress,
  type OptionalField, type OptionProblem, ofCustomers, type ParsedEvents, type ParsedFeedback,
  type ParsedInteractions, type ParsedTransactions, type ParseOptions, parseFeedback, parseInstant, parseInteractions,
  parseTransactions, type ReadBefore, type Row, type RowMask, type RowName, type Rows, requiredFields, resolveAsOf,
  type SalesByMonth, type SalesByMonthOptions, type SequenceColumn, type SequenceField, type SequenceInput,
  type Sequences, type SequencesOfOptions, type ShortSpan, type SplitBtydTable, type SplitOptions, type StageName,
  type SummaryOptions, safeParseFeedback, safeParseInteractions, safeParseTransactions, salesByMonth, sequencesOf,
  splitBtyd, startOfCivilDay, summarizeCustomers, type Table, type TextColumn, type TimeUnit, type Transaction,
  type TransactionField, type TransactionLog, type TransactionLogBuilder, type Transactions, table, textAt, toRows,
  transactionLogBuilder, type WeekStart, withColumns,
} from '@clientele/core';
// biome-ignore format: a name a line would make a list too long to overlook
export {
  type AnyTable, type CellBatch, type ColumnKind, type CsvSource, csvOfCells, type FileFacts, type FileOptions,
  type GuessedType, guessMap, type InspectedColumn, type InspectedCsv, inspectCsv, type LineOptions, type OpenCells,
  openJsonLines, type ReadCells, type ReadCellsOptions, type ReadCellsTable, type ReadCellsTableOptions,
  type ReadCsv, type ReadCsvOptions, type ReadLog, type ReadTable, type ReadTableOptions, readCells, readCsv, readFimi, readJsonLines, readJsonLinesTable, readSpmf,
  readSpmfUtility, readTable, type UtilityRows, 
  type WriteOptions,writeCsv, writeJson,
} from '@clientele/io';
// biome-ignore format: a name a line would make a list too long to overlook
export {
  type Allocation, type AllocationLimits, allocateOffers, type CalibrationModel, type CalibrationParameters,
  type CampaignDecision, type CampaignLift, type CampaignList, type CampaignOutcomes, type CapacityLimit,
  type CodedEvents, type Contact, type ContactCap, type ContextWeight, type ControlGroupOptions, type CountMeasure,
  type CrossSellOptions, type CrossSellPairs, calibratedProbability, checkAllocation, crossSellPairs,
  type DecideAllOptions, type DecidedOffer, type DecideOptions, type Decision, type DecisionCustomer,
  type DecisionPolicy, type DecisionRecord, type DecisionSetup, decide, decideAll, drawControlGroup, type EaseModel,
  type EaseParameters, type EvaluateOptions, type EvaluatePolicyOptions, type ExplainOfferOptions, type Exploration,
  evaluatePolicy, evaluateRecommendations, explainOffer, type FitCalibrationOptions, type FitEaseOptions,
  type FitImplicitAlsOptions, type FitItemSimilarityOptions, type FitNextBasketOptions, type FitPopularityOptions,
  type FitSarOptions, fitCalibration, fitEase, fitImplicitAls, fitItemSimilarity, fitNextBasket, fitPopularity,
  fitSar, type GivenPropensity, type GroupOutcome, type ImplicitAlsModel, type ImplicitAlsParameters, type ItemEvent,
  type ItemEventColumns, type ItemEventId, type ItemEvents, type ItemPairsParameters, type ItemSimilarityModel,
  type ItemSimilarityParameters, type LadderProduct, type LadderStep, type Lever, type LimitViolation,
  type LoggedDecisions, type MeasureLiftOptions, measureLift, type NboModel, type Neighbours, type NextBasketModel,
  type NextBasketParameters, type NextBestOffers, type NextBestOffersOptions, nextBestOffers, type Offer,
  type OfferCandidates, type OfferExplanation, type OfferKind, type OfferReason, type OfferResponses,
  type OpenDecisions, type OpenNbo, type OpenOffer, offerKinds, openDecisions, openNbo, type PolicyEstimate,
  type PolicyValue, type PopularityModel, type PopularityParameters, type Predicate, parseCalibrationModel,
  parseEaseModel, parseImplicitAlsModel, parseItemSimilarityModel, parseNextBasketModel, parseOffers, parsePolicy,
  parsePopularityModel, parseSarModel, planSampleSize, type Reaction, type RecommendationQuality,
  type Recommendations, type RecommendOptions, type RemovalRule, type RemovedOffer, recommend, type SampleSize,
  type SampleSizePlan, type SarMeasure, type SarModel, type SarParameters, type ShadowPrices, type SimilarityMeasure,
  type SplitEvents, type SplitEventsOptions, type StockLimit, type StoredWeighing, splitEvents, type Traits,
  type TraitTest, type TraitValue, type UpdatedOffers, type UpgradeLadder, type UpgradeLadderOptions, updateOffers,
  upgradeLadder, type WeighedInteractions, type WeighInteractionsOptions, type Weighing, type WeighingOptions,
  weighInteractions,
} from '@clientele/nbo';
// biome-ignore format: a name a line would make a list too long to overlook
export {
  assignRfmSegments, checkSegments, type DerivePreferencesOptions, type DeriveRfmOptions, derivePreferences,
  deriveRfm, explainRfmSegment, type FitRfmScoresOptions, type FrequencyChoice, fitRfmScores,
  type MigrateByRfmOptions, type MigrationThresholds, type MonetaryChoice, migrateByRfm, migrateSegments,
  type NestedCuts, type PreferenceTable, parseRfmScoresModel, parseSegmentMap, type RfmBins, type RfmColumns,
  type RfmExplanation, type RfmInput, type RfmLists, type RfmMethod, type RfmMigration, type RfmNumbersTable,
  type RfmRankMethod, type RfmScale, type RfmScoreColumns, type RfmScoresModel, type RfmScoresParameters,
  type RfmSegments, type RfmStep, type RfmTable, type RfmValues, type RfmWeights, type ScoreByRankOptions,
  type Scored, type ScoredBy, type ScoreRange, type ScoresTable, type SegmentByRfmOptions, type SegmentCell,
  type SegmentCheck, type SegmentColumns, type Segmented, type SegmentedCustomers, type SegmentedTable,
  type SegmentMap, type SegmentMigration, type SegmentOverlap, type SegmentRule, type SegmentSummary,
  type SummarizeSegmentsOptions, scoreRfm, scoreRfmByRank, segmentByRfm, segments4, segments11, summarizeSegments,
} from '@clientele/rfm';
// biome-ignore format: a name a line would make a list too long to overlook
export {
  assignClusters, type BehaviourTable, type ChooseKOptions, type ChooseMixtureOptions, type ClusterColumn,
  type ClusterColumns, type ClusterComparison, type ClusterDbscanOptions, type Clustered, type ClusterHdbscanOptions,
  type ClusterHierarchicalOptions, type ClusterInput, type ClusterMatches, type ClusterModel, type ClusterProfile,
  type ClusterQuality, type ClusterRules, type ClusterRulesOptions, type ClusterRuleTable, type ClusterSegments,
  type ClusterStability, type ClusterStabilityOptions, type ClusterSummary, type ClusterTraits, type ComponentColumns,
  chooseK, chooseMixture, clusterDbscan, clusterHdbscan, clusterHierarchical, clusterRules, clusterStability,
  compareClusters, type DbscanClusters, type DbscanColumns, type Dispersion, type DistanceModel, deriveBehaviour,
  type EvaluateClustersOptions, evaluateClusters, type FeatureChoice, type FeatureModel, type FeatureOptions,
  type FeatureScaling, type FitGaussianMixtureOptions, type FitKMeansOptions, type FitKMedoidsOptions,
  type FitKModesOptions, type FitKPrototypesOptions, type FitMiniBatchOptions, type FitTargetTreeOptions,
  fitGaussianMixture, fitKMeans, fitKMedoids, fitKModes, fitKPrototypes, fitMiniBatch, fitTargetTree,
  type GaussianMixtureModel, type GaussianMixtureParameters, type HdbscanClusters, type HdbscanColumns,
  type Hierarchy, type HierarchyColumns, type KChoice, type KColumns, type KMeansModel, type KMeansParameters,
  type KMedoidsModel, type KMedoidsParameters, type KModesModel, type KModesParameters, type KPrototypesModel,
  type KPrototypesParameters, type Linkage, type MergeTable, type MiniBatchModel, type MixtureChoice,
  type MixtureCovariance, matchClusters, type ProfileClustersOptions, parseGaussianMixtureModel, parseKMeansModel,
  parseKMedoidsModel, parseKModesModel, parseKPrototypesModel, parseMiniBatchModel, parseTargetTreeModel,
  profileClusters, type SegmentByClustersOptions, segmentByClusters, type TargetColumns, type TargetRuleTable,
  type TargetTreeModel, type TargetTreeParameters, type TopBranches, type TopBranchesOptions, targetTreeRules,
  topBranches, type WithComponents, type WithTargets,
} from '@clientele/segmentation';
// biome-ignore format: a name a line would make a list too long to overlook
export {type AggregateOptions, type AlertOptions, type AspectOptions, type AspectScores,
  type AspectSummary, type AspectSummaryOptions, type AspectTaxonomy, 
  aggregateFeedback, type ClassNames, 
  type CustomerSentiment, type CustomerSentimentOptions, customerAspects,customerSentiment, type EffectKind, explainSentiment,
  type FeedbackAlerts, type FeedbackColumns, type FeedbackPrior, type FeedbackProfiles, type FeedbackTable,type FitSentimentLinearOptions, 
  findFeedbackAlerts, fitSentimentLinear, type HeldOutQuality, type LabelledTexts,type LearnAspectsOptions, type LexiconLayer, type LexiconMode, type LinearClasses, type LinearMethod,
  type LinearParameters, 
  learnAspects, type OpenLinearOptions, type OpenSentiment, openSentiment, openSentimentLinear,
  type PackedWeights, type PartialFitOptions, parseSentimentLinearModel, partialFitSentimentLinear, type RatedTexts,
  type RatingDriverOptions, type RatingDrivers, type RatingOutcome, ratingDrivers, type ScoredFeedback,type SelectedCustomers,
  type SelectOptions, type SentenceScores, type SentimentColumns, type SentimentEffect, type SentimentExplanation,
  type SentimentFeatureOptions, type SentimentFeatures, type SentimentLabel, 
  type SentimentLinearModel, type SentimentMode, type SentimentOptions, type SentimentScores, type SentimentToken,scoreAspects, 
  scoreSentences, scoreSentiment, scoreSentimentLinear, selectAdvocates, selectDetractors, sentimentFeatures, sentimentLabels,
  summarizeAspects, type TextReader, type Texts,
} from '@clientele/sentiment';
// biome-ignore format: a name a line would make a list too long to overlook
export {
  type BuildFeaturesInOptions, buildFeaturesIn, type CollectOptions, type CountInOptions, collect, countItemsIn,
  countPairsIn, type DeriveCohortsInOptions, type DeriveSqlOptions, type DialectName, deriveCohortsIn, deriveSql,
  type Engine, EngineError, type EngineFailure, type EngineLines, type GroupedHistories, type GroupHistoriesInOptions,
  groupHistoriesIn, type ItemCounts, type LabelChurnInOptions, type LineField, labelChurnIn, type PairCounts,
  type ResultColumn, type ResultTable, type RfmScoresOfEngine, type RunOptions, type ScoreInOptions,
  type ScoreRfmInOptions, type ScoringTable, type SqlDerivation, type SqlModel, type SummarizeInOptions, scoreIn,
  scoreRfmIn, summarizeCustomersIn, type TableName, type TimeKind, toSql,
} from '@clientele/warehouse';
export { analyze } from './analyze/analyze.ts';
export type { CampaignOptions } from './analyze/campaign-options.ts';
export type { AnalyzeOptions, AnalyzeRetention } from './analyze/options.ts';
export { type KnownModel, parseModel } from './models/parse-model.ts';
export type { MonitoredModel } from './monitor/answers.ts';
export { type MonitorBaselineOptions, monitorBaseline } from './monitor/baseline.ts';
export type { BaselineColumn, MonitorBaseline } from './monitor/baseline-record.ts';
export type { MonitoredCalibration } from './monitor/calibration.ts';
export type { MonitorInput } from './monitor/cells.ts';
export { type DriftTable, type Monitoring, type MonitorOptions, monitor } from './monitor/monitor.ts';
export { parseMonitorBaseline } from './monitor/parse-baseline.ts';
export type { MonitorVerdict } from './monitor/verdict.ts';
