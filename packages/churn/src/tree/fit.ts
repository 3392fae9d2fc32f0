import { checkOptions, exactSum, type FeatureSchema, frozen, InsufficientDataError, type Note } from '@clientele/core';
import { binColumns, growTree, pruneTree, type Tree } from '@clientele/stats';
import { type FeatureColumns, learnColumns } from '../data/feature-columns.ts';
import { givenOptions } from '../data/given-options.ts';
import { type ChurnInput, inputColumns } from '../data/input.ts';
import { classWeights, featureNames, type Outcomes, readOutcomes } from '../data/outcomes.ts';
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
  const input = inputColumns(verb, data);
  const outcomes = readOutcomes(verb, input, options, task);
  if (task === 'classification') classWeights(verb, outcomes);
  if (outcomes.rows.length === 0) throw new InsufficientDataError(verb, 'rows that count', 1, 0);
  const read = learnColumns(verb, input, featureNames(verb, input, options), outcomes);
  const { mean, spread } = spreadOf(outcomes);
  const whole = growTree(
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
      notes: treeNotes(read, tree, input.length - outcomes.rows.length),
    },
  });
}

function spreadOf({ y, w }: Outcomes): { readonly mean: number; readonly spread: number } {
  const total = exactSum(w);
  const mean = exactSum(y.map((value, i) => (w[i] as number) * value)) / total;
  return { mean, spread: exactSum(y.map((value, i) => (w[i] as number) * (value - mean) ** 2)) };
}

function treeNotes({ columns, features, missingCells }: FeatureColumns, tree: Tree, withoutWeight: number): Note[] {
  const notes: Note[] = [...constantNotes(columns, features)];
  const missing = features.flatMap(({ name }, index): [string, number][] => {
    const count = missingCells[index] as number;
    return count > 0 ? [[name, count]] : [];
  });
  if (missing.length > 0) {
    const listed = missing.map(([name, count]) => `${name} ${count}`).join(', ');
    notes.push({ code: 'missing-cells', message: `missing cells: ${listed}`, details: { counts: missing } });
  }
  if (withoutWeight > 0) {
    const message = `${withoutWeight} rows have weight 0 and are left out`;
    notes.push({ code: 'rows-without-weight', message, details: { rows: withoutWeight } });
  }
  if (tree.column.length === 1) {
    const message = 'no question tells enough: the tree is its root, everybody gets the mean';
    notes.push({ code: 'root-only', message });
  }
  return notes;
}

/** Names the features that are the same in every row. */
export function constantNotes(columns: FeatureColumns['columns'], features: readonly FeatureSchema[]): readonly Note[] {
  const constant = features.filter((_, index) => {
    const { values } = columns[index] as FeatureColumns['columns'][number];
    return values.every((value) => Object.is(value, values[0]));
  });
  if (constant.length === 0) return [];
  const names = constant.map(({ name }) => name);
  const message = `${names.join(', ')}: the same in every row, so nothing can be learnt from them`;
  return [{ code: 'constant-column', message, details: { terms: names } }];
}
