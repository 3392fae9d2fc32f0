export {
  type BtydTable,
  type CustomerSummary,
  type CustomerTable,
  customerTable,
  type DataIssue,
  type DataIssues,
  type Duration,
  deriveBtyd,
  endOf,
  type FieldMap,
  type Instant,
  type Note,
  type Occasion,
  type ParsedTransactions,
  type ParseOptions,
  parseTransactions,
  type Row,
  type RowName,
  type SummaryOptions,
  safeParseTransactions,
  summarizeCustomers,
  type Table,
  type TimeUnit,
  type Transaction,
  type TransactionLog,
  type Transactions,
  table,
  toRows,
  withColumns,
} from '@clientele/core';
export {
  betaDiscreteWeibullModel,
  fitBetaDiscreteWeibull,
} from './beta-discrete-weibull/fit.ts';
export {
  type BetaDiscreteWeibullModel,
  type BetaDiscreteWeibullParameters,
  parseBetaDiscreteWeibullModel,
} from './beta-discrete-weibull/model.ts';
export type { RegularityOptions } from './beta-geometric/fit-regular.ts';
export type { BetaGeometricParameters } from './beta-geometric/parameters.ts';
export { bgBbModel, fitBgBb } from './bg-bb/fit.ts';
export { type BgBbModel, type BgBbParameters, parseBgBbModel } from './bg-bb/model.ts';
export { bgCnbdKModel, fitBgCnbdK } from './bg-cnbd-k/fit.ts';
export { type BgCnbdKModel, type BgCnbdKParameters, parseBgCnbdKModel } from './bg-cnbd-k/model.ts';
export { bgNbdModel, fitBgNbd } from './bg-nbd/fit.ts';
export { type BgNbdModel, type BgNbdParameters, parseBgNbdModel } from './bg-nbd/model.ts';
export { type AliveHistory, aliveHistory, type PurchaseTimes } from './curves/alive-history.ts';
export { type CurveOptions, type ExpectedCurve, expectedCurve } from './curves/expected-curve.ts';
export { forecastSales, type SalesForecast, type SalesForecastOptions } from './curves/forecast-sales.ts';
export { type FrequencyRecencyMatrix, frequencyRecencyMatrix, type MatrixOptions } from './curves/frequency-recency.ts';
export { type TrackedTransactions, type TrackOptions, trackTransactions } from './curves/track-transactions.ts';
export { fitGammaGamma, gammaGammaModel } from './gamma-gamma/fit.ts';
export { type GammaGammaModel, type GammaGammaParameters, parseGammaGammaModel } from './gamma-gamma/model.ts';
export { expectedSpend } from './gamma-gamma/predict.ts';
export { type SpendHoldout, type SpendTest, testSpend } from './gamma-gamma/test-spend.ts';
export { fitGammaGompertzNbd, gammaGompertzNbdModel } from './gamma-gompertz-nbd/fit.ts';
export {
  type GammaGompertzNbdModel,
  type GammaGompertzNbdParameters,
  parseGammaGompertzNbdModel,
} from './gamma-gompertz-nbd/model.ts';
export type {
  Histories,
  HistoryColumns,
  HistoryTable,
  Opportunities,
  OpportunityColumns,
  OpportunityTable,
  SpendColumns,
  Spends,
  SpendTable,
} from './histories/histories.ts';
export {
  type CalibrationOptions,
  calibrateForecast,
  type ForecastCalibration,
  type ForecastTotal,
} from './holdout/calibrate-forecast.ts';
export { type ChoiceOptions, type Criterion, chooseModel, type ModelChoice } from './holdout/choose-model.ts';
export { evaluateHoldout, type HoldoutEvaluation } from './holdout/evaluate-holdout.ts';
export type { Holdout, HoldoutColumns, HoldoutTable } from './holdout/holdout.ts';
export type { GroupPromises } from './holdout/promise-groups.ts';
export { type ForecastTest, testForecast } from './holdout/test-forecast.ts';
export { type BootstrapOptions, bootstrapIntervals, bootstrapModels } from './inference/bootstrap.ts';
export { deltaIntervals, type IntervalOptions, type Intervals } from './inference/delta-intervals.ts';
export type { LevelOption } from './inference/level.ts';
export { type LikelihoodRatioTest, likelihoodRatioTest } from './inference/likelihood-ratio-test.ts';
export {
  type AnyEstimatedModel,
  type ParameterIntervals,
  parameterIntervals,
} from './inference/parameter-intervals.ts';
export { update } from './inference/update.ts';
export type { Covariance, EstimatedModel } from './likelihood/estimated-model.ts';
export type { FitOptions } from './likelihood/maximum.ts';
export { fitMbgCnbdK, mbgCnbdKModel } from './mbg-cnbd-k/fit.ts';
export { type MbgCnbdKModel, type MbgCnbdKParameters, parseMbgCnbdKModel } from './mbg-cnbd-k/model.ts';
export { fitMbgNbd, mbgNbdModel } from './mbg-nbd/fit.ts';
export { type MbgNbdModel, type MbgNbdParameters, parseMbgNbdModel } from './mbg-nbd/model.ts';
export { fitNbd, nbdModel } from './nbd/fit.ts';
export { type NbdModel, type NbdParameters, parseNbdModel } from './nbd/model.ts';
export { fitParetoNbd, paretoNbdModel } from './pareto-nbd/fit.ts';
export { type ParetoNbdModel, type ParetoNbdParameters, parseParetoNbdModel } from './pareto-nbd/model.ts';
export { type DurationColumns, type KaplanMeier, kaplanMeier } from './retention/kaplan-meier.ts';
export type { RetentionModel } from './retention/model.ts';
export {
  type RemainingOptions,
  type RetentionCurve,
  remainingPeriods,
  retentionCurve,
  retentionRate,
  survivalProbability,
} from './retention/predict.ts';
export { fitShiftedBetaGeometric, shiftedBetaGeometricModel } from './shifted-beta-geometric/fit.ts';
export {
  parseShiftedBetaGeometricModel,
  type ShiftedBetaGeometricModel,
  type ShiftedBetaGeometricParameters,
} from './shifted-beta-geometric/model.ts';
export type { SurvivorColumns, Survivors, SurvivorTable } from './survivors/survivors.ts';
export { compareModels, type ModelComparison } from './transactions/compare-models.ts';
export type { TransactionModelName } from './transactions/fit.ts';
export type { HistoryModel } from './transactions/history-model.ts';
export type { TransactionModel } from './transactions/model.ts';
export {
  type CountOptions,
  countProbabilities,
  countProbabilitiesOfNewCustomer,
  expectedTransactionsOfNewCustomer,
} from './transactions/new-customer.ts';
export type { Purchases } from './transactions/over-live.ts';
export {
  expectedTransactions,
  probabilityAlive,
  probabilityOfPurchase,
  type ResidualOptions,
  residualTransactions,
} from './transactions/predict.ts';
export { type ContractualClvInput, contractualClv } from './value/contractual-clv.ts';
export { type Discount, discountRate } from './value/discount.ts';
export { type LifetimeValueTable, lifetimeValue, type ValueOptions } from './value/lifetime-value.ts';
export { type LifetimeValues, type LifetimeValuesOptions, lifetimeValues } from './value/lifetime-values.ts';
export {
  type RetentionBudget,
  type RetentionCandidates,
  type RetentionOptions,
  retentionBudget,
} from './value/retention-budget.ts';
export { type SimpleClvInput, simpleClv } from './value/simple-clv.ts';
