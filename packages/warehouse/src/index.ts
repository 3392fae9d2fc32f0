export {
  type CustomerSummary,
  type CustomerTable,
  EngineError,
  type EngineFailure,
  type FieldMap,
  type Instant,
  type Note,
  type Occasion,
  type Row,
  type SummaryOptions,
  type Table,
  type TextColumn,
  type TimeUnit,
  toRows,
} from '@clientele/core';
export {
  type CountInOptions,
  countItemsIn,
  countPairsIn,
  type ItemCounts,
  type PairCounts,
} from './baskets/count-in.ts';
export { type GroupedHistories, type GroupHistoriesInOptions, groupHistoriesIn } from './btyd/group-histories-in.ts';
export { type BuildFeaturesInOptions, buildFeaturesIn } from './churn/features-in.ts';
export { type LabelChurnInOptions, labelChurnIn } from './churn/label-in.ts';
export { type DeriveCohortsInOptions, deriveCohortsIn } from './cohorts/derive-cohorts-in.ts';
export { type DeriveSqlOptions, deriveSql, type SqlDerivation } from './derive/derive-sql.ts';
export type { DialectName, TimeKind } from './dialect/dialect.ts';
export type { TableName } from './dialect/words.ts';
export { type CollectOptions, collect } from './engine/collect.ts';
export type { Engine, ResultColumn, ResultTable, RunOptions } from './engine/engine.ts';
export type { EngineLines, LineField } from './lines/lines.ts';
export { type RfmScoresOfEngine, type ScoreRfmInOptions, scoreRfmIn } from './rfm/score-rfm-in.ts';
export type { ScoringTable } from './score/layers.ts';
export { type ScoreInOptions, scoreIn } from './score/score-in.ts';
export { type SqlModel, toSql } from './score/to-sql.ts';
export { type SummarizeInOptions, summarizeCustomersIn } from './summary/summarize-in.ts';
