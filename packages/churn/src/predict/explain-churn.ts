import {
  checkOptions,
  type OptionRule,
  type Table,
  type TextColumn,
  table,
  wholeNumber,
  withColumns,
} from '@clientele/core';
import type { ChurnInput, FeatureCells } from '../logistic/input.ts';
import type { LogisticModel } from '../logistic/model.ts';
import { type Contributions, contributionsOf, logOddsOf, probabilityOf } from './linear.ts';
import { type PredictChurnOptions, predictRules } from './predict-churn.ts';
import { type Reason, reasonWords } from './reason-words.ts';

/** How much is explained. */
export interface ExplainChurnOptions extends PredictChurnOptions {
  /** Name at most so many reasons a customer; 3 unless told otherwise. */
  readonly top?: number;
}

/** Why each customer has the probability that they have. */
export interface ChurnExplanation {
  readonly length: number;
  /** Log-odds of the mean customer of the fit. */
  readonly base: number;
  /** Chance of churn, 0 to 1, as `predictChurn` gives it. */
  readonly probability: Float64Array;
  /** One column a feature: what it adds to the log-odds against the mean customer. Base and row sum to the log-odds. */
  readonly contributions: Table;
  /** The reasons that weigh most, in words, one text a customer. */
  readonly reasons: TextColumn;
}

const rules: Readonly<Record<keyof ExplainChurnOptions, OptionRule>> = { ...predictRules, top: wholeNumber(1) };

/**
 * Explains each probability: what every feature adds to the log-odds, against the mean customer of the fit, and the
 * weightiest in words. The contributions are exact: ln(p / (1 − p)) = base + their sum. (They are the Shapley values of a
 * linear model whose features are taken as independent, Štrumbelj and Kononenko 2014.) They say what the model goes by,
 * not what would happen were the customer changed.
 *
 * @param model from `fitLogistic` or `parseLogisticModel`
 * @param data a table with the columns of the model's features, or a record of arrays
 * @param options how many reasons; what to do with unseen levels
 * @returns base, contributions and reasons; rows in input order
 * @throws InvalidInputError (`invalid-input`) where a column is missing, of another type, or a cell is refused
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { explainChurn, fitLogistic } from '@clientele/churn';
 * const plan = ['basic', 'basic', 'basic', 'basic', 'pro', 'pro', 'pro', 'pro'];
 * const model = fitLogistic({ plan, label: [1, 1, 1, 0, 1, 0, 0, 0] });
 * explainChurn(model, { plan: ['basic', 'pro'] }).reasons;
 * // => ['plan "basic" raises the odds 3 times', 'plan "pro" lowers the odds to 1/3']
 */
export function explainChurn(
  model: LogisticModel,
  data: ChurnInput,
  options: ExplainChurnOptions = {},
): ChurnExplanation {
  checkOptions('explainChurn', options, rules);
  const { unseen = 'refuse', top = 3 } = options;
  const parts = contributionsOf('explainChurn', model, data, unseen);
  const names = parts.columns.map(({ feature, values }) => [feature.name, values]);
  return Object.freeze({
    length: parts.input.length,
    base: parts.base,
    probability: logOddsOf(parts).map(probabilityOf),
    contributions: withColumns(emptyTable(parts.input.length), Object.fromEntries(names)),
    reasons: Object.freeze(reasonsOf(model, parts, top)),
  });
}

/** A model without features has rows as well, if no columns. */
function emptyTable(length: number): Table {
  return Object.freeze({ ...table({}), length });
}

function reasonsOf(model: LogisticModel, { input, columns }: Contributions, top: number): string[] {
  const features = columns.map(({ feature, values }) => ({
    name: feature.name,
    values,
    cells: input.cells(feature.name),
    mean: meanOf(model, feature.name),
  }));
  return Array.from({ length: input.length }, (_, row) => {
    const reasons = features.map(
      ({ name, values, cells, mean }): Reason => ({
        name,
        value: cellAt(cells, row),
        mean,
        effect: values[row] as number,
      }),
    );
    return reasonWords(reasons, top);
  });
}

function meanOf({ parameters }: LogisticModel, name: string): number {
  return parameters.terms.find(({ feature }) => feature === name)?.mean ?? 0;
}

function cellAt(cells: FeatureCells, row: number): number | string | null {
  if ('codes' in cells) return cells.dictionary.values[cells.codes[row] as number] ?? null;
  const value = cells[row] as number;
  return Number.isNaN(value) ? null : value;
}
