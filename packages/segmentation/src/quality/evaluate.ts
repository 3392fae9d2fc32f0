import { checkOptions, nonEmptyText, wholeNumber } from '@clientele/core';
import { type FeatureOptions, featureRules } from '../features/choices.ts';
import { type ClusterInput, openColumns } from '../features/columns.ts';
import { sampleRows } from '../k-means/canonical.ts';
import { readPoints } from '../k-means/fit.ts';
import { takePoints, type WeightedPoints } from '../k-means/points.ts';
import { type Dispersion, dispersion } from './dispersion.ts';
import { readLabels } from './labels.ts';
import { meanSilhouettes } from './silhouette.ts';

/** Where the clusters stand, the features they are judged by, and how many rows silhouettes may take. */
export interface EvaluateClustersOptions extends FeatureOptions {
  /** The column of clusters: whole numbers, or names such as those of segments; `cluster` unless told otherwise. */
  readonly cluster?: string;
  /** Beyond this many rows the silhouette is that of a sample of about as many, since it takes their square in time; 10,000 unless told otherwise. */
  readonly silhouetteRows?: number;
}

/** How good a clustering is, by four measures. */
export interface ClusterQuality extends Dispersion {
  readonly rows: number;
  readonly clusters: number;
  /** Mean over the customers, −1 to 1: how much nearer they are to their own cluster than to the next; `null` where undefined. */
  readonly silhouette: number | null;
  /** How many rows the silhouette was taken of. */
  readonly silhouetteRows: number;
  /** The features that distances were taken in. */
  readonly features: readonly string[];
}

/** Rows for silhouettes unless told otherwise. */
const usualSilhouetteRows = 10_000;
/** The sample of rows is always the same. */
const sampleSeed = 1;

/**
 * Judges a clustering, however it came about: inertia (smaller is tighter), silhouette (larger is better), Caliński and
 * Harabasz's ratio (larger), Davies and Bouldin's index (smaller). Distances are taken in scaled features, as `fitKMeans` does;
 * name the same features and scale as in the fit.
 *
 * @param data a table, columns or rows, with a column of clusters
 * @param options that column, features, and scale
 * @returns the measures; `null` where one is undefined, as for a single cluster
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { evaluateClusters } from '@clientele/segmentation';
 * const table = { visits: [1, 1, 1, 9, 9, 9], cluster: [0, 0, 0, 1, 1, 1] };
 * const { silhouette, daviesBouldin, calinskiHarabasz } = evaluateClusters(table);
 * [silhouette, daviesBouldin, calinskiHarabasz]; // => [1, 0, null]
 */
export function evaluateClusters(data: ClusterInput, options: EvaluateClustersOptions = {}): ClusterQuality {
  const verb = 'evaluateClusters';
  const rules = { ...featureRules, cluster: nonEmptyText, silhouetteRows: wholeNumber(2, 100_000) };
  checkOptions(verb, options, rules);
  const { cluster = 'cluster', silhouetteRows = usualSilhouetteRows, features, scale } = options;
  const { points, learnt } = readPoints(verb, data, { features, scale }, cluster);
  const { labels, k } = readLabels(verb, openColumns(verb, data), cluster);
  const { X, n, d } = points;
  const rows = sampleRows(points, silhouetteRows, sampleSeed);
  const [silhouette = null] = silhouettesAt(points, rows, [labels]);
  return Object.freeze({
    rows: n,
    clusters: k,
    silhouette,
    silhouetteRows: rows.length,
    features: Object.freeze(learnt.features.map(({ name }) => name)),
    ...dispersion(X, n, d, labels, k),
  });
}

/** Mean silhouettes among some rows; clusters that none of them is in do not count. */
export function silhouettesAt(
  points: WeightedPoints,
  rows: Uint32Array,
  labelings: readonly Uint32Array[],
): (number | null)[] {
  const { X, n, d } = takePoints(points, rows);
  const among = labelings.map((labels) => dense(Uint32Array.from(rows, (row) => labels[row] as number)));
  return meanSilhouettes(
    X,
    n,
    d,
    among.map(({ labels }) => labels),
    among.map(({ k }) => k),
  );
}

function dense(labels: Uint32Array): { labels: Uint32Array; k: number } {
  const places = new Map<number, number>();
  const numbered = labels.map((label) => {
    const place = places.get(label) ?? places.size;
    places.set(label, place);
    return place;
  });
  return { labels: numbered, k: places.size };
}
