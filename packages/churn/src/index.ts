export {
  type CustomerTable,
  customerTable,
  type DataIssues,
  type Duration,
  type Feedback,
  type FeedbackLog,
  type FieldMap,
  type Instant,
  type Interaction,
  type InteractionLog,
  type InteractionOptions,
  type Interactions,
  type Note,
  type ParseOptions,
  parseFeedback,
  parseInteractions,
  parseTransactions,
  type Row,
  type RowName,
  safeParseTransactions,
  type Table,
  type Transaction,
  type TransactionLog,
  type Transactions,
  table,
  toRows,
  withColumns,
} from '@clientele/core';
export {
  type BinaryMetrics,
  binaryMetrics,
  type CalibrationTable,
  type CalibrationTableOptions,
  calibrationTable,
  type Gains,
  type GainsOptions,
  gains,
  type MetricOptions,
} from '@clientele/stats';
export { fitGradientBoosting } from './boosting/fit.ts';
export {
  type GradientBoostingModel,
  type GradientBoostingParameters,
  parseGradientBoostingModel,
} from './boosting/model.ts';
export type { FitGradientBoostingOptions } from './boosting/options.ts';
export type { MissingPolicy } from './data/encode-feature.ts';
export type { ChurnInput } from './data/input.ts';
export type { ChurnColumnOptions, ChurnTask } from './data/outcomes.ts';
export type { JoinedTrees } from './ensemble/joined-trees.ts';
export type { EnsembleParameters } from './ensemble/parse.ts';
export type { ChurnComparison, ComparedModelColumns } from './evaluate/compare.ts';
export { type ChurnEvaluation, type ChurnFits, evaluateChurn } from './evaluate/evaluate-churn.ts';
export type { EvaluateChurnOptions } from './evaluate/options.ts';
export {
  type ProfitCurve,
  profitCurve,
  profitThreshold,
  type RetentionCosts,
  type RetentionTargets,
} from './evaluate/profit.ts';
export type { ComparedMetric } from './evaluate/ranked-scores.ts';
export { type AuditFeaturesOptions, auditFeatures, type FeatureAudit } from './features/audit-features.ts';
export {
  type BuildFeaturesOptions,
  buildFeatures,
  type ChurnFeatures,
  type EventFeatures,
  type FeatureColumns,
  type LifetimeFeatures,
  type WindowFeatures,
} from './features/build-features.ts';
export type { SideInputs } from './features/side-features.ts';
export { fitForest } from './forest/fit.ts';
export { type ForestModel, type ForestParameters, parseForestModel } from './forest/model.ts';
export type { FitForestOptions } from './forest/options.ts';
export { type ChurnSnapshots, type ChurnSnapshotsOptions, churnSnapshots } from './label/churn-snapshots.ts';
export type { ContractEnd, InteractionKinds, LabelContractChurnOptions } from './label/contract-options.ts';
export { type InactivitySpan, type InactivitySpanOptions, inactivitySpan } from './label/inactivity-span.ts';
export { joinLabels, type LabelledFeatures, type OutcomeLabels } from './label/join-labels.ts';
export { type ChurnLabels, type LabelChurnOptions, labelChurn } from './label/label-churn.ts';
export { type ContractChurnLabels, labelContractChurn } from './label/label-contract-churn.ts';
export type { LabelColumns, LabelWindows, WindowedLabels } from './label/outcome-window.ts';
export { type FitLinearRegressionOptions, fitLinearRegression } from './linear-regression/fit.ts';
export {
  type LinearRegressionModel,
  type LinearRegressionParameters,
  parseLinearRegressionModel,
} from './linear-regression/model.ts';
export type { DesignTerm } from './logistic/design.ts';
export { fitLogistic } from './logistic/fit.ts';
export {
  type LogisticEstimate,
  type LogisticModel,
  type LogisticParameters,
  type LogisticTerm,
  parseLogisticModel,
} from './logistic/model.ts';
export type { FitLogisticOptions } from './logistic/options.ts';
export { fitNeuralNetwork } from './neural/fit.ts';
export {
  type NetworkTerm,
  type NeuralNetworkModel,
  type NeuralNetworkParameters,
  parseNeuralNetworkModel,
} from './neural/model.ts';
export type { FitNeuralNetworkOptions } from './neural/options.ts';
export {
  type ChurnExplanation,
  type ExplainChurnOptions,
  explainChurn,
  explainValue,
  type ScoreExplanation,
  type ValueExplanation,
} from './predict/explain-churn.ts';
export type { FeatureWords } from './predict/plain-words.ts';
export { type ChurnColumns, type PredictChurnOptions, type Predicted, predictChurn } from './predict/predict-churn.ts';
export { type PredictedValue, predictValue } from './predict/predict-value.ts';
export type { ReasonScale } from './predict/reason-words.ts';
export { type ChurnModel, taskOfModel } from './predict/scores.ts';
export { type ChurnRisks, churnRisk } from './risk/churn-risk.ts';
export type { ChurnRiskOptions, ContractTerms } from './risk/options.ts';
export { type DetectSignalsOptions, detectSignals, type SignalState, type Signals } from './signals/detect-signals.ts';
export type { SignalRule } from './signals/rule.ts';
export { calendarSpan, someCalendarSpan } from './span/calendar-span.ts';
export type { ObservationEnd } from './span/observation.ts';
export { shiftInstant } from './span/shift-instant.ts';
export { type DescribeTreeOptions, describeTree } from './tree/describe-tree.ts';
export { fitTree } from './tree/fit.ts';
export { parseTreeModel, type TreeModel, type TreeParameters } from './tree/model.ts';
export type { FitTreeOptions } from './tree/options.ts';
export { type TreeNodeColumns, type TreeWordsOptions, treeNodes } from './tree/tree-nodes.ts';
export { type TreeRuleColumns, treeRules } from './tree/tree-rules.ts';
