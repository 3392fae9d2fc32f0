import { checkOptions, exactSum, frozen, InsufficientDataError, type OptionRule } from '@clientele/core';
import { cholesky, solveCholesky } from '@clientele/stats';
import { weightNotes } from '../data/fit-notes.ts';
import { givenOptions } from '../data/given-options.ts';
import { type ChurnInput, inputColumns } from '../data/input.ts';
import { featureNames, readOutcomes } from '../data/outcomes.ts';
import { crossProducts } from '../logistic/cross-products.ts';
import { makeDesign } from '../logistic/design.ts';
import { estimatesOf } from '../logistic/estimates.ts';
import { columnsKept, pickColumns } from '../logistic/kept-columns.ts';
import type { LogisticData } from '../logistic/kernel.ts';
import { aliasNotes, averagedNotes } from '../logistic/notes.ts';
import { type FitLogisticOptions, logisticRules } from '../logistic/options.ts';
import { weightedRows } from '../logistic/row-blocks.ts';
import { type LinearRegressionModel, linearKind, linearVersion } from './model.ts';

const verb = 'fitLinearRegression';

/** What is fitted on what; as for `fitLogistic`, but that the target is a number. */
export type FitLinearRegressionOptions = Omit<FitLogisticOptions, 'maxIterations'>;

const { maxIterations: _none, ...linearRules } = logisticRules;
const rules: Readonly<Record<keyof FitLinearRegressionOptions, OptionRule>> = linearRules;

/**
 * Linear regression of a number, such as the spend of the next 90 days, on features, by least squares: coefficients with
 * standard errors and intervals (by the normal distribution), R² and the deviation about the line. Columns that others
 * determine have no coefficient and are named in a note, as are constant ones.
 *
 * @param data a table of features and a target, or a record of arrays: numbers, or texts for categories
 * @param options target, weight and features by name; penalty, missing cells, confidence
 * @returns the model; `diagnostics.objective` is Σ w (y − ŷ)², with `l2` plus λ Σ β²
 * @throws InvalidInputError (`invalid-input`) where a column is missing or empty, a cell is missing or infinite, or a text column
 * has more than 200 levels
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no row counts
 * @example
 * import { fitLinearRegression, predictValue } from '@clientele/churn';
 * const model = fitLinearRegression({ visits: [1, 2, 3, 4], spend: [10, 20, 30, 40] }, { target: 'spend' });
 * Number(predictValue(model, { visits: [10] }).columns.value[0]).toFixed(6); // => '100.000000'
 */
export function fitLinearRegression(data: ChurnInput, options: FitLinearRegressionOptions = {}): LinearRegressionModel {
  checkOptions(verb, options, rules);
  const { l2 = 0, confidence = 0.95, missing = 'refuse' } = options;
  const input = inputColumns(verb, data);
  const outcomes = readOutcomes(verb, input, options, 'regression');
  const { w, y } = outcomes;
  if (w.length === 0) throw new InsufficientDataError(verb, 'rows that count', 1, 0);
  const design = makeDesign(verb, input, featureNames(verb, input, options), options, outcomes);
  const kept = columnsKept(design, l2 > 0);
  const fitted = pickColumns(design, kept);
  const { beta, information, squares } = leastSquares(fitted, l2);
  const total = exactSum(w);
  const mean = exactSum(y.map((value, i) => value * (w[i] as number))) / total;
  const spread = exactSum(y.map((value, i) => (w[i] as number) * (value - mean) ** 2));
  const freedom = total - kept.length;
  const variance = freedom > 0 ? squares / freedom : null;
  const hasInference = l2 === 0 && variance !== null && variance > 0;
  const scaled = information.map((value) => value / (hasInference ? variance : 1));
  const triangle = cholesky({ size: fitted.k, values: scaled });
  const penalty = l2 * beta.slice(1).reduce((sum, b) => sum + b * b, 0);
  return frozen({
    kind: linearKind,
    version: linearVersion,
    options: givenOptions(options),
    parameters: {
      ...estimatesOf(design, kept, { beta, triangle }, hasInference, confidence),
      residualDeviation: variance === null ? null : Math.sqrt(variance),
      rSquared: spread > 0 ? 1 - squares / spread : null,
      confidence,
      missing,
    },
    features: design.features,
    diagnostics: {
      status: 'exact',
      rows: w.length,
      iterations: 0,
      objective: squares + penalty,
      gradientNorm: null,
      notes: [
        ...aliasNotes({ design, kept }),
        ...averagedNotes(design.averaged),
        ...weightNotes(input.length - outcomes.rows.length),
      ],
    },
  });
}

/** Solves Xᵀ W X β = Xᵀ W y, columns standardised, and once more for what is left, which wins the last digits. */
function leastSquares(
  data: LogisticData,
  lambda: number,
): { readonly beta: Float64Array; readonly information: Float64Array; readonly squares: number } {
  const { k, y, w } = data;
  const { each } = data.room;
  const information = crossProducts(data, w);
  for (let j = 1; j < k; j++) information[j * k + j] = (information[j * k + j] as number) + lambda;
  const triangle = cholesky({ size: k, values: information });
  const beta = new Float64Array(k);
  for (let pass = 0; pass < 3 && triangle !== null; pass++) {
    const slope = weightedRests(data, beta, (from, to) => {
      for (let i = from; i < to; i++) each[i - from] = (each[i - from] as number) * (w[i] as number);
    });
    for (let j = 1; j < k; j++) slope[j] = (slope[j] as number) - lambda * (beta[j] as number);
    solveCholesky(triangle, slope).forEach((step, j) => {
      beta[j] = (beta[j] as number) + step;
    });
  }
  const squares = new Float64Array(y.length);
  weightedRests(data, beta, (from, to) => {
    for (let i = from; i < to; i++) squares[i] = (w[i] as number) * (each[i - from] as number) ** 2;
  });
  return { beta, information, squares: exactSum(squares) };
}

/** Looks at y − Xβ, which stands in `data.room.each`, a few rows at a time, and sums up the rows times what stands there afterwards. */
function weightedRests(data: LogisticData, beta: Float64Array, look: (from: number, to: number) => void): Float64Array {
  const { each } = data.room;
  return weightedRows(data, beta, (from, to) => {
    for (let i = from; i < to; i++) each[i - from] = (data.y[i] as number) - (each[i - from] as number);
    look(from, to);
  });
}
