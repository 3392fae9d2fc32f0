import type { LinearRegressionModel, LogisticModel, LogisticTerm } from '@clientele/churn';
import type { FeatureSchema } from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { numberOf } from '../dialect/words.ts';
import { featureCells } from './feature-cell.ts';
import type { SqlScore } from './layers.ts';
import { probabilityOf } from './probability.ts';

/**
 * The chance of churn as `predictChurn` gives it, or the value as `predictValue` does. A level that the fit never saw gives NULL, and so does a missing cell where
 * the fit refused them; where it let the mean customer stand in, so does SQL.
 */
export function linearScore(dialect: Dialect, model: LogisticModel | LinearRegressionModel): SqlScore {
  const { features, parameters } = model;
  const { intercept, terms, missing } = parameters;
  const base = terms.reduce(
    (sum, { coefficient, mean }) => sum + (coefficient ?? 0) * mean,
    intercept.coefficient ?? 0,
  );
  const effects = features.map((feature, at) => {
    const effect = featureEffect(dialect, feature, terms, `in_${at}`);
    return missing === 'average'
      ? `CASE WHEN in_${at} IS NULL THEN ${numberOf(dialect, 0)} ELSE ${effect} END`
      : effect;
  });
  return {
    ...featureCells(dialect, features),
    steps: [{ answer: [numberOf(dialect, base), ...effects].join('\n    + ') }],
    scores: model.kind === 'churn/logistic' ? { probability: probabilityOf(dialect, 'answer') } : { value: 'answer' },
  };
}

/** β (x − mean) for a number; for a category one number a level. */
function featureEffect(
  dialect: Dialect,
  { name, type, levels = [] }: FeatureSchema,
  terms: readonly LogisticTerm[],
  cell: string,
): string {
  const own = terms.filter(({ feature }) => feature === name);
  if (type === 'number') {
    const [coefficient, mean] = [own[0]?.coefficient ?? 0, own[0]?.mean ?? 0];
    return `${numberOf(dialect, coefficient)} * (${cell} - ${numberOf(dialect, mean)})`;
  }
  const average = own.reduce((sum, { coefficient, mean }) => sum + (coefficient ?? 0) * mean, 0);
  const cases = levels.map((level) => {
    const effect = (own.find((term) => term.level === level)?.coefficient ?? 0) - average;
    return `WHEN ${dialect.text(level)} THEN ${numberOf(dialect, effect)}`;
  });
  return `CASE ${cell} ${cases.join(' ')} END`;
}
