import { beside, checkOptions, type Table } from '@clientele/core';
import { type ChurnInput, inputColumns } from '../data/input.ts';
import { type PredictChurnOptions, predictRules } from './predict-churn.ts';
import { type ChurnModel, checkTask, scoresOf } from './scores.ts';

/** A table with the value foretold beside it. */
export type PredictedValue<T extends Table> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], 'value'> & { value: Float64Array }>;
};

/**
 * The number that a model of a number foretells for each customer, such as the spend of the next 90 days. Columns are found
 * by name and levels by value; a row alone gets the same bits as in a batch.
 *
 * @param model from `fitTree` with `task: 'regression'` and its like
 * @param data a table with the columns of the model's features, or a record of arrays
 * @param options what to do with unseen levels
 * @returns the table with `value` added, in the unit of the target; rows in input order
 * @throws InvalidInputError (`invalid-input`) where a column is missing, of another type, or a cell is refused
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind, or foretells churn
 * @example
 * import { fitTree, predictValue } from '@clientele/churn';
 * const model = fitTree({ visits: [1, 2, 8, 9], spend: [10, 20, 90, 110] }, { target: 'spend', task: 'regression', minLeaf: 2 });
 * predictValue(model, { visits: [0, 20] }).columns.value; // => Float64Array.of(15, 100)
 */
export function predictValue<T extends Table>(
  model: ChurnModel,
  data: T,
  options?: PredictChurnOptions,
): PredictedValue<T>;
export function predictValue(model: ChurnModel, data: ChurnInput, options?: PredictChurnOptions): PredictedValue<Table>;
export function predictValue(
  model: ChurnModel,
  data: ChurnInput,
  options: PredictChurnOptions = {},
): PredictedValue<Table> {
  checkOptions('predictValue', options, predictRules);
  checkTask('predictValue', model, 'regression');
  const input = inputColumns('predictValue', data);
  const value = scoresOf('predictValue', model, input, options.unseen ?? 'refuse');
  return beside('predictValue', input.table, { value });
}
