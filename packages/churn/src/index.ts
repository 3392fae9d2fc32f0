export {
  type CustomerTable,
  customerTable,
  type DataIssues,
  type Duration,
  type FieldMap,
  type Instant,
  type Note,
  type ParseOptions,
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
export { type ChurnRiskOptions, type ChurnRisks, churnRisk } from './churn-risk.ts';
export {
  type BuildFeaturesOptions,
  buildFeatures,
  type ChurnFeatures,
  type FeatureColumns,
  type LifetimeFeatures,
} from './features/build-features.ts';
export { joinLabels, type LabelledFeatures } from './label/join-labels.ts';
export { type ChurnLabels, type LabelChurnOptions, labelChurn } from './label/label-churn.ts';
export { fitLogistic } from './logistic/fit.ts';
export type { ChurnInput } from './logistic/input.ts';
export {
  type LogisticEstimate,
  type LogisticModel,
  type LogisticParameters,
  type LogisticTerm,
  type MissingPolicy,
  parseLogisticModel,
} from './logistic/model.ts';
export type { FitLogisticOptions } from './logistic/options.ts';
export { type ChurnExplanation, type ExplainChurnOptions, explainChurn } from './predict/explain-churn.ts';
export { type ChurnColumns, type PredictChurnOptions, type Predicted, predictChurn } from './predict/predict-churn.ts';
export { calendarSpan, someCalendarSpan } from './span/calendar-span.ts';
export type { ObservationEnd } from './span/observation.ts';
export { shiftInstant } from './span/shift-instant.ts';
