export {
  type CodedColumn,
  type Column,
  type CustomerSummary,
  type CustomerTable,
  customerTable,
  type DataIssue,
  type DataIssues,
  endOf,
  type FeatureSchema,
  type FieldMap,
  type Instant,
  type JoinedTable,
  joinTables,
  type Note,
  type ParsedTransactions,
  type ParseOptions,
  parseTransactions,
  type Row,
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
export { type BehaviourTable, deriveBehaviour } from './derive-behaviour.ts';
export type { FeatureChoice, FeatureOptions, FeatureScaling } from './features/choices.ts';
export type { ClusterColumn, ClusterInput } from './features/columns.ts';
export {
  type ClusterHierarchicalOptions,
  clusterHierarchical,
  type Hierarchy,
  type HierarchyColumns,
  type MergeTable,
} from './hierarchical/cluster.ts';
export type { Linkage } from './hierarchical/linkage.ts';
export { type FitKMeansOptions, fitKMeans } from './k-means/fit.ts';
export { type KMeansModel, type KMeansParameters, parseKMeansModel } from './k-means/model.ts';
export { assignClusters, type ClusterColumns, type Clustered, type ClusterModel } from './k-means/predict.ts';
export { type FitKMedoidsOptions, fitKMedoids } from './k-medoids/fit.ts';
export { type KMedoidsModel, type KMedoidsParameters, parseKMedoidsModel } from './k-medoids/model.ts';
export {
  type ClusterProfile,
  type ClusterSummary,
  type ClusterTraits,
  type ProfileClustersOptions,
  profileClusters,
} from './profile/profile.ts';
export { type ChooseKOptions, chooseK, type KChoice } from './quality/choose-k.ts';
export { type ClusterComparison, compareClusters } from './quality/compare.ts';
export type { Dispersion } from './quality/dispersion.ts';
export { type ClusterQuality, type EvaluateClustersOptions, evaluateClusters } from './quality/evaluate.ts';
export type { KColumns } from './quality/reason.ts';
export { type ClusterStability, type ClusterStabilityOptions, clusterStability } from './quality/stability.ts';
export { type ClusterSegments, type SegmentByClustersOptions, segmentByClusters } from './segment-by-clusters.ts';
