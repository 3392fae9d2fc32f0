export type { ClusterColumns } from './assign/by-places.ts';
export type { PlainColumns } from './features/plain-columns.ts';
export { type KMeansModel, type KMeansParameters, parseKMeansModel } from './k-means/model.ts';
export { assignClusters } from './k-means/of-kind.ts';
