import { checkOptions, type Table, table } from '@clientele/core';
import type { EstimatedModel } from '../likelihood/estimated-model.ts';
import { checkEstimated } from './check-models.ts';
import { type LevelOption, levelRule, widthOf } from './level.ts';

/** Any model of this package: parameters with covariances. */
export type AnyEstimatedModel = EstimatedModel<string, object & Record<never, number>>;

/** One row a parameter; missing where the fit ended without standard errors. */
export type ParameterIntervals = Table<{
  /** Its name. */
  parameter: readonly string[];
  /** Its value. */
  estimate: Float64Array;
  standardError: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
}>;

/**
 * Confidence intervals of a model's parameters. They are taken in logarithms, where the likelihood was searched and is closer
 * to normal, so that they stay above 0: estimate · e^(±z SE/estimate).
 *
 * @param model fitted by any fit of this package
 * @param options `level`, 0.95 unless given
 * @returns a row a parameter; errors and ends are missing where the fit is flat, on a boundary or was not made
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @example
 * import { fitNbd, parameterIntervals, toRows } from '@clientele/clv';
 * const model = fitNbd({ x: [3, 0, 1, 8, 0, 2], tx: [30, 0, 9, 38, 0, 20], T: [39, 39, 38, 39, 37, 36], unit: 'week' });
 * const [r] = toRows(parameterIntervals(model));
 * Number(r.lower) < model.parameters.r && model.parameters.r < Number(r.upper); // => true
 * Number(r.lower) > 0; // => true
 */
export function parameterIntervals(model: AnyEstimatedModel, options: LevelOption = {}): ParameterIntervals {
  checkOptions('parameterIntervals', options, { level: levelRule });
  checkEstimated('parameterIntervals', model);
  const width = widthOf(options);
  const names = Object.keys(model.parameters);
  const estimate = Float64Array.from(Object.values<number>(model.parameters));
  const errors = new Map(Object.entries<number>(model.standardErrors ?? {}));
  const standardError = Float64Array.from(names, (name) => errors.get(name) ?? Number.NaN);
  const end = (side: 1 | -1): Float64Array =>
    estimate.map((value, at) => value * Math.exp((side * width * (standardError[at] as number)) / value));
  return table({ parameter: names, estimate, standardError, lower: end(-1), upper: end(1) });
}
