import {
  checkOptions,
  InsufficientDataError,
  type Note,
  type OptionRule,
  optionRule,
  type Table,
  table,
  wholeNumber,
} from '@clientele/core';
import type { ClusterInput } from '../features/columns.ts';
import { asGiven, modelOf } from '../k-means/build.ts';
import { canonicalRows, distinctUpTo, sampleRows } from '../k-means/canonical.ts';
import { type FitKMeansOptions, kMeansRules, readPoints } from '../k-means/fit.ts';
import type { KMeansModel } from '../k-means/model.ts';
import { assignNearest } from '../k-means/nearest.ts';
import { takePoints, type WeightedPoints } from '../k-means/points.ts';
import type { Clustering } from '../k-means/settle.ts';
import { kMeans, mostStartPoints } from '../k-means/starts.ts';
import { bicOf } from './bic.ts';
import { dispersion } from './dispersion.ts';
import { silhouettesAt } from './evaluate.ts';
import { choiceReason, type KColumns, unsureNote, weakNote } from './reason.ts';
import { likenessesOf, meanOf, type ResampleRun } from './resample.ts';

/** The numbers of clusters to try; all else as for `fitKMeans`. */
export interface ChooseKOptions extends Omit<FitKMeansOptions, 'k'> {
  /** The least and the largest, 2 to 50; `[2, 10]` unless told otherwise. */
  readonly range?: readonly [number, number];
  /** Bootstrap samples for the stability of each number of clusters, 0 (no stability) to 1,000; 20 unless told otherwise. */
  readonly resamples?: number;
}

/** The table, and what it speaks for. */
export type KChoice = Table<KColumns> & {
  /** The k with the highest mean silhouette, the smallest of equal ones. */
  readonly recommended: number;
  /** Why, in a sentence. */
  readonly reason: string;
  /** The fit with that k. */
  readonly model: KMeansModel;
  /** How many rows silhouettes were taken of. */
  readonly silhouetteRows: number;
  readonly notes: readonly Note[];
};

/** Beyond this many rows silhouettes are those of a sample of about as many. */
const mostSilhouetteRows = 5000;
/** Beyond this many rows resamples are drawn of a sample of about as many. */
const mostStabilityRows = 1000;
/** Starts of each resample. */
const resampleStarts = 3;

/** Two numbers of clusters. */
export const rangeRule: OptionRule = optionRule(
  'two whole numbers from 2 to 50, the first not above the second',
  (value) =>
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((k) => Number.isInteger(k) && k >= 2 && k <= 50) &&
    value[0] <= value[1],
);

/**
 * Fits k-means for each number of clusters in a range, judges each fit, and recommends one: that with the highest mean
 * silhouette. The other measures stand beside it, and the reason says whether they agree, and whether other customers of the same kind
 * would show the clusters again.
 *
 * @param data a table, columns or rows
 * @param options the range, and the options of `fitKMeans`
 * @returns a table with one row a k; `recommended`, `reason`, and the recommended `model`. Beyond 5,000 rows silhouettes are
 * those of a sample of about as many, beyond 1,000 rows stability is. Numbers of clusters that the data
 * cannot give, since fewer customers differ, are left out and noted
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where fewer customers differ than the range needs, or three
 * @example
 * import { chooseK, toRows } from '@clientele/segmentation';
 * const choice = chooseK({ visits: [1, 2, 3, 21, 22, 23, 61, 62, 63] }, { range: [2, 4] });
 * choice.recommended; // => 3
 * toRows(choice, ['k']); // => [{ k: 2 }, { k: 3 }, { k: 4 }]
 */
export function chooseK(data: ClusterInput, options: ChooseKOptions = {}): KChoice {
  const verb = 'chooseK';
  const { k: _, ...rules } = kMeansRules;
  checkOptions(verb, options, { ...rules, range: rangeRule, resamples: wholeNumber(0, 1000) });
  const { range: [least, most] = [2, 10], resamples = 20, ...search } = options;
  const { points: given, learnt } = readPoints(verb, data, options);
  const points = given.n <= mostStartPoints ? takePoints(given, canonicalRows(given)) : given;
  const possible = Math.min(distinctUpTo(points, most + 1), most);
  const needed = Math.max(least, 3);
  if (distinctUpTo(points, needed) < needed) {
    throw new InsufficientDataError(verb, 'customers whose features differ', needed, distinctUpTo(points, needed));
  }
  const { seed = 1, starts, maxIterations = 300, tolerance, onProgress } = search;
  const ks = Array.from({ length: possible - least + 1 }, (_, at) => least + at);
  const fits = ks.map((k) => kMeans(points, { k, seed, starts, maxIterations, tolerance, onProgress }));
  const rows = sampleRows(points, mostSilhouetteRows, 1);
  const run = { seed, maxIterations, tolerance, starts: resampleStarts, resamples };
  const columns = { ...judged(points, fits, rows), stability: stabilities(points, fits, run) };
  const best = columns.silhouette.reduce((at, value, i, all) => (value > (all[at] as number) ? i : at), 0);
  const recommended = ks[best] as number;
  const model = modelOf(fits[best] as Clustering, learnt, points, recommended, asGiven({ ...search, k: recommended }));
  return Object.freeze({
    ...table(columns),
    recommended,
    reason: choiceReason(columns, best),
    model,
    silhouetteRows: rows.length,
    notes: Object.freeze([
      ...learnt.notes,
      ...shortNote(possible, most),
      ...weakNote(columns.silhouette[best] as number),
      ...unsureNote(recommended, columns.stability[best] as number),
    ]),
  });
}

function judged(points: WeightedPoints, fits: readonly Clustering[], rows: Uint32Array): Omit<KColumns, 'stability'> {
  const { X, n, d } = points;
  const labelings = fits.map(({ C }) => {
    const labels = new Uint32Array(n);
    assignNearest(X, n, d, C, labels, new Float64Array(n));
    return labels;
  });
  const spreads = labelings.map((labels, at) => dispersion(X, n, d, labels, (fits[at] as Clustering).count.length));
  const numbers = (values: readonly (number | null)[]): Float64Array =>
    Float64Array.from(values, (value) => value ?? Number.NaN);
  return {
    k: Float64Array.from(fits, ({ count }) => count.length),
    inertia: Float64Array.from(fits, ({ inertia }) => inertia),
    silhouette: numbers(silhouettesAt(points, rows, labelings)),
    calinskiHarabasz: numbers(spreads.map(({ calinskiHarabasz }) => calinskiHarabasz)),
    daviesBouldin: numbers(spreads.map(({ daviesBouldin }) => daviesBouldin)),
    bic: numbers(fits.map(({ inertia, W }) => bicOf(inertia, W, d))),
  };
}

/** For each fit how alike its clusters are to those of resamples, on the mean over the clusters; NaN where none are drawn. */
function stabilities(
  points: WeightedPoints,
  fits: readonly Clustering[],
  run: Omit<ResampleRun, 'k' | 'onResample'>,
): Float64Array {
  const sample = takePoints(points, sampleRows(points, mostStabilityRows, 1));
  return Float64Array.from(fits, ({ C, count }) => {
    const found = likenessesOf(sample, C, { ...run, k: count.length });
    return meanOf(found.filter((own) => own.length > 0).map(meanOf));
  });
}

function shortNote(possible: number, most: number): readonly Note[] {
  if (possible === most) return [];
  const message = `only ${possible} customers differ in their features: more clusters were not tried`;
  return [{ code: 'fewer-clusters', message, details: { wanted: most, found: possible } }];
}
