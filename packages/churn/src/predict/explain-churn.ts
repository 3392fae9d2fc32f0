import {
  checkOptions,
  type OptionRule,
  type Table,
  type TextColumn,
  table,
  wholeNumber,
  withColumns,
} from '@clientele/core';
import type { ChurnInput } from '../data/input.ts';
import { contributionsOf } from './contributions.ts';
import { type FeatureWords, featureWords } from './plain-words.ts';
import { type PredictChurnOptions, predictRules } from './predict-churn.ts';
import type { ReasonScale } from './reason-words.ts';
import { type ChurnModel, checkTask } from './scores.ts';

/** How much is explained. */
export interface ExplainChurnOptions extends PredictChurnOptions {
  /** Name at most so many reasons a customer; 3 unless told otherwise. */
  readonly top?: number;
  /**
   * `'names'` unless told otherwise; `'plain'` says the features that `buildFeatures` makes in words, as "last purchase 80 days ago" for
   * `recency`, and others by their names.
   */
  readonly words?: FeatureWords;
}

/** Why each customer has the answer that they have. */
export interface ScoreExplanation {
  readonly length: number;
  /** The answer for the mean customer of the fit (linear models), or the mean answer (trees). */
  readonly base: number;
  /** What base and contributions sum to. */
  readonly scale: ReasonScale;
  /** One column a feature: what it adds to the base. */
  readonly contributions: Table;
  /** The reasons that weigh most, in words, one text a customer. */
  readonly reasons: TextColumn;
}

/** Why each customer has the probability that they have. */
export interface ChurnExplanation extends ScoreExplanation {
  /** Chance of churn, 0 to 1, as `predictChurn` gives it. */
  readonly probability: Float64Array;
}

/** Why each customer has the value that they have. */
export interface ValueExplanation extends ScoreExplanation {
  /** As `predictValue` gives it. */
  readonly value: Float64Array;
}

const rules: Readonly<Record<keyof ExplainChurnOptions, OptionRule>> = {
  ...predictRules,
  top: wholeNumber(1),
  words: featureWords,
};

/**
 * Explains each probability: what every feature adds to the base, and the weightiest in words. The contributions are exact.
 *
 * Logistic regression: log-odds against the mean customer of the fit; ln(p / (1 − p)) = base + their sum. (They are the
 * Shapley values of a linear model whose features are taken as independent, Štrumbelj and Kononenko 2014.) A tree:
 * probability against the mean customer's, by the Shapley values of the tree (Lundberg, Erion and Lee 2018); its words are the
 * questions that lead to the leaf. They say what the model goes by, not what would happen were the customer changed.
 *
 * @param model from `fitLogistic`, `fitTree` and their like
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
export function explainChurn(model: ChurnModel, data: ChurnInput, options: ExplainChurnOptions = {}): ChurnExplanation {
  checkOptions('explainChurn', options, rules);
  checkTask('explainChurn', model, 'classification');
  const { scores, ...shared } = explained('explainChurn', model, data, options);
  return Object.freeze({ ...shared, probability: scores });
}

/**
 * Explains each value that a model of a number foretells, as `explainChurn` does for churn.
 *
 * @param model from `fitTree` with `task: 'regression'` and its like
 * @param data a table with the columns of the model's features, or a record of arrays
 * @param options how many reasons; what to do with unseen levels
 * @returns base, contributions and reasons; rows in input order
 * @throws InvalidInputError (`invalid-input`) where a column is missing, of another type, or a cell is refused
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind, or foretells churn
 * @example
 * import { explainValue, fitTree } from '@clientele/churn';
 * const model = fitTree({ visits: [1, 2, 8, 9], spend: [10, 20, 90, 110] }, { target: 'spend', task: 'regression', minLeaf: 2 });
 * explainValue(model, { visits: [9] }).contributions.columns['visits']; // => Float64Array.of(42.5)
 */
export function explainValue(model: ChurnModel, data: ChurnInput, options: ExplainChurnOptions = {}): ValueExplanation {
  checkOptions('explainValue', options, rules);
  checkTask('explainValue', model, 'regression');
  const { scores, ...shared } = explained('explainValue', model, data, options);
  return Object.freeze({ ...shared, value: scores });
}

function explained(
  verb: string,
  model: ChurnModel,
  data: ChurnInput,
  { unseen = 'refuse', top = 3, words = 'names' }: ExplainChurnOptions,
): ScoreExplanation & { readonly scores: Float64Array } {
  const { input, base, scale, columns, scores, reasons } = contributionsOf(verb, model, data, unseen);
  const names = columns.map(({ feature, values }) => [feature.name, values]);
  return {
    length: input.length,
    base,
    scale,
    contributions: withColumns(emptyTable(input.length), Object.fromEntries(names)),
    reasons: Object.freeze(reasons({ top, words })),
    scores,
  };
}

/** A model without features has rows as well, if no columns. */
function emptyTable(length: number): Table {
  return Object.freeze({ ...table({}), length });
}
