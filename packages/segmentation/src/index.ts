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
export {
  assignClusters,
  type Clustered,
  type ClusterModel,
  type ComponentColumns,
  type DistanceModel,
  type WithComponents,
  type WithTargets,
} from './assign/assign-clusters.ts';
export type { ClusterColumns } from './assign/by-places.ts';
export {
  type ClusterDbscanOptions,
  clusterDbscan,
  type DbscanClusters,
  type DbscanColumns,
} from './density/cluster-dbscan.ts';
export {
  type ClusterHdbscanOptions,
  clusterHdbscan,
  type HdbscanClusters,
  type HdbscanColumns,
} from './density/cluster-hdbscan.ts';
export { type BehaviourTable, deriveBehaviour } from './derive-behaviour.ts';
export type { ClusterColumn } from './features/cells.ts';
export type { FeatureChoice, FeatureOptions, FeatureScaling } from './features/choices.ts';
export type { ClusterInput } from './features/columns.ts';
export { type ChooseMixtureOptions, chooseMixture, type MixtureChoice } from './gaussian-mixture/choose.ts';
export { type FitGaussianMixtureOptions, fitGaussianMixture } from './gaussian-mixture/fit.ts';
export type { MixtureCovariance } from './gaussian-mixture/mixture.ts';
export {
  type GaussianMixtureModel,
  type GaussianMixtureParameters,
  parseGaussianMixtureModel,
} from './gaussian-mixture/model.ts';
export {
  type ClusterHierarchicalOptions,
  clusterHierarchical,
  type Hierarchy,
  type HierarchyColumns,
  type MergeTable,
} from './hierarchical/cluster.ts';
export type { Linkage } from './hierarchical/linkage.ts';
export { type TopBranches, type TopBranchesOptions, topBranches } from './hierarchical/top-branches.ts';
export { type FitKMeansOptions, fitKMeans } from './k-means/fit.ts';
export { type KMeansModel, type KMeansParameters, parseKMeansModel } from './k-means/model.ts';
export { type FitKMedoidsOptions, fitKMedoids } from './k-medoids/fit.ts';
export { type KMedoidsModel, type KMedoidsParameters, parseKMedoidsModel } from './k-medoids/model.ts';
export { type FitKModesOptions, fitKModes } from './k-modes/fit.ts';
export { type KModesModel, type KModesParameters, parseKModesModel } from './k-modes/model.ts';
export { type FitKPrototypesOptions, fitKPrototypes } from './k-prototypes/fit.ts';
export { type KPrototypesModel, type KPrototypesParameters, parseKPrototypesModel } from './k-prototypes/model.ts';
export { type FitMiniBatchOptions, fitMiniBatch } from './mini-batch/fit.ts';
export { type MiniBatchModel, parseMiniBatchModel } from './mini-batch/model.ts';
export type { FeatureModel } from './model/feature-model.ts';
export {
  type ClusterProfile,
  type ClusterSummary,
  type ClusterTraits,
  type ProfileClustersOptions,
  profileClusters,
} from './profile/profile.ts';
export { type ClusterRules, type ClusterRulesOptions, type ClusterRuleTable, clusterRules } from './profile/rules.ts';
export { type ChooseKOptions, chooseK, type KChoice } from './quality/choose-k.ts';
export { type ClusterComparison, compareClusters } from './quality/compare.ts';
export type { Dispersion } from './quality/dispersion.ts';
export { type ClusterQuality, type EvaluateClustersOptions, evaluateClusters } from './quality/evaluate.ts';
export { type ClusterMatches, matchClusters } from './quality/match.ts';
export type { KColumns } from './quality/reason.ts';
export { type ClusterStability, type ClusterStabilityOptions, clusterStability } from './quality/stability.ts';
export { type ClusterSegments, type SegmentByClustersOptions, segmentByClusters } from './segment-by-clusters.ts';
export type { TargetColumns } from './target-tree/assign.ts';
export { type FitTargetTreeOptions, fitTargetTree } from './target-tree/fit.ts';
export { parseTargetTreeModel, type TargetTreeModel, type TargetTreeParameters } from './target-tree/model.ts';
export { type TargetRuleTable, targetTreeRules } from './target-tree/rules.ts';
