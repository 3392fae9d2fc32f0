import { checkOptions, exactSum, frozen, type Note } from '@clientele/core';
import {
  binColumns,
  growOn,
  growTree,
  histogramReader,
  mostPackedBins,
  packColumns,
  pruneTree,
  rowValues,
  type Tree,
  type TreeLimits,
  type TreeRows,
} from '@clientele/stats';
import type { FeatureColumns } from '../data/feature-columns.ts';
import { columnNotes } from '../data/fit-notes.ts';
import { givenOptions } from '../data/given-options.ts';
import type { ChurnInput } from '../data/input.ts';
import type { Outcomes } from '../data/outcomes.ts';
import { trainingRows } from '../data/training-rows.ts';
import { type TreeModel, treeKind, treeVersion } from './model.ts';
import { binsFor, type FitTreeOptions, treeOptionRules } from './options.ts';

const verb = 'fitTree';

/**
 * A decision tree (CART; Breiman, Friedman, Olshen and Stone 1984) of churn, or with `task: 'regression'` of a number such as
 * the spend of the next 90 days. Each customer is asked a few questions; the leaf says the share of churners, or the mean.
 *
 * Every cut between two distinct values is looked at, whatever their order. Categories are parted by sets of levels. Missing
 * values go to the side where they tell most. Weights are frequencies. Branches that explain less than `complexity` a leaf
 * are cut back. Beyond 65,535 rows numbers are put into 255 groups of about equally many rows, so that a million rows take
 * seconds. Row order never shows: sums are exact.
 *
 * @param data a table such as `joinLabels` gives, or a record of arrays: numbers, or texts for categories; cells may be missing
 * @param options target, weight and features by name; where the tree ends
 * @returns the model; `diagnostics.objective` is the mean of (y − leaf's mean)², `iterations` the number of splits
 * @throws InvalidInputError (`invalid-input`) where a column is missing or empty, a label is not 0 or 1, a cell is infinite, or a
 * text column has more than 200 levels
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no churners, or nobody else; for a number, no row
 * @example
 * import { describeTree, fitTree } from '@clientele/churn';
 * const plan = ['basic', 'basic', 'basic', 'pro', 'pro', 'team'];
 * const model = fitTree({ plan, visits: [1, 2, 9, 3, 8, 7], label: [1, 1, 0, 0, 0, 0] }, { minLeaf: 1 });
 * describeTree(model).split('\n');
 * // => [
 * //   'all: 33.3 % of 6',
 * //   '├─ visits < 2.5: 100 % of 2',
 * //   '└─ visits >= 2.5: 0 % of 4',
 * // ]
 */
export function fitTree(data: ChurnInput, options: FitTreeOptions = {}): TreeModel {
  checkOptions(verb, options, treeOptionRules);
  const { task = 'classification', maxDepth = 5, minLeaf = 20, complexity = 0.0005 } = options;
  const { outcomes, read, withoutWeight } = trainingRows(verb, data, options, task);
  const { mean, spread } = spreadOf(outcomes);
  const whole = grown(
    {
      columns: binColumns(read.columns, binsFor(outcomes.rows.length, options.bins)),
      weight: outcomes.w,
      targets: [task === 'classification' ? outcomes.y : outcomes.y.map((y) => y - mean)],
    },
    {
      maxDepth,
      maxLeaves: options.maxLeaves ?? Number.POSITIVE_INFINITY,
      leastWeight: minLeaf,
      leastGain: 0,
      penalty: 0,
    },
  );
  const centred = pruneTree(whole, complexity * spread);
  const tree = task === 'classification' ? centred : { ...centred, mean: centred.mean.map((m) => m + mean) };
  const gained = tree.gain.reduce((total, gain) => total + gain, 0);
  return frozen({
    kind: treeKind,
    version: treeVersion,
    options: givenOptions(options),
    parameters: { task, tree, mean, spread, missingCells: read.missingCells },
    features: read.features,
    diagnostics: {
      status: 'exact',
      rows: outcomes.rows.length,
      iterations: tree.column.filter((column) => column >= 0).length,
      objective: Math.max(0, spread - gained) / exactSum(outcomes.w),
      gradientNorm: null,
      notes: treeNotes(read, tree, withoutWeight),
    },
  });
}

/** Of few bins a column all sums of a node are kept, and those of its larger side had by subtraction: the same tree, in a fraction of the time. */
function grown(rows: TreeRows, limits: TreeLimits): Tree {
  const { columns, weight, targets } = rows;
  if (columns.some(({ bins }) => bins > mostPackedBins)) return growTree(rows, limits);
  const packed = packColumns(columns);
  const values = rowValues(weight, targets, packed.cells);
  const { order } = packed;
  for (let row = 0; row < order.length; row++) order[row] = row;
  return growOn(columns, values, order, histogramReader(packed), limits).tree;
}

function spreadOf({ y, w }: Outcomes): { readonly mean: number; readonly spread: number } {
  const total = exactSum(w);
  const mean = exactSum(y.map((value, i) => (w[i] as number) * value)) / total;
  return { mean, spread: exactSum(y.map((value, i) => (w[i] as number) * (value - mean) ** 2)) };
}

function treeNotes(read: FeatureColumns, tree: Tree, withoutWeight: number): Note[] {
  const notes = columnNotes(read, withoutWeight);
  if (tree.column.length === 1) {
    const message = 'no question tells enough: the tree is its root, everybody gets the mean';
    notes.push({ code: 'root-only', message });
  }
  return notes;
}
