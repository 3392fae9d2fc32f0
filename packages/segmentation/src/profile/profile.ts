import {
  type CodedColumn,
  type Column,
  checkOptions,
  encode,
  exactSum,
  InsufficientDataError,
  InvalidInputError,
  type Note,
  nonEmptyText,
  type OptionRule,
  optionRule,
  type Table,
  type TextColumn,
  table,
} from '@clientele/core';
import { type ClusterInput, type ColumnSource, openColumns } from '../features/columns.ts';
import { namesColumn } from '../quality/compare.ts';
import { type ClusterLabels, readLabels } from '../quality/labels.ts';
import { levelTraits, numberTraits, type Trait } from './effects.ts';
import { clusterNames } from './name.ts';
import { usualColumns } from './usual-columns.ts';

/** Which columns tell of the clusters. */
export interface ProfileClustersOptions {
  /** The column of clusters: whole numbers, or names; `cluster` unless told otherwise. */
  readonly cluster?: string;
  /** What to tell of; all columns of numbers and coded texts unless told otherwise. */
  readonly columns?: readonly string[];
  /** The column that holds each customer's money; `monetary`, else `totalSpend`, where there is one. */
  readonly revenue?: string;
}

/** One row a cluster. */
export type ClusterSummary = Table<{
  /** Number of the cluster, or its name in the data. */
  cluster: Column;
  /** How many customers are in it. */
  customers: Float64Array;
  /** Share of all customers. */
  customerShare: Float64Array;
  /** Their money; missing where no column holds it. */
  revenue: Float64Array;
  /** Share of all money; missing where that is not above 0. */
  revenueShare: Float64Array;
  /** A suggestion, made of what sets the cluster apart. */
  suggestedName: TextColumn;
}>;

/** One row a cluster and column, or cluster and level; what sets a cluster apart most comes first. */
export type ClusterTraits = Table<{
  cluster: Column;
  /** Name of the column. */
  column: CodedColumn;
  /** The level; missing for columns of numbers. */
  level: CodedColumn;
  /** Mean in the cluster in the column's unit; for a level its share. */
  mean: Float64Array;
  /** Median in the cluster; missing for levels. */
  median: Float64Array;
  /** Mean, or share, among all customers. */
  overall: Float64Array;
  /** −1 to 1: chance that a customer of the cluster is above one of all customers, less the chance to be below. */
  effect: Float64Array;
}>;

/** What is known of each cluster, in the units of the data. */
export interface ClusterProfile {
  readonly clusters: ClusterSummary;
  readonly traits: ClusterTraits;
  readonly notes: readonly Note[];
}

const rules: Readonly<Record<keyof ProfileClustersOptions, OptionRule>> = {
  cluster: nonEmptyText,
  columns: optionRule(
    'a list of names of columns',
    (value) => Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string'),
  ),
  revenue: nonEmptyText,
};

const usualRevenue = ['monetary', 'totalSpend'];
const mostLevels = 12;

/**
 * Tells what each cluster is: its size, its share of the money, means and medians in the units of the data, and what sets it
 * apart from all customers, with a name made of that. It reads any column of clusters, segments by rules included.
 *
 * @param data a table, columns or rows, with a column of clusters
 * @param options which column that is, what to tell of, and where the money stands
 * @returns `clusters`, one row each, in the order of their numbers or names; `traits`, one row a cluster and column or level, the
 * strongest effect first. Missing cells do not count. An effect is Cliff's delta: 1 where every customer of the cluster is above
 * every other one, 0 where there is no difference; from 0.33 on it enters the name
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or a customer has no cluster, naming the row
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { profileClusters, toRows } from '@clientele/segmentation';
 * const table = { monetary: [10, 20, 30, 240], visits: [1, 2, 1, 9], cluster: [0, 0, 0, 1] };
 * const { clusters, traits } = profileClusters(table);
 * toRows(clusters, ['cluster', 'customers', 'revenueShare', 'suggestedName']);
 * // => [
 * //   { cluster: 0, customers: 3, revenueShare: 0.2, suggestedName: 'Rather low monetary' },
 * //   { cluster: 1, customers: 1, revenueShare: 0.8, suggestedName: 'High monetary, high visits' },
 * // ]
 * toRows(traits, ['cluster', 'column', 'mean', 'effect'])[2]; // => { cluster: 1, column: 'monetary', mean: 240, effect: 0.75 }
 */
export function profileClusters(data: ClusterInput, options: ProfileClustersOptions = {}): ClusterProfile {
  const verb = 'profileClusters';
  checkOptions(verb, options, rules);
  const source = openColumns(verb, data);
  if (source.length === 0) throw new InsufficientDataError(verb, 'customers', 1, 0);
  const { cluster = 'cluster', columns = usualColumns(source, cluster) } = options;
  const groups = readLabels(verb, source, cluster);
  const revenue = options.revenue ?? usualRevenue.find((name) => source.names.includes(name));
  const traits = traitsByCluster(source, columns, groups);
  return Object.freeze({
    clusters: summaries(groups, revenue === undefined ? null : money(verb, source, revenue), clusterNames(traits)),
    traits: traitTable(groups, traits.flat()),
    notes: Object.freeze(revenue === undefined ? [noRevenue] : []),
  });
}

const noRevenue: Note = Object.freeze({
  code: 'no-revenue-column',
  message: 'no column monetary or totalSpend: name the one that holds money as revenue, for shares of it',
});

function traitsByCluster(source: ColumnSource, columns: readonly string[], groups: ClusterLabels): Trait[][] {
  const all = columns.flatMap((name) => {
    const cells = source.cells(name);
    return 'codes' in cells ? levelTraits(name, cells, groups, mostLevels) : numberTraits(name, cells, groups);
  });
  const strength = ({ effect }: Trait): number => (Number.isNaN(effect) ? -1 : Math.abs(effect));
  return groups.names.map((_, cluster) =>
    all.filter((trait) => trait.cluster === cluster).sort((a, b) => strength(b) - strength(a)),
  );
}

function money(verb: string, source: ColumnSource, name: string): Float64Array {
  const cells = source.cells(name);
  if ('codes' in cells)
    throw new InvalidInputError(`${verb}: column "${name}" must hold numbers, since it is the revenue`);
  return cells;
}

function summaries(
  { labels, k, names }: ClusterLabels,
  cells: Float64Array | null,
  suggested: string[],
): ClusterSummary {
  const customers = new Float64Array(k);
  for (const label of labels) customers[label] = (customers[label] as number) + 1;
  const paid = cells?.map((cell) => (Number.isNaN(cell) ? 0 : cell));
  const total = paid === undefined ? 0 : exactSum(paid);
  const revenue = Float64Array.from(names, (_, j) =>
    paid === undefined ? Number.NaN : exactSum(paid.filter((_cell, row) => labels[row] === j)),
  );
  return table({
    cluster: namesColumn(names),
    customers,
    customerShare: customers.map((count) => count / labels.length),
    revenue,
    revenueShare: revenue.map((sum) => (total > 0 ? sum / total : Number.NaN)),
    suggestedName: Object.freeze(suggested),
  });
}

function traitTable({ names }: ClusterLabels, traits: readonly Trait[]): ClusterTraits {
  const numbers = (of: (trait: Trait) => number): Float64Array => Float64Array.from(traits, of);
  return table({
    cluster: namesColumn(traits.map(({ cluster }) => names[cluster] as number | string)),
    column: encode(traits.map(({ column }) => column)),
    level: encode(traits.map(({ level }) => level)),
    mean: numbers(({ mean }) => mean),
    median: numbers(({ median }) => median),
    overall: numbers(({ overall }) => overall),
    effect: numbers(({ effect }) => effect),
  });
}
