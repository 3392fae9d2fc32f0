import {
  diagnosticsShape,
  type FeatureSchema,
  type FitDiagnostics,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  nullOr,
  optional,
  parseModelRecord,
  recordOf,
  type Shape,
  showValue,
  textShape,
  wordShape,
} from '@clientele/core';
import type { MissingPolicy } from '../data/encode-feature.ts';
import { checkFeatures, featuresShape, refuse } from '../tree/tree-shape.ts';

/** What a fit knows of one coefficient. */
export interface LogisticEstimate {
  /** Log-odds a unit; null where the term is aliased, that is told by the terms before it, and counts as 0. */
  readonly coefficient: number | null;
  /** Null where there is none: aliased, separated or penalised. */
  readonly standardError: number | null;
  /** Coefficient over standard error (Wald). */
  readonly z: number | null;
  /** Lower end of the Wald interval. */
  readonly lower: number | null;
  /** Upper end of the Wald interval. */
  readonly upper: number | null;
}

/** One column of the design: a number, or a level of a category against its reference level. */
export interface LogisticTerm extends LogisticEstimate {
  /** The input column. */
  readonly feature: string;
  /** The level that the term stands for; null for a number. */
  readonly level: string | null;
  /** Mean over the customers fitted: of the number, or the share with the level. */
  readonly mean: number;
}

/** What `fitLogistic` learns. */
export interface LogisticParameters {
  readonly intercept: LogisticEstimate;
  readonly terms: readonly LogisticTerm[];
  /** Share of churners among the customers fitted: the prior that the probabilities carry. */
  readonly churnRate: number;
  /** Confidence of the intervals. */
  readonly confidence: number;
  readonly missing: MissingPolicy;
  /** −2 log-likelihood. */
  readonly deviance: number;
  /** The same of the intercept alone. */
  readonly nullDeviance: number;
  /** Deviance + 2 · (coefficients fitted); null where a penalty bends the likelihood, or nothing bounds it. */
  readonly aic: number | null;
}

/** A logistic regression of churn on features. A plain JSON record without customers. */
export type LogisticModel = Model<'churn/logistic', LogisticParameters> & {
  readonly features: readonly FeatureSchema[];
  readonly logLikelihood: number;
};

/** Kind and newest version of the model. */
export const logisticKind = 'churn/logistic';
/** Rises when a field changes. */
export const logisticVersion = 1;

const maybeFinite = nullOr(finiteShape);
const estimateFields = {
  coefficient: maybeFinite,
  standardError: maybeFinite,
  z: maybeFinite,
  lower: maybeFinite,
  upper: maybeFinite,
};

interface Fields {
  readonly engine: string | undefined;
  readonly options: LogisticModel['options'];
  readonly parameters: LogisticParameters;
  readonly features: readonly FeatureSchema[];
  readonly logLikelihood: number;
  readonly diagnostics: FitDiagnostics;
}

const fields: { readonly [F in keyof Fields]: Shape<Fields[F]> } = {
  engine: optional(textShape),
  options: jsonRecordShape,
  parameters: recordOf<LogisticParameters>({
    intercept: recordOf<LogisticEstimate>(estimateFields),
    terms: listOf(
      recordOf<LogisticTerm>({
        ...estimateFields,
        feature: textShape,
        level: nullOr(textShape),
        mean: finiteShape,
      }),
    ),
    churnRate: finiteShape,
    confidence: finiteShape,
    missing: wordShape('refuse', 'average'),
    deviance: finiteShape,
    nullDeviance: finiteShape,
    aic: maybeFinite,
  }),
  features: featuresShape,
  logLikelihood: finiteShape,
  diagnostics: diagnosticsShape,
};

/**
 * Reads a logistic regression back from JSON, every field checked: terms that belong to the features, a term for every
 * level but the first, rates within 0 and 1.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitLogistic, parseLogisticModel } from '@clientele/churn';
 * const model = fitLogistic({ visits: [1, 2, 3, 4, 5, 6], label: [1, 1, 0, 1, 0, 0] });
 * parseLogisticModel(JSON.parse(JSON.stringify(model))).features; // => [{ name: 'visits', type: 'number' }]
 */
export function parseLogisticModel(value: unknown): LogisticModel {
  const model = parseModelRecord<'churn/logistic', Fields>(
    'parseLogisticModel',
    value,
    logisticKind,
    logisticVersion,
    fields,
  );
  checkFeatures('parseLogisticModel', model.features);
  checkTerms('parseLogisticModel', model.features, model.parameters.terms);
  checkShare('churnRate', model.parameters.churnRate);
  checkShare('confidence', model.parameters.confidence);
  return model as LogisticModel;
}

/** What a term stands for. */
export type TermName = Pick<LogisticTerm, 'feature' | 'level'>;

/** The terms that a schema asks for, in order. */
export function termsOf(features: readonly FeatureSchema[]): TermName[] {
  return features.flatMap(({ name, type, levels = [] }): TermName[] =>
    type === 'number' ? [{ feature: name, level: null }] : levels.slice(1).map((level) => ({ feature: name, level })),
  );
}

/**
 * Checks that there is a term for every number and for every level but the first.
 *
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 */
export function checkTerms(verb: string, features: readonly FeatureSchema[], terms: readonly LogisticTerm[]): void {
  const wanted = termsOf(features);
  if (wanted.length !== terms.length) refuse(verb, 'model.parameters.terms', `${wanted.length} terms`, terms.length);
  wanted.forEach(({ feature, level }, index) => {
    const term = terms[index] as LogisticTerm;
    const path = `model.parameters.terms[${index}]`;
    if (term.feature !== feature) refuse(verb, `${path}.feature`, showValue(feature), term.feature);
    if (term.level !== level) refuse(verb, `${path}.level`, showValue(level), term.level);
  });
}

function checkShare(name: 'churnRate' | 'confidence', share: number): void {
  if (share > 0 && share < 1) return;
  refuse('parseLogisticModel', `model.parameters.${name}`, 'a number between 0 and 1', share);
}
