/// <reference path="./mljs.d.ts" />
import { checkOptions, frozen, InvalidInputError, type OptionRule, optionRule, wholeNumber } from '@clientele/core';
import type { Tree, TreeColumn } from '@clientele/stats';
import { type CartNode, DecisionTreeClassifier } from 'ml-cart';
import { columnRules } from '../data/column-rules.ts';
import { columnNotes } from '../data/fit-notes.ts';
import { givenOptions } from '../data/given-options.ts';
import { badCell, type ChurnInput } from '../data/input.ts';
import type { ChurnColumnOptions } from '../data/outcomes.ts';
import { trainingRows } from '../data/training-rows.ts';
import { type TreeModel, treeKind, treeVersion } from '../tree/model.ts';

/** What is fitted on what, and how the engine is run. */
export interface FitMlCartOptions extends Omit<ChurnColumnOptions, 'weight'> {
  /** Most questions from the root to a leaf; 5 unless told otherwise. */
  readonly maxDepth?: number;
  /** A node with no more customers than this is not parted; 20 unless told otherwise. */
  readonly minNumSamples?: number;
  /** What a split must gain on Gini's index; 0.001 unless told otherwise. */
  readonly gainThreshold?: number;
}

const { target, features } = columnRules;
const rules: Readonly<Record<keyof FitMlCartOptions, OptionRule>> = {
  target,
  features,
  maxDepth: wholeNumber(1, 60),
  minNumSamples: wholeNumber(1),
  gainThreshold: optionRule('a number from 0 to 1', (value) => typeof value === 'number' && value >= 0 && value <= 1),
};

/** The engine parts all rows anew for each cut it tries: beyond this it takes minutes. */
const mostRows = 10_000;

/**
 * A decision tree by the package ml-cart, to compare with or to move from: its questions, in the model that `fitTree` gives.
 * Around the engine stand an order of rows that their values decide, and checks. What cannot be mended is said in a note: it
 * looks for cuts only where the label changes from row to row, and so misses some between tied values; it takes no categories,
 * no missing cells and no weights.
 *
 * @param data a table or a record of arrays of numbers; at most 10,000 rows
 * @param options target and features by name; where the tree ends
 * @returns the model, its `engine` set; `predictChurn`, `describeTree` and `parseTreeModel` take it like one of ours
 * @throws InvalidInputError (`invalid-input`) where a column holds texts, a cell is missing or infinite, a label is not 0 or 1, or
 * there are too many rows for the engine
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no churners, or nobody else
 * @example
 * import { describeTree } from '@clientele/churn';
 * import { fitMlCart } from '@clientele/churn/ml-cart';
 * const model = fitMlCart({ visits: [1, 2, 3, 7, 8, 9], label: [1, 1, 1, 0, 0, 0] }, { minNumSamples: 1 });
 * [model.engine, describeTree(model).split('\n')[1]]; // => ['ml-cart', '├─ visits < 5: 100 % of 3']
 */
export function fitMlCart(data: ChurnInput, options: FitMlCartOptions = {}): TreeModel {
  const verb = 'fitMlCart';
  checkOptions(verb, options, rules);
  const { maxDepth = 5, minNumSamples = 20, gainThreshold = 0.001 } = options;
  const { read, outcomes } = trainingRows(verb, data, options, 'classification');
  const texts = read.features.find(({ type }) => type === 'category');
  if (texts !== undefined)
    throw new InvalidInputError(`${verb}: ml-cart takes numbers, column "${texts.name}" holds texts`);
  const missing = read.missingCells.findIndex((count) => count > 0);
  if (missing >= 0) {
    const row = outcomes.rows[(read.columns[missing] as TreeColumn).values.findIndex(Number.isNaN)] as number;
    throw badCell(
      verb,
      read.features[missing]?.name as string,
      row,
      'a number, since ml-cart takes no missing cells',
      null,
    );
  }
  const { y } = outcomes;
  if (y.length > mostRows) {
    throw new InvalidInputError(`${verb}: ml-cart takes at most ${mostRows} rows, got ${y.length}; fitTree takes more`);
  }
  const cells = read.columns.map(({ values }) => values);
  const rows = sortedRows(cells, y);
  const engine = new DecisionTreeClassifier({ gainFunction: 'gini', maxDepth, minNumSamples, gainThreshold });
  engine.train(
    rows.map((row) => cells.map((values) => values[row] as number)),
    rows.map((row) => y[row] as number),
  );
  const tree = asTree(engine.root, cells, y, rows);
  const mean = tree.mean[0] as number;
  const spread = y.length * mean * (1 - mean);
  const limits = {
    code: 'engine-limits',
    message: 'ml-cart looks for cuts only where the label changes from row to row: it misses some between tied values',
  };
  return frozen({
    kind: treeKind,
    version: treeVersion,
    engine: 'ml-cart',
    options: givenOptions(options),
    parameters: { task: 'classification' as const, tree, mean, spread, missingCells: read.missingCells },
    features: read.features,
    diagnostics: {
      status: 'exact' as const,
      rows: y.length,
      iterations: tree.column.filter((column) => column >= 0).length,
      objective: Math.max(0, spread - tree.gain.reduce((sum, gain) => sum + gain, 0)) / y.length,
      gradientNorm: null,
      notes: [...columnNotes(read, 0), limits],
    },
  });
}

/** By their values, so that the order of rows never shows. */
function sortedRows(cells: readonly Float64Array[], y: Float64Array): number[] {
  const keys = [...cells, y];
  return [...y.keys()].sort((a, b) => {
    for (const values of keys) {
      const difference = (values[a] as number) - (values[b] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** The engine's questions in our form; shares and gains are those of the rows that take its turns. */
function asTree(root: CartNode, cells: readonly Float64Array[], y: Float64Array, all: readonly number[]): Tree {
  const column: number[] = [];
  const threshold: number[] = [];
  const right: number[] = [];
  const weight: number[] = [];
  const gain: number[] = [];
  const mean: number[] = [];
  const score = (rows: readonly number[]): number => churners(rows) ** 2 / rows.length;
  const churners = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + (y[row] as number), 0);
  const add = (node: CartNode, rows: readonly number[]): void => {
    const at = column.length;
    const { left, right: other, splitColumn, splitValue } = node;
    const isLeaf = left === undefined || other === undefined;
    column.push(isLeaf ? -1 : splitColumn);
    threshold.push(isLeaf ? 0 : splitValue);
    right.push(0);
    weight.push(rows.length);
    gain.push(0);
    mean.push(churners(rows) / rows.length);
    if (isLeaf) return;
    const goesLeft = (row: number): boolean => ((cells[splitColumn] as Float64Array)[row] as number) < splitValue;
    const [here, there] = [rows.filter(goesLeft), rows.filter((row) => !goesLeft(row))];
    gain[at] = score(here) + score(there) - score(rows);
    add(left, here);
    right[at] = column.length;
    add(other, there);
  };
  add(root, all);
  const none = column.map(() => 0);
  return { column, threshold, right, missingLeft: none, levelsFrom: [0, ...none], levels: [], weight, gain, mean };
}
