import {
  diagnosticsShape,
  type FeatureSchema,
  type FitDiagnostics,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  nullOr,
  parseModelRecord,
  recordOf,
  type Shape,
  textShape,
  wordShape,
} from '@clientele/core';
import type { MissingPolicy } from '../data/encode-feature.ts';
import { checkTerms, type LogisticEstimate, type LogisticTerm } from '../logistic/model.ts';
import { checkFeatures, featuresShape } from '../tree/tree-shape.ts';

/** What `fitLinearRegression` learns; estimates are in the unit of the target. */
export interface LinearRegressionParameters {
  readonly intercept: LogisticEstimate;
  readonly terms: readonly LogisticTerm[];
  /** Standard deviation of the target about the line; null where no row is left for it. */
  readonly residualDeviation: number | null;
  /** Share of the target's variance that is explained; null where the target does not vary. */
  readonly rSquared: number | null;
  /** Confidence of the intervals. */
  readonly confidence: number;
  readonly missing: MissingPolicy;
}

/** A linear regression of a number on features. A plain JSON record without customers. */
export type LinearRegressionModel = Model<'churn/linear-regression', LinearRegressionParameters> & {
  readonly features: readonly FeatureSchema[];
};

/** Kind and newest version of the model. */
export const linearKind = 'churn/linear-regression';
/** Rises when a field changes. */
export const linearVersion = 1;

const maybeFinite = nullOr(finiteShape);
const estimate = {
  coefficient: maybeFinite,
  standardError: maybeFinite,
  z: maybeFinite,
  lower: maybeFinite,
  upper: maybeFinite,
};

interface Fields {
  readonly options: LinearRegressionModel['options'];
  readonly parameters: LinearRegressionParameters;
  readonly features: readonly FeatureSchema[];
  readonly diagnostics: FitDiagnostics;
}

const fields: { readonly [F in keyof Fields]: Shape<Fields[F]> } = {
  options: jsonRecordShape,
  parameters: recordOf<LinearRegressionParameters>({
    intercept: recordOf<LogisticEstimate>(estimate),
    terms: listOf(
      recordOf<LogisticTerm>({ ...estimate, feature: textShape, level: nullOr(textShape), mean: finiteShape }),
    ),
    residualDeviation: maybeFinite,
    rSquared: maybeFinite,
    confidence: finiteShape,
    missing: wordShape('refuse', 'average'),
  }),
  features: featuresShape,
  diagnostics: diagnosticsShape,
};

/**
 * Reads a linear regression back from JSON, every field checked.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitLinearRegression, parseLinearRegressionModel } from '@clientele/churn';
 * const model = fitLinearRegression({ visits: [1, 2, 3, 4], spend: [9, 21, 29, 41] }, { target: 'spend' });
 * parseLinearRegressionModel(JSON.parse(JSON.stringify(model))).features; // => [{ name: 'visits', type: 'number' }]
 */
export function parseLinearRegressionModel(value: unknown): LinearRegressionModel {
  const verb = 'parseLinearRegressionModel';
  const model = parseModelRecord<typeof linearKind, Fields>(verb, value, linearKind, linearVersion, fields);
  checkFeatures(verb, model.features);
  checkTerms(verb, model.features, model.parameters.terms);
  return model;
}
