import {
  asTransactionLog,
  type CodedColumn,
  type CustomerTable,
  checkOptions,
  type DataIssues,
  encode,
  InsufficientDataError,
  instantOrEnd,
  joinTables,
  type Observation,
  type OptionRule,
  oneOf,
  optionRule,
  type ParseOptions,
  parseRules,
  pickParseOptions,
  resolveAsOf,
  type SummaryOptions,
  summarizeCustomers,
  type Transactions,
  withColumns,
} from '@clientele/core';
import { assignClusters } from './assign/assign-clusters.ts';
import { deriveBehaviour } from './derive-behaviour.ts';
import type { FeatureChoice } from './features/choices.ts';
import { type FitKMeansOptions, fitKMeans, kMeansRules } from './k-means/fit.ts';
import type { KMeansModel } from './k-means/model.ts';
import { type ClusterProfile, profileClusters } from './profile/profile.ts';
import { chooseK, type KChoice, rangeRule } from './quality/choose-k.ts';

/** The options of every step inside. */
export interface SegmentByClustersOptions
  extends ParseOptions,
    SummaryOptions,
    Omit<FitKMeansOptions, 'k' | 'weight' | 'onProgress'> {
  /** Clusters, or `'auto'` (as unless told otherwise): the number with the highest mean silhouette. */
  readonly k?: number | 'auto';
  /** The numbers of clusters to try where k is `'auto'`; `[2, 10]` unless told otherwise. */
  readonly range?: readonly [number, number];
  /** What else is known of the customers, one row each: demographics, preferences. Its columns of numbers and coded texts become features. */
  readonly attributes?: CustomerTable;
}

/** One row a customer: the three numbers, the attributes, and the cluster; with all that is needed to redo it. */
export type ClusterSegments = CustomerTable<{
  recency: Float64Array;
  frequency: Float64Array;
  monetary: Float64Array;
  /** Number of the cluster: 0 is the largest. */
  cluster: Float64Array;
  /** Distance to its centre, in scaled coordinates. */
  distance: Float64Array;
  /** The name suggested for the cluster, made of what sets it apart. */
  segment: CodedColumn;
}> &
  Observation & {
    /** `assignClusters` assigns new customers by it. */
    readonly model: KMeansModel;
    /** The numbers of clusters that were tried; `null` where k was given. */
    readonly choice: KChoice | null;
    readonly profile: ClusterProfile;
    /** Rows that were set aside or are worth a look; empty for a log, which was checked before. */
    readonly issues: DataIssues;
  };

const { weight: _weight, ...searchRules } = kMeansRules;

const rules: Readonly<Record<keyof SegmentByClustersOptions, OptionRule>> = {
  ...parseRules,
  ...searchRules,
  asOf: instantOrEnd,
  occasion: oneOf('sale', 'net-positive-day'),
  k: optionRule('"auto" or a whole number from 1 to 1000', (value) => value === 'auto' || kMeansRules.k.accepts(value)),
  range: rangeRule,
  attributes: optionRule(
    'a table of customers',
    (value) => typeof value === 'object' && value !== null && 'customer' in value && 'columns' in value,
  ),
};

/** Spans and sums have long tails: their logarithms tell customers apart better. */
const behaviour: readonly FeatureChoice[] = (['recency', 'frequency', 'monetary'] as const).map((column) => ({
  column,
  transform: 'log1p',
}));

/**
 * From transactions to a cluster and a name for every customer, in one call. Every step inside is public:
 * `parseTransactions`, `summarizeCustomers`, `deriveBehaviour`, `chooseK` or `fitKMeans`, `assignClusters`, `profileClusters`.
 *
 * @param transactions a log, or rows together with `map`; rows that cannot be used are set aside and listed in `issues`
 * @param options how rows are read, where the observation ends (`asOf`, exclusive; the midnight after the last event unless told
 * otherwise), attributes, features (logarithms of recency, frequency and monetary value, and the attributes as they are,
 * unless told otherwise; a missing number is the median, a missing text "unknown"), and the search
 * @returns one row a customer with a purchase, in the order in which the data first names them
 * @throws InvalidInputError (`invalid-input`) where a column is missing, its format is ambiguous, or a feature cannot be used
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a purchase before `asOf`, or k is `'auto'` and fewer than
 * three customers differ
 * @example
 * import { segmentByClusters, toRows } from '@clientele/segmentation';
 * const orders = [
 *   { customer: 'Ada', time: '2026-02-27', amount: 400 },
 *   { customer: 'Bo', time: '2026-02-28', amount: 390 },
 *   { customer: 'Cy', time: '2025-03-02', amount: 20 },
 *   { customer: 'Di', time: '2025-03-09', amount: 25 },
 *   { customer: 'Ed', time: '2025-03-20', amount: 22 },
 * ];
 * const table = segmentByClusters(orders, { k: 2 });
 * toRows(table, ['customer', 'cluster', 'segment'])[0]; // => { customer: 'Ada', cluster: 1, segment: 'Low recency, high monetary' }
 */
export function segmentByClusters(transactions: Transactions, options: SegmentByClustersOptions = {}): ClusterSegments {
  const verb = 'segmentByClusters';
  checkOptions(verb, options, rules);
  const {
    occasion,
    k = 'auto',
    range,
    attributes,
    scale,
    seed,
    starts,
    maxIterations,
    tolerance,
    onProgress,
  } = options;
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(options), verb);
  const summary = summarizeCustomers(log, { asOf: resolveAsOf(options.asOf, log, verb), occasion });
  if (summary.length === 0) throw new InsufficientDataError(verb, 'customers with a purchase', 1, 0);
  const own = deriveBehaviour(summary);
  const joined = attributes === undefined ? own : joinTables(own, attributes, { missing: Number.NaN });
  const features = options.features ?? [...behaviour, ...attributeChoices(attributes)];
  const search = { features, scale, seed, starts, maxIterations, tolerance, onProgress };
  const choice = k === 'auto' ? chooseK(joined, { ...search, range }) : null;
  const model = choice?.model ?? fitKMeans(joined, { ...search, k: k as number });
  const clustered = assignClusters(model, joined);
  const profile = profileClusters(clustered);
  const notes = Object.freeze([...joined.notes, ...(choice?.notes ?? model.diagnostics.notes), ...profile.notes]);
  const table = withColumns(clustered, { segment: namesOf(clustered.columns.cluster, profile) });
  return Object.freeze({ ...table, asOf: own.asOf, timeZone: own.timeZone, notes, model, choice, profile, issues });
}

function attributeChoices(attributes: CustomerTable | undefined): FeatureChoice[] {
  return Object.entries(attributes?.columns ?? {}).flatMap(([column, cells]): FeatureChoice[] => {
    if (cells instanceof Float64Array) return [{ column, missing: 'median' }];
    return 'codes' in cells && !('offsets' in cells) ? [{ column, missing: 'unknown' }] : [];
  });
}

function namesOf(cluster: Float64Array, { clusters }: ClusterProfile): CodedColumn {
  const numbers = clusters.columns.cluster as Float64Array;
  const names = new Map(Array.from(numbers, (number, row) => [number, clusters.columns.suggestedName[row] ?? null]));
  return encode(Array.from(cluster, (number) => names.get(number)));
}
