import {
  checkOptions,
  exactSum,
  type FeatureSchema,
  frozen,
  InsufficientDataError,
  InvalidInputError,
  type JsonValue,
  type Note,
  nonEmptyText,
  type OptionRule,
  optionRule,
  wholeNumber,
} from '@clientele/core';
import { binColumns, growTree, leavesOf, openTree, pruneTree, type Tree } from '@clientele/stats';
import { type ClusterInput, openColumns } from '../features/columns.ts';
import { badCell } from '../features/refuse.ts';
import { featureModel } from '../model/feature-model.ts';
import { usualColumns } from '../profile/usual-columns.ts';
import { readTreeFeatures, type TreeFeatures } from '../tree/columns.ts';
import { type TargetTreeModel, targetTreeKind } from './model.ts';
import { readTarget, type Target, weightedSum } from './target.ts';

/** What the segments are made for, by what, and how many there may be. */
export interface FitTargetTreeOptions {
  /** The column whose values the segments shall tell apart: numbers, or 0 and 1; `value` unless told otherwise. */
  readonly target?: string;
  /** The column that says how many customers a row stands for, each above 0. */
  readonly weight?: string;
  /** Names of the columns that may be asked about; all others of numbers and of texts that customers share, unless told otherwise. */
  readonly features?: readonly string[];
  /** Most segments, 2 to 1,000; 6 unless told otherwise. */
  readonly k?: number;
  /** Most questions from the whole to a segment, 1 to 20; 4 unless told otherwise. */
  readonly maxDepth?: number;
  /** The fewest customers in a segment; a twentieth of all unless told otherwise. */
  readonly minCustomers?: number;
  /** The share of the target's spread that a segment more must explain, 0 to 1; 0.005 unless told otherwise. */
  readonly complexity?: number;
}

const rules: Readonly<Record<keyof FitTargetTreeOptions, OptionRule>> = {
  target: nonEmptyText,
  weight: nonEmptyText,
  features: optionRule(
    'a list of names of columns, each once',
    (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((name) => typeof name === 'string') &&
      new Set(value).size === value.length,
  ),
  k: wholeNumber(2, 1000),
  maxDepth: wholeNumber(1, 20),
  minCustomers: wholeNumber(1),
  complexity: optionRule('a number from 0 to 1', (value) => typeof value === 'number' && value >= 0 && value <= 1),
};

const verb = 'fitTargetTree';
/** Distinct values of a column that stand by themselves; beyond, neighbours share a cut. */
const mostCuts = 4096;

/**
 * Segments toward a target: a small regression tree (Breiman, Friedman, Olshen and Stone 1984) whose leaves are the segments. Where
 * clusters say who is alike, these say which few questions part customers of high value (or risk, or response) from those of low.
 *
 * The most telling question is asked first, of whichever segment; equal ones: the first column, the lowest cut. Questions that
 * explain less than `complexity` are not asked. Cells may be missing; they go where they tell most. Row order never shows.
 *
 * @param data a table, columns or rows, with the target
 * @param options target, features, and where the tree ends
 * @returns the model; `assignClusters` gives `cluster` and `value` (the mean of the target in the segment) for any customer.
 * Clusters are numbered by size, the largest first, then by value. `diagnostics.objective` is the mean of (target − value)²
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or the target is missing for a customer, naming the row
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are fewer than two rows, or no column to ask about
 * @example
 * import { assignClusters, fitTargetTree, toRows } from '@clientele/segmentation';
 * const table = { visits: [1, 2, 3, 8, 9], plan: ['a', 'a', 'b', 'a', 'b'], value: [10, 12, 11, 52, 48] };
 * const model = fitTargetTree(table, { minCustomers: 2 });
 * toRows(assignClusters(model, { visits: [4, 30], plan: ['b', 'new'] }));
 * // => [{ cluster: 0, value: 11 }, { cluster: 1, value: 50 }]
 */
export function fitTargetTree(data: ClusterInput, options: FitTargetTreeOptions = {}): TargetTreeModel {
  checkOptions(verb, options, rules);
  const source = openColumns(verb, data);
  if (source.length < 2) throw new InsufficientDataError(verb, 'customers', 2, source.length);
  const { target = 'value', k = 6, maxDepth = 4, complexity = 0.005 } = options;
  const { y, weights, total, mean, spread } = readTarget(verb, source, target, options.weight);
  const usual = (name: string): boolean => name !== 'cluster' && name !== options.weight;
  const names = options.features ?? usualColumns(source, target).filter(usual);
  if (names.includes(target)) throw new InvalidInputError(`${verb}: column "${target}" cannot be target and feature`);
  if (names.length === 0) throw new InsufficientDataError(verb, 'columns to ask about', 1, 0);
  const read = readTreeFeatures(source, names);
  for (const [at, { values }] of read.columns.entries()) checkFinite(names[at] as string, values);
  const whole = growTree(
    {
      columns: binColumns(read.columns, Math.max(2, Math.min(mostCuts, y.length))),
      weight: weights,
      targets: [y.map((value) => value - mean)],
    },
    { maxDepth, maxLeaves: k, leastWeight: options.minCustomers ?? Math.ceil(total / 20), leastGain: 0, penalty: 0 },
  );
  const tree = withMeans(pruneTree(whole, complexity * spread), read, { y, weights, mean });
  const gained = tree.gain.reduce((total, gain) => total + gain, 0);
  return featureModel(targetTreeKind, {
    options: frozen({ target, ...given(options) }),
    parameters: frozen({ tree, cluster: clustersOf(tree), missingCells: read.missingCells }),
    features: schemas(read),
    status: 'exact',
    rows: y.length,
    iterations: tree.column.filter((column) => column >= 0).length,
    objective: Math.max(0, spread - gained) / total,
    notes: notesOf(tree, spread),
  });
}

function checkFinite(name: string, values: Float64Array): void {
  const bad = values.findIndex((cell) => Math.abs(cell) === Number.POSITIVE_INFINITY);
  if (bad >= 0) throw badCell(verb, name, bad, 'a finite number, or nothing', values[bad]);
}

/** Means in the target's unit: those of the leaves anew, so that no digit is lost where the target is far from 0. */
function withMeans(
  tree: Tree,
  { columns }: TreeFeatures,
  { y, weights, mean }: Pick<Target, 'y' | 'weights' | 'mean'>,
): Tree {
  const leaves = leavesOf(
    openTree(
      tree,
      columns.map(({ levels }) => levels),
    ),
    columns.map(({ values }) => values),
    y.length,
  );
  const means = tree.mean.map((own, node) => {
    if ((tree.column[node] as number) >= 0) return own + mean;
    const isIn = (_: number, row: number): boolean => leaves[row] === node;
    const inLeaf = weights.filter(isIn);
    return weightedSum(y.filter(isIn), inLeaf) / exactSum(inLeaf);
  });
  return { ...tree, mean: means };
}

/** Options that were left out leave no trace. */
function given(options: FitTargetTreeOptions): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** Leaves numbered by size, the largest first, then by value, then from left to right. */
function clustersOf(tree: Tree): number[] {
  const leaves = [...tree.column.keys()].filter((node) => (tree.column[node] as number) < 0);
  const of = (field: readonly number[], node: number): number => field[node] as number;
  leaves.sort((a, b) => of(tree.weight, b) - of(tree.weight, a) || of(tree.mean, a) - of(tree.mean, b) || a - b);
  return tree.column.map((_, node) => leaves.indexOf(node));
}

/** Trees ask about values as they are: centre and scale do nothing. */
function schemas({ features }: TreeFeatures): readonly FeatureSchema[] {
  return Object.freeze(
    features.map(
      ({ name, type, levels }): FeatureSchema =>
        Object.freeze(
          levels === undefined
            ? { name, type, center: 0, scale: 1 }
            : { name, type, levels: Object.freeze([...levels]), pooled: 0, scale: 1 },
        ),
    ),
  );
}

function notesOf(tree: Tree, spread: number): Note[] {
  if (tree.column.length > 1) return [];
  const why = spread === 0 ? 'the target is the same for everybody' : 'no question tells enough';
  return [{ code: 'root-only', message: `${why}: there is one segment, and it holds everybody` }];
}
