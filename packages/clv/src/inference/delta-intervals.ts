import { checkOptions, oneOf, type Table, table } from '@clientele/core';
import type { Covariance } from '../likelihood/estimated-model.ts';
import { checkForecast, checkModelList, forecastColumn } from './check-models.ts';
import { type LevelOption, levelRule, widthOf } from './level.ts';
import type { AnyEstimatedModel } from './parameter-intervals.ts';

/** What is forecast, and how sure the intervals shall be. */
export interface IntervalOptions extends LevelOption {
  /**
   * `'amount'` unless given: numbers >= 0 without an upper end, whose intervals are taken in logarithms; `'probability'` for
   * numbers from 0 to 1, taken in logits.
   */
  readonly scale?: 'amount' | 'probability';
}

/** One row a forecast. */
export type Intervals = Table<{
  /** By the models as they are. */
  estimate: Float64Array;
  /** Missing where a model has no standard errors. */
  lower: Float64Array;
  upper: Float64Array;
}>;

/**
 * Confidence intervals of forecasts by the delta method: how far a forecast moves with each parameter, times how unsure the
 * parameters are. They say how well the expectation is known, not how far one customer may stray from it: for that,
 * `countProbabilities` gives the distribution.
 *
 * @param models one or more models; the parameters of one are taken to be independent of the others'
 * @param forecast of these models: a number a row
 * @param options `level` and `scale`
 * @returns a row a forecast; ends are missing where a model has no standard errors
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @example
 * import { deltaIntervals, expectedTransactions, fitNbd } from '@clientele/clv';
 * const history = { x: [3, 0, 1, 8, 0, 2], tx: [30, 0, 9, 38, 0, 20], T: [39, 39, 38, 39, 37, 36], unit: 'week' } as const;
 * const horizon = { weeks: 13 };
 * const { estimate, lower, upper } = deltaIntervals([fitNbd(history)], (model) =>
 *   expectedTransactions(model, history, { horizon }),
 * ).columns;
 * lower[0] < estimate[0] && estimate[0] < upper[0]; // => true
 */
export function deltaIntervals<const M extends readonly AnyEstimatedModel[]>(
  models: M,
  forecast: (...models: M) => Float64Array,
  options: IntervalOptions = {},
): Intervals {
  checkOptions('deltaIntervals', options, { level: levelRule, scale: oneOf('amount', 'probability') });
  checkModelList('deltaIntervals', models);
  checkForecast('deltaIntervals', forecast);
  const told = (given: M): Float64Array => forecastColumn('deltaIntervals', forecast(...given));
  const estimate = told(models);
  const { link, inverse } = scales[options.scale ?? 'amount'];
  const variance = forecastVariance(models, (given) => told(given).map(link), estimate.length);
  const width = widthOf(options);
  const end = (side: 1 | -1): Float64Array =>
    estimate.map((value, row) => {
      const deviation = Math.sqrt(variance[row] as number);
      return deviation === 0 ? value : inverse(link(value) + side * width * deviation);
    });
  return table({ estimate, lower: end(-1), upper: end(1) });
}

const scales = {
  amount: { link: Math.log, inverse: Math.exp },
  probability: {
    link: (p: number): number => Math.log(p) - Math.log1p(-p),
    inverse: (logit: number): number => 1 / (1 + Math.exp(-logit)),
  },
};

/** Half the width of each difference, in the logarithm of a parameter. */
const step = 1e-4;

/** The variance of a function of the models' parameters, row by row; NaN where a model has no covariances. */
export function forecastVariance<M extends readonly AnyEstimatedModel[]>(
  models: M,
  of: (models: M) => Float64Array,
  rows: number,
): Float64Array {
  const variance = new Float64Array(rows);
  if (models.some(({ covariance }) => covariance === null)) return variance.fill(Number.NaN);
  for (const [at, model] of models.entries()) {
    const moved = (name: string, by: number): M => models.with(at, withParameter(model, name, by)) as unknown as M;
    const slopes = Object.keys(model.parameters).map((name) => {
      const [above, below] = [of(moved(name, step)), of(moved(name, -step))];
      return above.map((value, row) => slope(value, below[row] as number));
    });
    addVariance(variance, slopes, logCovariance(model.covariance ?? [], Object.values(model.parameters)));
  }
  return variance;
}

/** What is certain, 0 or 1 whatever the parameters, has no slope. */
function slope(above: number, below: number): number {
  return above === below ? 0 : (above - below) / (2 * step);
}

function withParameter(model: AnyEstimatedModel, name: string, by: number): AnyEstimatedModel {
  const parameters = new Map(Object.entries<number>(model.parameters));
  parameters.set(name, (parameters.get(name) as number) * Math.exp(by));
  return { ...model, parameters: Object.fromEntries(parameters) };
}

function logCovariance(covariance: Covariance, values: readonly number[]): number[][] {
  return covariance.map((row, i) => row.map((cell, j) => cell / ((values[i] as number) * (values[j] as number))));
}

function addVariance(variance: Float64Array, slopes: readonly Float64Array[], covariance: number[][]): void {
  for (const [i, row] of covariance.entries()) {
    for (const [j, cell] of row.entries()) {
      const [a, b] = [slopes[i] as Float64Array, slopes[j] as Float64Array];
      for (let at = 0; at < variance.length; at++) {
        variance[at] = (variance[at] as number) + cell * (a[at] as number) * (b[at] as number);
      }
    }
  }
}
