import { checkKind, refuseOptions, type Table } from '@clientele/core';
import type { ChurnInput } from '../data/input.ts';
import { plainColumns } from '../data/plain-columns.ts';
import { logisticScores } from '../predict/linear.ts';
import type { ChurnColumns } from '../predict/predict-churn.ts';
import { type LogisticModel, logisticKind } from './model.ts';

/**
 * The chance of churn of each customer by a logistic regression: what the verb of this name in the main entry says, without the
 * kernels of all other models. It takes no options: levels that the fit never saw are refused.
 *
 * @param model a logistic regression
 * @param data a table with the columns of the model's features, or a record of arrays; other columns are not looked at
 * @param options none: what to do with unseen levels is for the main entry
 * @returns a table of `probability` alone; rows in input order
 * @throws InvalidInputError (`invalid-input`) where a column is missing, of another type, or a cell is refused
 * @throws InvalidOptionError (`invalid-option`) where there are options
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitLogistic } from '@clientele/churn';
 * import { parseLogisticModel, predictChurn } from '@clientele/churn/logistic';
 * const file = JSON.stringify(fitLogistic({ visits: [1, 2, 3, 4, 5, 6], label: [1, 1, 0, 1, 0, 0] }));
 * const model = parseLogisticModel(JSON.parse(file));
 * predictChurn(model, { visits: [3.5] }).columns.probability[0].toFixed(2); // => '0.50'
 */
export function predictChurn(model: LogisticModel, data: ChurnInput, options?: undefined): Table<ChurnColumns> {
  const verb = 'predictChurn';
  refuseOptions(verb, options);
  checkKind(verb, model, logisticKind);
  const input = plainColumns(verb, data);
  const probability = logisticScores(verb, model, input, 'refuse');
  return Object.freeze({ length: input.length, columns: Object.freeze({ probability }) });
}
