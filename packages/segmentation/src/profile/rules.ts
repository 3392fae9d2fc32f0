import {
  type Column,
  checkOptions,
  InsufficientDataError,
  type Note,
  nonEmptyText,
  type OptionRule,
  optionRule,
  type Table,
  type TextColumn,
  table,
  wholeNumber,
} from '@clientele/core';
import { type BinnedColumn, binColumns, growTree, leafPaths, pathWords, pruneTree, type Tree } from '@clientele/stats';
import { type ClusterInput, openColumns } from '../features/columns.ts';
import { namesColumn } from '../quality/compare.ts';
import { type ClusterLabels, readLabels } from '../quality/labels.ts';
import { readTreeFeatures, type TreeFeatures } from '../tree/columns.ts';
import { agreedTree } from './agreed-tree.ts';
import { usualColumns } from './usual-columns.ts';

/** Which clusters are told, by which columns, and how finely. */
export interface ClusterRulesOptions {
  /** The column of clusters: whole numbers, or names; `cluster` unless told otherwise. */
  readonly cluster?: string;
  /** What rules may ask about; all columns of numbers and coded texts unless told otherwise. Cells may be missing. */
  readonly columns?: readonly string[];
  /** Most questions of one rule, 1 to 6; 3 unless told otherwise. */
  readonly maxDepth?: number;
  /** The fewest customers that a rule holds for, 1 or more; unless told otherwise a hundredth of all, but 5 at least, or as many as the smallest cluster has where these are fewer. */
  readonly minCustomers?: number;
}

/** One row a rule; those of a cluster follow one another, the one that holds most of it first. */
export type ClusterRuleTable = Table<{
  /** Number of the cluster, or its name in the data. */
  cluster: Column;
  /** Phrases that all must hold, such as `recency < 30; monetary >= 250`. */
  rule: TextColumn;
  /** Customers for whom it holds. */
  customers: Float64Array;
  /** Share of these who are in the cluster. */
  precision: Float64Array;
  /** Share of the cluster for whom it holds; the rules of a cluster never hold for the same customer, so that shares add up. */
  recall: Float64Array;
}>;

/** The rules, and how well those of one cluster tell it together. */
export interface ClusterRules {
  readonly rules: ClusterRuleTable;
  /** One row a cluster: its rules taken together. */
  readonly clusters: Table<{ cluster: Column; rules: Float64Array; precision: Float64Array; recall: Float64Array }>;
  readonly notes: readonly Note[];
}

const rules: Readonly<Record<keyof ClusterRulesOptions, OptionRule>> = {
  cluster: nonEmptyText,
  columns: optionRule(
    'a list of names of columns',
    (value) => Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string'),
  ),
  maxDepth: wholeNumber(1, 6),
  minCustomers: wholeNumber(1),
};

/** Distinct values of a column that stand by themselves; beyond, neighbours share a cut. */
const mostCuts = 1000;
/** Questions that explain less of a cluster than this are not asked. */
const leastShare = 0.01;

/**
 * Says in a few words who is in each cluster: the leaves of a small decision tree that asks "in this cluster, or in another?"
 * and where most are in it. Nobody needs the model to apply such a rule, and precision and recall say what it costs.
 *
 * @param data a table, columns or rows, with a column of clusters; any will do, segments and hand-made groups included
 * @param options which column that is, what rules may ask about, how many questions
 * @returns `rules`, in the order of the clusters; `clusters`, the rules of each taken together. A cluster that no rule holds the
 * majority of has the rule that tells it best, with the precision it has
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or a customer has no cluster, naming the row
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are fewer than two clusters, or no column to ask about
 * @example
 * import { clusterRules, toRows } from '@clientele/segmentation';
 * const table = { visits: [1, 2, 3, 9, 9, 8], city: ['Ulm', 'Bonn', 'Ulm', 'Bonn', 'Ulm', 'Ulm'], cluster: [0, 0, 0, 1, 1, 1] };
 * toRows(clusterRules(table, { minCustomers: 1 }).rules);
 * // => [
 * //   { cluster: 0, rule: 'visits < 5.5', customers: 3, precision: 1, recall: 1 },
 * //   { cluster: 1, rule: 'visits >= 5.5', customers: 3, precision: 1, recall: 1 },
 * // ]
 */
export function clusterRules(data: ClusterInput, options: ClusterRulesOptions = {}): ClusterRules {
  const verb = 'clusterRules';
  checkOptions(verb, options, rules);
  const source = openColumns(verb, data);
  if (source.length === 0) throw new InsufficientDataError(verb, 'customers', 1, 0);
  const { cluster = 'cluster', maxDepth = 3, columns = usualColumns(source, cluster) } = options;
  const groups = readLabels(verb, source, cluster);
  if (groups.k < 2) throw new InsufficientDataError(verb, 'clusters', 2, groups.k);
  if (columns.length === 0) throw new InsufficientDataError(verb, 'columns to ask about', 1, 0);
  const features = readTreeFeatures(source, columns);
  const leastWeight = options.minCustomers ?? Math.max(Math.ceil(source.length / 100), Math.min(5, smallestOf(groups)));
  const binned = binColumns(features.columns, Math.max(2, Math.min(mostCuts, source.length)));
  const told = groups.names.map((_, label) => rulesOf(label, groups, { features, binned, maxDepth, leastWeight }));
  return Object.freeze({
    rules: ruleTable(groups, told),
    clusters: clusterTable(groups, told),
    notes: notesOf(groups, told),
  });
}

interface Search {
  readonly features: TreeFeatures;
  readonly binned: readonly BinnedColumn[];
  readonly maxDepth: number;
  readonly leastWeight: number;
}

interface Rule {
  readonly rule: string;
  readonly customers: number;
  readonly precision: number;
  readonly recall: number;
}

function rulesOf(label: number, { labels }: ClusterLabels, search: Search): readonly Rule[] {
  const inside = Float64Array.from(labels, (other) => Number(other === label));
  const size = inside.reduce((sum, flag) => sum + flag, 0);
  const rows = { columns: search.binned, weight: new Float64Array(labels.length).fill(1), targets: [inside] };
  const limits = { maxDepth: search.maxDepth, maxLeaves: Number.POSITIVE_INFINITY, leastWeight: search.leastWeight };
  const whole = growTree(rows, { ...limits, leastGain: 0, penalty: 0 });
  const spread = size * (1 - size / labels.length);
  const pruned = pruneTree(whole, leastShare * spread);
  const most = leavesOf(agreedTree(pruned), size, search.features).filter(({ precision }) => precision > 0.5);
  if (most.length > 0) return most.sort((a, b) => b.recall - a.recall);
  return [leavesOf(pruned, size, search.features).reduce((best, leaf) => (f1(leaf) > f1(best) ? leaf : best))];
}

function smallestOf({ labels, k }: ClusterLabels): number {
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  return Math.min(...sizes);
}

function leavesOf(tree: Tree, size: number, features: TreeFeatures): Rule[] {
  return leafPaths(tree).map(({ node, steps }): Rule => {
    const [customers, precision] = [tree.weight[node] as number, tree.mean[node] as number];
    return { rule: wordsOf(tree, features, steps), customers, precision, recall: (customers * precision) / size };
  });
}

function wordsOf(tree: Tree, { features, missingCells }: TreeFeatures, steps: Parameters<typeof pathWords>[2]): string {
  const words = pathWords(tree, features, steps, (column) => (missingCells[column] as number) > 0);
  return words.length === 0 ? 'all' : words.join('; ');
}

function f1({ precision, recall }: Rule): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function ruleTable({ names }: ClusterLabels, told: readonly (readonly Rule[])[]): ClusterRuleTable {
  const all = told.flat();
  const numbers = (of: (rule: Rule) => number): Float64Array => Float64Array.from(all, of);
  return table({
    cluster: namesColumn(told.flatMap((own, label) => own.map(() => names[label] as number | string))),
    rule: Object.freeze(all.map(({ rule }) => rule)),
    customers: numbers(({ customers }) => customers),
    precision: numbers(({ precision }) => precision),
    recall: numbers(({ recall }) => recall),
  });
}

function clusterTable({ names }: ClusterLabels, told: readonly (readonly Rule[])[]): ClusterRules['clusters'] {
  const sum = (own: readonly Rule[], of: (rule: Rule) => number): number =>
    own.reduce((total, rule) => total + of(rule), 0);
  return table({
    cluster: namesColumn(names),
    rules: Float64Array.from(told, (own) => own.length),
    precision: Float64Array.from(
      told,
      (own) => sum(own, ({ customers, precision }) => customers * precision) / sum(own, ({ customers }) => customers),
    ),
    recall: Float64Array.from(told, (own) => sum(own, ({ recall }) => recall)),
  });
}

function notesOf({ names }: ClusterLabels, told: readonly (readonly Rule[])[]): readonly Note[] {
  const vague = names.filter((_, label) => (told[label] as readonly Rule[]).every(({ precision }) => precision <= 0.5));
  if (vague.length === 0) return Object.freeze([]);
  const message = `no rule holds mostly for customers of cluster ${vague.join(', ')}: the columns do not tell it from others`;
  return Object.freeze([{ code: 'clusters-without-rule', message, details: { clusters: [...vague] } }]);
}
