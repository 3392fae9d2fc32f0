import { checkOptions, InvalidInputError, type Note, type OptionRule, oneOf } from '@clientele/core';
import { openRandom } from '@clientele/stats';
import { kmeans } from 'ml-kmeans';
import type { FeatureOptions } from '../features/choices.ts';
import type { ClusterInput } from '../features/columns.ts';
import { asGiven, modelOf } from './build.ts';
import { canonicalRows, distinctUpTo } from './canonical.ts';
import { kMeansRules, readPoints, usualK } from './fit.ts';
import type { KMeansModel } from './model.ts';
import { takePoints, type WeightedPoints } from './points.ts';
import { assigned, type Clustering, numberOrder, taken } from './settle.ts';
import { meanVariance } from './starts.ts';

/** What is clustered, and how the engine is run. */
export interface FitMlKMeansOptions extends FeatureOptions {
  /** Clusters, 1 to 1,000; 4 unless told otherwise. */
  readonly k?: number;
  /** A whole number from 0 to 2³² − 1 that decides the starts; 1 unless told otherwise. */
  readonly seed?: number;
  /** How often the engine is run, each time from another start, 1 to 10,000; 10 unless told otherwise. */
  readonly starts?: number;
  /** Iterations of each run, 1 or more; 300 unless told otherwise. */
  readonly maxIterations?: number;
  /** A run ends where no centre's squared move is above this share of the features' mean variance; 1e-8 unless told otherwise. */
  readonly tolerance?: number;
  /** How the engine chooses its first centres; `'kmeans++'` unless told otherwise. */
  readonly initialization?: 'kmeans++' | 'random';
}

const { k, seed, starts, maxIterations, tolerance, features, scale } = kMeansRules;
const rules: Readonly<Record<keyof FitMlKMeansOptions, OptionRule>> = {
  k,
  seed,
  starts,
  maxIterations,
  tolerance,
  features,
  scale,
  initialization: oneOf('kmeans++', 'random'),
};

/** The engine wants an array for every row, and copies: beyond this it takes gigabytes and minutes. */
const mostCells = 5_000_000;

/**
 * Finds k clusters by the package ml-kmeans, to compare with or to move from: its centres, to the last bit, in the model that
 * `fitKMeans` gives. Around the engine stand scaled features, restarts, rows in an order that their values decide, and a
 * tolerance that follows the scale of the data; the engine alone has none of these. What cannot be mended is said in a note:
 * it keeps clusters that ran empty.
 *
 * @param data a table, columns or rows; at most 5,000,000 cells once texts have become indicators
 * @param options features, their scale, k and the search
 * @returns the model, its `engine` set; `assignClusters` and `parseKMeansModel` take it like the others
 * @throws InvalidInputError (`invalid-input`) where a column is missing, a cell cannot be used, naming row and column, or the
 * table is too large for the engine
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, out of range, or does not fit its column
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { fitMlKMeans } from '@clientele/segmentation/ml-kmeans';
 * const model = fitMlKMeans({ visits: [1, 1, 1, 30, 31] }, { k: 2, scale: 'none' });
 * model.engine; // => 'ml-kmeans'
 * model.parameters.centers; // => [[1], [30.5]]
 */
export function fitMlKMeans(data: ClusterInput, options: FitMlKMeansOptions = {}): KMeansModel {
  const verb = 'fitMlKMeans';
  checkOptions(verb, options, rules);
  const { points: given, learnt } = readPoints(verb, data, options);
  if (given.X.length > mostCells) {
    throw new InvalidInputError(
      `${verb}: ml-kmeans takes at most ${mostCells} cells, got ${given.X.length}; fitKMeans takes more`,
    );
  }
  const points = takePoints(given, canonicalRows(given));
  const { k: wanted = usualK } = options;
  const asked = distinctUpTo(points, wanted);
  const best = bestRun(points, asked, options);
  const empty = asked - best.count.length;
  const engine = { name: 'ml-kmeans', notes: empty > 0 ? [emptyNote(empty)] : [] };
  return modelOf(best, learnt, points, wanted - empty, asGiven(options), engine);
}

/** The run with the fewest empty clusters, of these the one with the least inertia. */
function bestRun(points: WeightedPoints, k: number, options: FitMlKMeansOptions): Clustering {
  const { seed = 1, starts = 10, maxIterations = 300, tolerance = 1e-8, initialization = 'kmeans++' } = options;
  const rows = Array.from({ length: points.n }, (_, i) => [...points.X.subarray(i * points.d, (i + 1) * points.d)]);
  const random = openRandom(seed);
  const leastMove = tolerance * meanVariance(points);
  const run = (): Clustering => {
    const seed = random.below(2 ** 31);
    return clusteringOf(points, kmeans(rows, k, { seed, maxIterations, tolerance: leastMove, initialization }));
  };
  let best = run();
  for (let start = 2; start <= starts; start++) {
    const next = run();
    const more = next.count.length - best.count.length;
    if (more > 0 || (more === 0 && next.inertia < best.inertia)) best = next;
  }
  return best;
}

/** The engine's centres as they are, numbered; empty ones left out. */
function clusteringOf(
  points: WeightedPoints,
  { centroids, converged, iterations }: ReturnType<typeof kmeans>,
): Clustering {
  const C = Float64Array.from(centroids.flat());
  const numbered = taken(C, numberOrder(C, assigned(points, C), points.d), points.d);
  return { C: numbered, ...assigned(points, numbered), iterations, isConverged: converged };
}

function emptyNote(empty: number): Note {
  const message = `ml-kmeans left ${empty} clusters without customers in every run: they are left out`;
  return { code: 'empty-cluster', message, details: { clusters: empty } };
}
