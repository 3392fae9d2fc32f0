export {
  type CustomerSummary,
  type CustomerTable,
  customerTable,
  type DataIssue,
  type DataIssues,
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
  type Transaction,
  type TransactionLog,
  type Transactions,
  table,
  toRows,
  withColumns,
} from '@clientele/core';
export {
  type RfmAccumulator,
  type RfmAccumulatorOptions,
  rfmAccumulator,
} from './accumulate/rfm-accumulator.ts';
export { type DerivePreferencesOptions, derivePreferences, type PreferenceTable } from './derive/derive-preferences.ts';
export {
  type DeriveRfmOptions,
  deriveRfm,
  type FrequencyChoice,
  type MonetaryChoice,
  type RfmTable,
} from './derive/derive-rfm.ts';
export {
  type MigrateByRfmOptions,
  type MigrationThresholds,
  migrateByRfm,
  type RfmMigration,
} from './migration/migrate-by-rfm.ts';
export {
  migrateSegments,
  type SegmentedCustomers,
  type SegmentMigration,
} from './migration/migrate-segments.ts';
export type { RfmBins } from './scores/bins.ts';
export type { RfmColumns, RfmInput, RfmNumbersTable } from './scores/columns.ts';
export { fitRfmScores } from './scores/fit.ts';
export type { RfmMethod, RfmRankMethod } from './scores/method.ts';
export {
  type NestedCuts,
  parseRfmScoresModel,
  type RfmScale,
  type RfmScoresModel,
  type RfmScoresParameters,
} from './scores/model.ts';
export type { FitRfmScoresOptions, RfmLists } from './scores/options.ts';
export { type Scored, type ScoredBy, scoreRfm } from './scores/predict.ts';
export { type ScoreByRankOptions, scoreRfmByRank } from './scores/score-by-rank.ts';
export type { RfmScoreColumns } from './scores/score-columns.ts';
export type { RfmWeights } from './scores/weights.ts';
export { type RfmSegments, type SegmentByRfmOptions, segmentByRfm } from './segment-by-rfm.ts';
export { assignRfmSegments, type ScoresTable, type SegmentColumns, type Segmented } from './segments/assign.ts';
export { checkSegments, type SegmentCheck, type SegmentOverlap } from './segments/check.ts';
export { explainRfmSegment, type RfmExplanation, type RfmStep, type RfmValues } from './segments/explain.ts';
export type { SegmentCell } from './segments/grid.ts';
export { parseSegmentMap, type ScoreRange, type SegmentMap, type SegmentRule } from './segments/map.ts';
export { segments4, segments11 } from './segments/presets.ts';
export {
  type MappedScores,
  type ScoreLetter,
  type ScoreMap,
  type ScoreMapOptions,
  scoreMap,
} from './segments/score-map.ts';
export {
  type SegmentedTable,
  type SegmentSummary,
  type SummarizeSegmentsOptions,
  summarizeSegments,
} from './segments/summarize.ts';
