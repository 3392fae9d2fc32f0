export {
  type CodedColumn,
  type Column,
  type CustomerTable,
  customerTable,
  type DataIssue,
  type FeatureSchema,
  type Note,
  type Row,
  type Table,
  table,
  toRows,
  withColumns,
} from '@clientele/core';
export type { FeatureChoice, FeatureOptions, FeatureScaling } from './features/choices.ts';
export type { ClusterColumn, ClusterInput } from './features/columns.ts';
export { type FitKMeansOptions, fitKMeans } from './k-means/fit.ts';
export { type KMeansModel, type KMeansParameters, parseKMeansModel } from './k-means/model.ts';
export { assignClusters, type ClusterColumns, type Clustered } from './k-means/predict.ts';
