import { beside, checkOptions, type OptionRule, oneOf, type Table } from '@clientele/core';
import type { MissingPolicy } from '../data/encode-feature.ts';
import { type ChurnInput, inputColumns } from '../data/input.ts';
import { type ChurnModel, checkTask, scoresOf } from './scores.ts';

/** What to do with levels that the fit never saw. */
export interface PredictChurnOptions {
  /** `'refuse'` unless told otherwise; `'average'` lets the mean customer stand in; to a tree the cell is then missing. */
  readonly unseen?: MissingPolicy;
}

/** What prediction adds. */
export type ChurnColumns = {
  /** Chance of churn, 0 to 1. */
  probability: Float64Array;
};

/** A table with the probability beside it. */
export type Predicted<T extends Table> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof ChurnColumns> & ChurnColumns>;
};

/** The rules of the options. */
export const predictRules: Readonly<Record<keyof PredictChurnOptions, OptionRule>> = {
  unseen: oneOf('refuse', 'average'),
};

/**
 * The chance of churn of each customer. Columns are found by name and levels by value, whatever their order; other
 * columns are not looked at. A row alone gets the same bits as in a batch.
 *
 * Missing cells follow the policy of the fit. A level that the fit never saw is refused, row and column named, unless
 * `unseen` is `'average'`: then the feature says nothing, and the mean customer stands in for it; trees take it for missing.
 *
 * @param model from `fitLogistic`, `fitTree` and their like
 * @param data a table with the columns of the model's features, or a record of arrays
 * @param options what to do with unseen levels
 * @returns the table with `probability` added; rows in input order
 * @throws InvalidInputError (`invalid-input`) where a column is missing, of another type, or a cell is refused
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitLogistic, predictChurn } from '@clientele/churn';
 * const plan = ['basic', 'basic', 'basic', 'basic', 'pro', 'pro', 'pro', 'pro'];
 * const model = fitLogistic({ plan, label: [1, 1, 1, 0, 1, 0, 0, 0] });
 * const { probability } = predictChurn(model, { plan: ['pro', 'basic'] }).columns;
 * Array.from(probability, (p) => p.toFixed(6)); // => ['0.250000', '0.750000']
 * predictChurn(model, { plan: ['gold'] }); // throws InvalidInputError
 */
export function predictChurn<T extends Table>(model: ChurnModel, data: T, options?: PredictChurnOptions): Predicted<T>;
export function predictChurn(model: ChurnModel, data: ChurnInput, options?: PredictChurnOptions): Predicted<Table>;
export function predictChurn(model: ChurnModel, data: ChurnInput, options: PredictChurnOptions = {}): Predicted<Table> {
  checkOptions('predictChurn', options, predictRules);
  checkTask('predictChurn', model, 'classification');
  const input = inputColumns('predictChurn', data);
  const probability = scoresOf('predictChurn', model, input, options.unseen ?? 'refuse');
  return beside('predictChurn', input.table, { probability });
}
