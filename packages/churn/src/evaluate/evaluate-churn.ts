import {
  checkOptions,
  filterRows,
  frozen,
  InvalidOptionError,
  type Note,
  type Table,
  type TextColumn,
  table,
} from '@clientele/core';
import { learnColumns } from '../data/feature-columns.ts';
import { type ChurnInput, type InputColumns, inputColumns } from '../data/input.ts';
import { featureNames, type Outcomes, readOutcomes } from '../data/outcomes.ts';
import { rowKeys } from '../data/row-keys.ts';
import { predictChurn } from '../predict/predict-churn.ts';
import type { ChurnModel } from '../predict/scores.ts';
import { type ChurnComparison, compared } from './compare.ts';
import { duplicateNotes } from './duplicates.ts';
import { type EvaluateChurnOptions, evaluateRules } from './options.ts';
import { type Split, splitByTime, splitInFolds, type TimeSplit } from './tested-rows.ts';

const verb = 'evaluateChurn';

/** Fits to be compared, by name: each takes the rows to learn from and gives its model. */
export type ChurnFits = Readonly<Record<string, (training: Table) => ChurnModel>>;

/** How well models told outcomes that they had not seen. */
export type ChurnEvaluation = ChurnComparison & {
  readonly split: 'time' | 'folds';
  /** Epoch milliseconds of the date that was told; null for folds. */
  readonly asOf: number | null;
  /**
   * One row a row told: `row` of the data, `fold` (0 for a split by time), `actual`, and one column of probabilities a model: what
   * `gains`, `calibrationTable` and `profitCurve` take.
   */
  readonly predictions: Table<Record<string, Float64Array>>;
  readonly notes: readonly Note[];
};

/**
 * How good models are on what they have not seen, beside each other, with intervals.
 *
 * A split by time, the default, is what happens in use: customers as of the last date are told by models of earlier dates, and only
 * of rows whose outcome was known by then. The intervals tell how much another draw of customers would change the numbers. With
 * `split: 'folds'` all rows of a customer are in one fold; all models are fitted and tested on the same folds, so that their differences
 * are paired, and churners are spread evenly. Whatever a fit learns (levels, scales, the number of trees) it learns inside the fold.
 *
 * @param data a table such as `churnSnapshots` or `joinLabels` makes, or a record of arrays
 * @param fits one fit a name; `{ ours: (training) => fitLogistic(training, { l2: 1 }) }`
 * @param options the split, target and weight, confidence, seed
 * @returns `models`: the metrics of each with intervals; `differences` of each to the first; `folds`; `predictions`
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell is refused
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or there is nothing to fit
 * @throws InsufficientDataError (`insufficient-data`) where a side of a split lacks an outcome
 * @example
 * import { type ChurnFits, evaluateChurn, fitLogistic, fitTree, toRows } from '@clientele/churn';
 * const visits = Array.from({ length: 200 }, (_, i) => (i * 7) % 20);
 * const customer = visits.map((_, i) => `c${i}`);
 * const label = visits.map((v, i) => (v + (i % 5) * 3 < 10 ? 1 : 0));
 * const fits: ChurnFits = { line: (rows) => fitLogistic(rows, { l2: 1 }), tree: (rows) => fitTree(rows) };
 * const { models } = evaluateChurn({ customer, visits, label }, fits, { split: 'folds', folds: 5 });
 * toRows(models, ['model']); // => [{ model: 'line' }, { model: 'tree' }]
 * (models.columns.rocAuc[0] ?? 0) > 0.8; // => true
 */
export function evaluateChurn(data: ChurnInput, fits: ChurnFits, options: EvaluateChurnOptions = {}): ChurnEvaluation {
  checkOptions(verb, options, evaluateRules);
  const names = checkedNames(fits);
  const { split = 'time', folds = 10, draws = 500, confidence = 0.95, seed = 1 } = options;
  const input = inputColumns(verb, data);
  const outcomes = readOutcomes(verb, input, options);
  const keys = keysOf(input, outcomes, options);
  const byTime = split === 'time' ? splitByTime(verb, input, outcomes.rows) : null;
  const splits = byTime === null ? splitInFolds(verb, outcomes.rows, keys, outcomes.y, folds, seed) : [byTime];
  const told = tell(input, splits, fits, names);
  const at = new Map(Array.from(outcomes.rows, (row, i) => [row, i]));
  const pick = <T extends Float64Array | Uint32Array>(values: T): T =>
    values.constructor === Uint32Array
      ? (Uint32Array.from(told.rows, (row) => values[at.get(row) as number] as number) as T)
      : (Float64Array.from(told.rows, (row) => values[at.get(row) as number] as number) as T);
  const actual = pick(outcomes.y);
  const tested = { actual, weight: pick(outcomes.w), keys: pick(keys), fold: told.fold, predicted: told.predicted };
  const predictions = Object.fromEntries(names.map((name, index) => [name, told.predicted[index] as Float64Array]));
  return Object.freeze({
    split,
    asOf: byTime?.asOf ?? null,
    ...compared(verb, names, tested, { folds: byTime === null ? folds : null, draws, confidence, seed }),
    predictions: table({
      row: Float64Array.from(told.rows),
      fold: Float64Array.from(told.fold),
      actual,
      ...predictions,
    }) as Table<Record<string, Float64Array>>,
    notes: frozen([...timeNotes(byTime), ...duplicateNotes(input, splits)]),
  });
}

function checkedNames(fits: ChurnFits): TextColumn & readonly string[] {
  const names = typeof fits === 'object' && fits !== null ? Object.keys(fits) : [];
  const taken = ['row', 'fold', 'actual', '__proto__'];
  const isSound = names.length > 0 && names.every((name) => typeof fits[name] === 'function' && !taken.includes(name));
  if (isSound) return names;
  const allowed = `one or more functions by name, none of them named ${taken.join(', ')}`;
  throw new InvalidOptionError(verb, [{ option: 'fits', allowed, received: names.join(', ') || 'none' }]);
}

/** By customer where there is one; else by what stands in the row, so that duplicates stay together. */
function keysOf(input: InputColumns, outcomes: Outcomes, options: EvaluateChurnOptions): Uint32Array {
  const customer = input.customer();
  if (customer !== null) return rowKeys(customer, outcomes.rows, [], outcomes.y);
  const { columns } = learnColumns(verb, input, featureNames(verb, input, options), outcomes);
  return rowKeys(null, outcomes.rows, columns, outcomes.y);
}

interface Told {
  readonly rows: Uint32Array;
  readonly fold: Uint32Array;
  readonly predicted: readonly Float64Array[];
}

/** Every model is fitted on the same rows, and tells the same others. */
function tell(input: InputColumns, splits: readonly Split[], fits: ChurnFits, names: readonly string[]): Told {
  const length = splits.reduce((count, { test }) => count + test.length, 0);
  const told = { rows: new Uint32Array(length), fold: new Uint32Array(length) };
  const predicted = names.map(() => new Float64Array(length));
  let from = 0;
  splits.forEach(({ training, test }, fold) => {
    told.rows.set(test, from);
    told.fold.fill(fold, from, from + test.length);
    const [known, unknown] = [training, test].map((rows) => filterRows(input.table, maskOf(rows, input.length)));
    names.forEach((name, index) => {
      const model = (fits[name] as ChurnFits[string])(known as Table);
      // a level that stands in the test alone is no news of an outcome
      const { probability } = predictChurn(model, unknown as Table, { unseen: 'average' }).columns;
      (predicted[index] as Float64Array).set(probability, from);
    });
    from += test.length;
  });
  return { ...told, predicted };
}

function maskOf(rows: Uint32Array, length: number): Uint8Array {
  const mask = new Uint8Array(length);
  for (const row of rows) mask[row] = 1;
  return mask;
}

function timeNotes(split: TimeSplit | null): Note[] {
  if (split === null) return [];
  const { overlapping, knowsEnds } = split;
  if (!knowsEnds) {
    const message =
      'the table has no column "outcomeEnd": whether outcomes of earlier dates were known by the last one cannot be told';
    return [{ code: 'outcome-end-unknown', message }];
  }
  if (overlapping === 0) return [];
  const message = `${overlapping} rows of earlier dates are left out: their outcome was not known yet at the last date`;
  return [{ code: 'rows-overlapping', message, details: { rows: overlapping } }];
}
