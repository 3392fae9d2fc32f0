/// <reference path="./mljs.d.ts" />
import {
  checkOptions,
  frozen,
  InvalidInputError,
  type Note,
  type OptionRule,
  oneOf,
  wholeNumber,
} from '@clientele/core';
import LogisticRegression from 'ml-logistic-regression';
import { Matrix } from 'ml-matrix';
import { columnRules } from '../data/column-rules.ts';
import type { MissingPolicy } from '../data/encode-feature.ts';
import { givenOptions } from '../data/given-options.ts';
import { type ChurnInput, inputColumns } from '../data/input.ts';
import { type ChurnColumnOptions, classWeights, featureNames, readOutcomes } from '../data/outcomes.ts';
import { crossProducts } from '../logistic/cross-products.ts';
import { makeDesign } from '../logistic/design.ts';
import { allRows } from '../logistic/design-rows.ts';
import { estimatesOf } from '../logistic/estimates.ts';
import { columnsKept, pickColumns } from '../logistic/kept-columns.ts';
import { type LogisticData, largest, logisticSlope } from '../logistic/kernel.ts';
import { type LogisticModel, logisticKind, logisticVersion } from '../logistic/model.ts';
import { aliasNotes, averagedNotes } from '../logistic/notes.ts';

/** What is fitted on what, and how long the engine is run. */
export interface FitMlLogisticOptions extends Omit<ChurnColumnOptions, 'weight'> {
  /** What to do with missing cells: `'refuse'` unless told otherwise; `'average'` puts the mean customer in. */
  readonly missing?: MissingPolicy;
  /** Steps of the engine; 500 unless told otherwise. */
  readonly numSteps?: number;
}

const { target, features } = columnRules;
const rules: Readonly<Record<keyof FitMlLogisticOptions, OptionRule>> = {
  target,
  features,
  missing: oneOf('refuse', 'average'),
  numSteps: wholeNumber(1, 50_000),
};

/** The engine copies all cells twice a step. */
const mostCells = 5_000_000;
/** A mean slope below this, in standard deviations of the columns, is no slope. */
const still = 1e-6;

/**
 * A logistic regression by the package ml-logistic-regression, to compare with or to move from: its weights, in the model that
 * `fitLogistic` gives. What can be mended is mended: it has no intercept, so it is given a column of ones; its step has to
 * fit the data, so columns are standardised and the step is 4 / λ, λ the largest eigenvalue of XᵀX, which never diverges. What
 * cannot is said in a note: it has no test of convergence, no standard errors, and no weights.
 *
 * @param data a table or a record of arrays: numbers, or texts for categories; at most 5,000,000 cells
 * @param options target and features by name, missing cells, steps
 * @returns the model, its `engine` set; `predictChurn` and `parseLogisticModel` take it like one of ours; `stopped` where a slope is
 * left
 * @throws InvalidInputError (`invalid-input`) as `fitLogistic`, and where there are too many cells for the engine
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no churners, or nobody else
 * @example
 * import { fitMlLogistic } from '@clientele/churn/ml-logistic-regression';
 * const model = fitMlLogistic({ visits: [1, 2, 3, 4, 5, 6], label: [1, 1, 0, 1, 0, 0] });
 * [model.engine, model.diagnostics.status]; // => ['ml-logistic-regression', 'converged']
 */
export function fitMlLogistic(data: ChurnInput, options: FitMlLogisticOptions = {}): LogisticModel {
  const verb = 'fitMlLogistic';
  checkOptions(verb, options, rules);
  const { missing = 'refuse', numSteps = 500 } = options;
  const input = inputColumns(verb, data);
  const outcomes = readOutcomes(verb, input, options);
  const { total, churners } = classWeights(verb, outcomes);
  const design = makeDesign(verb, input, featureNames(verb, input, options), { missing }, outcomes);
  const kept = columnsKept(design, true);
  const fitted = pickColumns(design, kept);
  if (fitted.n * fitted.k > mostCells) {
    throw new InvalidInputError(
      `${verb}: ml-logistic-regression takes at most ${mostCells} cells, got ${fitted.n * fitted.k}`,
    );
  }
  const beta = engineWeights(fitted, numSteps);
  const { deviance, gradient } = logisticSlope(fitted, beta, 0);
  const rate = churners / total;
  const isStill = largest(gradient) / total < still;
  return frozen({
    kind: logisticKind,
    version: logisticVersion,
    engine: 'ml-logistic-regression',
    options: givenOptions(options),
    parameters: {
      ...estimatesOf(design, kept, { beta, triangle: null }, false, 0.95),
      churnRate: rate,
      confidence: 0.95,
      missing,
      deviance,
      nullDeviance: -2 * (churners * Math.log(rate) + (total - churners) * Math.log1p(-rate)),
      aic: null,
    },
    logLikelihood: -deviance / 2,
    features: design.features,
    diagnostics: {
      status: isStill ? ('converged' as const) : ('stopped' as const),
      rows: fitted.n,
      iterations: numSteps,
      objective: deviance,
      gradientNorm: largest(gradient),
      notes: [...aliasNotes({ design, kept }), ...averagedNotes(design.averaged), ...limitNotes(isStill, numSteps)],
    },
  });
}

/** Weights of the classifier of "not class 0", which is churn. */
function engineWeights(data: LogisticData, numSteps: number): Float64Array {
  const { n, k, y } = data;
  const X = allRows(data);
  const rows = new Matrix(n, k);
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) rows.set(i, j, X[i * k + j] as number);
  const engine = new LogisticRegression({ numSteps, learningRate: 4 / largestEigenvalue(data) });
  engine.train(rows, Matrix.columnVector([...y]));
  return Float64Array.from(engine.classifiers[0]?.weights.to1DArray() ?? []);
}

/** Of XᵀX, from above: power iterations, and a little more. */
function largestEigenvalue(data: LogisticData): number {
  const { k } = data;
  const lower = crossProducts(data, data.w);
  let vector = new Float64Array(k).fill(1);
  let length = 1;
  for (let step = 0; step < 100; step++) {
    const next = vector.map((_, i) =>
      vector.reduce((sum, value, j) => sum + value * (lower[i >= j ? i * k + j : j * k + i] as number), 0),
    );
    length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    vector = next.map((value) => value / length);
  }
  return length * 1.05;
}

function limitNotes(isStill: boolean, numSteps: number): Note[] {
  const message = 'ml-logistic-regression gives no standard errors, takes no weights, and has no test of convergence';
  const limits: Note = { code: 'engine-limits', message };
  if (isStill) return [limits];
  const left = `after ${numSteps} steps a slope is left: the coefficients are not final; numSteps allows more`;
  return [limits, { code: 'not-converged', message: left, details: { iterations: numSteps } }];
}
