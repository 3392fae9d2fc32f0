import { checkOptions, exactSum, frozen } from '@clientele/core';
import {
  type BinnedColumn,
  binColumns,
  columnReader,
  growOn,
  leavesOf,
  openRandom,
  openTree,
  rowValues,
  type Tree,
} from '@clientele/stats';
import { columnNotes } from '../data/fit-notes.ts';
import { givenOptions } from '../data/given-options.ts';
import type { ChurnInput } from '../data/input.ts';
import { mixed } from '../data/row-keys.ts';
import { type TrainingRows, trainingRows } from '../data/training-rows.ts';
import { joinTrees } from '../ensemble/joined-trees.ts';
import { binsFor } from '../tree/options.ts';
import { type ForestModel, forestKind, forestVersion } from './model.ts';
import { type FitForestOptions, forestRules } from './options.ts';

const verb = 'fitForest';

/**
 * A random forest (Breiman 2001): many deep trees, each grown on customers drawn anew and asking at each node about a few
 * features drawn anew; the answer is their mean. Each tree draws a customer a Poisson number of times with mean 1, decided by
 * the customer's id where there is a column `customer`, else by what stands in the row, so that the order of rows never shows.
 *
 * @param data a table such as `joinLabels` gives, or a record of arrays: numbers, or texts for categories; cells may be missing
 * @param options target, weight and features by name; trees and their size
 * @returns the model; `diagnostics.objective` is the error out of bag: the mean of (y − answer)², each customer answered by the
 * trees that had not drawn them
 * @throws InvalidInputError (`invalid-input`) where a column is missing or empty, a label is not 0 or 1, a cell is infinite, or a
 * text column has more than 200 levels
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no churners, or nobody else; for a number, no row
 * @example
 * import { fitForest, predictChurn } from '@clientele/churn';
 * const visits = Array.from({ length: 100 }, (_, i) => i % 20);
 * const model = fitForest({ visits, label: visits.map((v) => (v < 5 ? 1 : 0)) });
 * const { probability } = predictChurn(model, { visits: [1, 15] }).columns;
 * Number(probability[0]) > 0.9 && Number(probability[1]) < 0.1; // => true
 */
export function fitForest(data: ChurnInput, options: FitForestOptions = {}): ForestModel {
  checkOptions(verb, options, forestRules);
  const { task = 'classification', trees: count = 200, onProgress } = options;
  const rows = trainingRows(verb, data, options, task);
  const { read, outcomes, withoutWeight } = rows;
  const grown: Tree[] = [];
  const bag = openOutOfBag(rows);
  const columns = binColumns(read.columns, binsFor(outcomes.rows.length, options.bins));
  const keys = rows.keys();
  for (let index = 0; index < count; index++) {
    const drawn = drawCustomers(keys, mixed(mixed(options.seed ?? 1) + index + 1));
    const tree = growOne(columns, rows, drawn, options, index);
    grown.push(tree);
    bag.add(tree, drawn);
    onProgress?.({ stage: 'forest', done: index + 1, total: count });
  }
  const outOfBagError = bag.error();
  return frozen({
    kind: forestKind,
    version: forestVersion,
    options: givenOptions(options),
    parameters: { task, trees: joinTrees(grown), outOfBagError, missingCells: read.missingCells },
    features: read.features,
    diagnostics: {
      status: 'exact',
      rows: outcomes.rows.length,
      iterations: count,
      objective: outOfBagError,
      gradientNorm: null,
      notes: columnNotes(read, withoutWeight),
    },
  });
}

/** How often each row is drawn: Poisson with mean 1, from the row's own key. */
function drawCustomers(keys: Uint32Array, salt: number): Uint8Array {
  const drawn = Uint8Array.from(keys, (key) => {
    const u = mixed(key ^ salt) / 2 ** 32;
    let [times, chance, below] = [0, Math.exp(-1), Math.exp(-1)];
    while (u >= below && times < 12) {
      times++;
      chance /= times;
      below += chance;
    }
    return times;
  });
  return drawn.some((times) => times > 0) ? drawn : drawn.fill(1);
}

function growOne(
  columns: readonly BinnedColumn[],
  { outcomes: { y, w } }: TrainingRows,
  drawn: Uint8Array,
  { task = 'classification', featuresPerNode, maxDepth = 20, minLeaf = 5, seed = 1 }: FitForestOptions,
  index: number,
): Tree {
  const order = Uint32Array.from(drawn.keys()).filter((row) => drawn[row] !== 0);
  const weight = w.map((own, row) => own * (drawn[row] as number));
  const values = rowValues(weight, [y]);
  const random = openRandom(mixed(mixed(seed) - index - 1));
  const usual = task === 'classification' ? Math.sqrt(columns.length) : columns.length / 3;
  const few = Math.min(columns.length, featuresPerNode ?? Math.max(1, Math.round(usual)));
  const deck = columns.map((_, column) => column);
  const { tree } = growOn(columns, values, order, columnReader(columns, values, order), {
    maxDepth,
    maxLeaves: Number.POSITIVE_INFINITY,
    leastWeight: minLeaf,
    leastGain: 0,
    penalty: 0,
    columnsOfNode: () => dealt(deck, few, random.below),
  });
  return tree;
}

/** The first few of a deck shuffled so far. */
function dealt(deck: number[], few: number, below: (n: number) => number): number[] {
  for (let i = 0; i < few; i++) {
    const j = i + below(deck.length - i);
    [deck[i], deck[j]] = [deck[j] as number, deck[i] as number];
  }
  return deck.slice(0, few);
}

interface OutOfBag {
  add(tree: Tree, drawn: Uint8Array): void;
  error(): number | null;
}

function openOutOfBag({ outcomes: { y, w }, read: { columns } }: TrainingRows): OutOfBag {
  const [sums, counts] = [new Float64Array(y.length), new Uint32Array(y.length)];
  const cells = columns.map(({ values }) => values);
  const levels = columns.map((column) => column.levels);
  return {
    add(tree, drawn) {
      const leaves = leavesOf(openTree(tree, levels), cells, y.length);
      for (let row = 0; row < y.length; row++) {
        if (drawn[row] !== 0) continue;
        sums[row] = (sums[row] as number) + (tree.mean[leaves[row] as number] as number);
        counts[row] = (counts[row] as number) + 1;
      }
    },
    error() {
      const weights = w.map((own, row) => ((counts[row] as number) > 0 ? own : 0));
      const total = exactSum(weights);
      if (total === 0) return null;
      const squares = weights.map((own, row) =>
        own === 0 ? 0 : own * ((y[row] as number) - (sums[row] as number) / (counts[row] as number)) ** 2,
      );
      return exactSum(squares) / total;
    },
  };
}
