import { checkOptions, type FitStatus, frozen } from '@clientele/core';
import { givenOptions } from '../data/given-options.ts';
import { type ChurnInput, inputColumns } from '../data/input.ts';
import { classWeights, featureNames, readOutcomes } from '../data/outcomes.ts';
import { makeDesign } from './design.ts';
import { elasticNet, slopeLeft } from './elastic-net.ts';
import { estimatesOf } from './estimates.ts';
import { columnsKept, pickColumns } from './kept-columns.ts';
import { newton, partsOutcomes } from './kernel.ts';
import { type LogisticModel, logisticKind, logisticVersion } from './model.ts';
import { logisticNotes } from './notes.ts';
import { type FitLogisticOptions, logisticRules } from './options.ts';
import { warmStart } from './warm-start.ts';

const verb = 'fitLogistic';

/**
 * Logistic regression of churn on features, by Newton's method to the last digits, with the inference that goes with it:
 * standard errors, z, Wald intervals, deviance and AIC, as R's `glm` gives them.
 *
 * Numbers enter as they are; categories as one column a level, the reference level left out. Columns that others determine
 * have no coefficient and are named in a note, as are constant ones. Where a direction parts churners from others there is
 * no maximum: the status is `boundary`, standard errors are null, and the note `separation` names the columns. Weights are
 * frequencies: a row of weight 2 is two customers, a row of weight 0 is not there. With `l1` features that tell little get the
 * coefficient 0, and the note `zero-coefficients` names them.
 *
 * @param data a table such as `joinLabels` gives, or a record of arrays: numbers, or texts for categories
 * @param options target, weight and features by name; penalty, missing cells, confidence
 * @returns the model; `diagnostics.objective` is the deviance (with penalties, plus λ₂ Σ β² and 2 λ₁ Σ |β|), which is made small, and
 * `gradientNorm` the largest slope of the log-likelihood a standard deviation of a column
 * @throws InvalidInputError (`invalid-input`) where a column is missing or empty, a label is not 0 or 1, a cell is missing or
 * infinite, or a text column has more than 200 levels
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no churners, or nobody else
 * @example
 * import { fitLogistic } from '@clientele/churn';
 * const plan = ['basic', 'basic', 'basic', 'basic', 'pro', 'pro', 'pro', 'pro'];
 * const model = fitLogistic({ plan, label: [1, 1, 1, 0, 1, 0, 0, 0] });
 * const { intercept, terms } = model.parameters;
 * Math.abs(Number(intercept.coefficient) - Math.log(3)) < 1e-12; // => true
 * Math.abs(Number(terms[0]?.coefficient) - Math.log(1 / 9)) < 1e-12; // => true
 */
export function fitLogistic(data: ChurnInput, options: FitLogisticOptions = {}): LogisticModel {
  checkOptions(verb, options, logisticRules);
  const { l1 = 0, l2 = 0, confidence = 0.95, missing = 'refuse', maxIterations = 50 } = options;
  const input = inputColumns(verb, data);
  const outcomes = readOutcomes(verb, input, options);
  const { total, churners } = classWeights(verb, outcomes);
  const design = makeDesign(verb, input, featureNames(verb, input, options), options, outcomes);
  const isPenalised = l1 > 0 || l2 > 0;
  const kept = columnsKept(design, isPenalised);
  const fitted = pickColumns(design, kept);
  const churnRate = churners / total;
  const start = new Float64Array(kept.length);
  start[0] = Math.log(churners / (total - churners));
  const end =
    l1 > 0
      ? elasticNet(fitted, start, l1, l2, maxIterations)
      : newton(fitted, warmStart(fitted, start, l2, maxIterations), l2, maxIterations);
  const isSeparated = !end.isConverged && !isPenalised && partsOutcomes(fitted, end.step);
  const hasInference = end.isConverged && !isPenalised;
  const { deviance, objective } = end.state;
  const rarer = Math.min(churners, total - churners);
  const withoutWeight = input.length - outcomes.rows.length;
  return frozen({
    kind: logisticKind,
    version: logisticVersion,
    options: givenOptions(options),
    parameters: {
      ...estimatesOf(design, kept, end, hasInference, confidence),
      churnRate,
      confidence,
      missing,
      deviance,
      nullDeviance: -2 * (churners * Math.log(churnRate) + (total - churners) * Math.log1p(-churnRate)),
      aic: hasInference ? deviance + 2 * kept.length : null,
    },
    logLikelihood: -deviance / 2,
    features: design.features,
    diagnostics: {
      status: statusOf(end.isConverged, isSeparated),
      rows: outcomes.rows.length,
      iterations: end.iterations,
      objective,
      gradientNorm: slopeLeft(end.state, end.beta, l1),
      notes: logisticNotes({ design, kept, end, isSeparated, rarer, withoutWeight, isPenalised, l1 }),
    },
  });
}

function statusOf(isConverged: boolean, isSeparated: boolean): FitStatus {
  if (isConverged) return 'converged';
  return isSeparated ? 'boundary' : 'stopped';
}
