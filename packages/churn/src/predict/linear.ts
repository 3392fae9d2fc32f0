import type { FeatureSchema } from '@clientele/core';
import type { MissingPolicy } from '../data/encode-feature.ts';
import { encodeFeature } from '../data/encode-feature.ts';
import type { CellSource } from '../data/input.ts';
import type { LinearRegressionModel } from '../linear-regression/model.ts';
import type { LogisticModel, LogisticTerm } from '../logistic/model.ts';

/** Models that add up a term a feature. */
export type LinearModel = LogisticModel | LinearRegressionModel;

/** What each feature adds to the log-odds, against the mean customer of the fit. */
export interface LinearParts {
  /** Rows. */
  readonly length: number;
  /** Log-odds of the mean customer. */
  readonly base: number;
  /** One column a feature, in the model's order. */
  readonly columns: readonly { readonly feature: FeatureSchema; readonly values: Float64Array }[];
}

/** Finds the features by name and levels by value, and adds up their terms. */
export function linearParts(verb: string, model: LinearModel, input: CellSource, unseen: MissingPolicy): LinearParts {
  const { intercept, terms, missing } = model.parameters;
  const columns = model.features.map((feature) => {
    const { values } = encodeFeature(verb, feature, input.cells(feature.name), { missing, unseen });
    return { feature, values: featureEffect(feature, terms, values) };
  });
  const base = terms.reduce(
    (sum, { coefficient, mean }) => sum + (coefficient ?? 0) * mean,
    intercept.coefficient ?? 0,
  );
  return { length: input.length, base, columns };
}

/** Log-odds of each row: the base and all contributions, in the order of the features. */
export function logOddsOf({ length, base, columns }: LinearParts): Float64Array {
  const logOdds = new Float64Array(length).fill(base);
  for (const { values } of columns) {
    for (let row = 0; row < values.length; row++) logOdds[row] = (logOdds[row] as number) + (values[row] as number);
  }
  return logOdds;
}

/** The chance of churn by a logistic regression, row by row. */
export function logisticScores(
  verb: string,
  model: LogisticModel,
  input: CellSource,
  unseen: MissingPolicy,
): Float64Array {
  return logOddsOf(linearParts(verb, model, input, unseen)).map(probabilityOf);
}

/** The probability that belongs to log-odds, without overflow. */
export function probabilityOf(logOdds: number): number {
  const small = Math.exp(-Math.abs(logOdds));
  return logOdds >= 0 ? 1 / (1 + small) : small / (1 + small);
}

/** β (x − mean) for a number; for a category the same, summed over the terms of its levels, hence one number a level. */
function featureEffect(
  { name, type, levels = [] }: FeatureSchema,
  terms: readonly LogisticTerm[],
  values: Float64Array,
): Float64Array {
  const own = terms.filter(({ feature }) => feature === name);
  if (type === 'number') {
    const [{ coefficient, mean }] = own as [LogisticTerm];
    const b = coefficient ?? 0;
    return values.map((value) => (Number.isNaN(value) ? 0 : b * (value - mean)));
  }
  const average = own.reduce((sum, { coefficient, mean }) => sum + (coefficient ?? 0) * mean, 0);
  const effects = levels.map((level) => (own.find((term) => term.level === level)?.coefficient ?? 0) - average);
  return values.map((position) => (Number.isNaN(position) ? 0 : (effects[position] as number)));
}
