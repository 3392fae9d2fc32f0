import type { FeatureSchema } from '@clientele/core';
import type { CellSource } from '../features/cells.ts';
import { encodePoints } from '../features/encode.ts';
import { assignNearest } from '../k-means/nearest.ts';

/** The columns that assignment adds. */
export type ClusterColumns = {
  /** Number of the cluster: 0 is the heaviest of the fit. */
  cluster: Float64Array;
  /**
   * Euclidean distance to its centre or medoid, in the scaled coordinates of the fit; for prototypes squared differences plus gamma a
   * text that differs; for modes how many texts differ.
   */
  distance: Float64Array;
};

/**
 * The nearest place of each customer.
 *
 * @param places centres or medoids, in scaled coordinates
 */
export function byPlaces(
  features: readonly FeatureSchema[],
  source: CellSource,
  places: readonly (readonly number[])[],
): ClusterColumns {
  const { X, n, d } = encodePoints('assignClusters', source, features);
  const labels = new Uint32Array(n);
  const squares = new Float64Array(n);
  assignNearest(X, n, d, Float64Array.from(places.flat()), labels, squares);
  return { cluster: Float64Array.from(labels), distance: squares.map(Math.sqrt) };
}
