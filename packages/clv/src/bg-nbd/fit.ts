import { checkOptions, frozen, InsufficientDataError, positiveNumber, type TimeUnit, timeUnit } from '@clientele/core';
import { type Coded, type Groups, groupRows, groupWeights } from '../histories/group.ts';
import type { Histories } from '../histories/histories.ts';
import { readHistories } from '../histories/read.ts';
import { type FitOptions, maximizeLikelihood } from '../likelihood/maximize.ts';
import { fitNotes } from '../likelihood/notes.ts';
import { fitRules, keptOptions } from '../likelihood/options.ts';
import { bgNbdLoss } from './likelihood.ts';
import { type BgNbdModel, type BgNbdParameters, bgNbdVersion } from './model.ts';
import { boundaryNotes } from './notes.ts';

/**
 * Fits the BG/NBD model to purchase histories by maximum likelihood.
 *
 * Equal histories are counted together, times are scaled by the longest T, and the logarithms of the parameters are found
 * by BFGS and Newton steps. Nothing is random: the same customers in any order give the same model.
 *
 * In this model a customer can leave only after a repeat purchase, so a customer without one is alive for certain, and can
 * be expected to buy more than one with a single early repeat purchase. That is a property of the model, not a fault.
 *
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit, weight? }`; a row of weight 2 counts as two customers
 * @param options tolerance, iterations, progress
 * @returns the model; `diagnostics.objective` is the log-likelihood (maximised), `gradientNorm` that of the mean
 *   log-likelihood a customer in the log parameters; a fit that ends on a boundary or a plateau says so in its status
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 * @example
 * import { fitBgNbd } from '@clientele/clv';
 * const x = [2, 1, 0, 0, 5, 0, 1, 3, 0, 0];
 * const tx = [30, 2, 0, 0, 20, 0, 12, 35, 0, 0];
 * const T = [39, 39, 38, 30, 37, 36, 35, 39, 33, 31];
 * const model = fitBgNbd({ x, tx, T, unit: 'week' });
 * model.unit; // => 'week'
 * model.diagnostics.rows; // => 10
 * @see Fader, Hardie and Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2), 275-284
 */
export function fitBgNbd(data: Histories, options: FitOptions = {}): BgNbdModel {
  checkOptions('fitBgNbd', options, fitRules);
  const histories = readHistories('fitBgNbd', data);
  const scale = histories.T.reduce((longest, T) => Math.max(longest, T), 0) || 1;
  const scaled = (times: Float64Array): Float64Array => times.map((time) => time / scale);
  const groups = groupRows([histories.x, scaled(histories.tx), scaled(histories.T)]);
  const weights = groupWeights(groups, histories.weight);
  const totals = totalsOf(groups.columns, weights);
  const found = maximizeLikelihood(
    bgNbdLoss(groups, weights),
    startsFor(groups.columns, weights, totals),
    totals.customers,
    options,
  );
  const [r, alpha, a, b] = Array.from(found.logParameters, Math.exp) as Four;
  const parameters: BgNbdParameters = { r, alpha: alpha * scale, a, b };
  const logLikelihood = found.meanLogLikelihood * totals.customers - totals.repeats * Math.log(scale);
  return frozen({
    kind: 'clv/bg-nbd',
    version: bgNbdVersion,
    options: keptOptions(options),
    parameters,
    standardErrors: standardErrors(parameters, found.logDeviations),
    logLikelihood,
    unit: histories.unit,
    diagnostics: {
      status: found.status,
      rows: histories.length,
      iterations: found.iterations,
      objective: logLikelihood,
      gradientNorm: found.gradientNorm,
      notes: Object.freeze([
        ...fitNotes('BG/NBD', found.status, histories.length, totals.customers),
        ...boundaryNotes(found.status, parameters),
      ]),
    },
  });
}

/**
 * Makes a BG/NBD model of known parameters, e.g. published ones.
 *
 * @param parameters r, alpha (in `unit`), a and b, all > 0
 * @param options the unit of time
 * @returns a model that every verb takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 * @example
 * import { bgNbdModel, expectedTransactionsOfNewCustomer } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * expectedTransactionsOfNewCustomer(cdnow, { horizon: { weeks: 52 } }).toFixed(3); // => '1.446'
 */
export function bgNbdModel(parameters: BgNbdParameters, options: { readonly unit: TimeUnit }): BgNbdModel {
  const missing = { r: null, alpha: null, a: null, b: null, unit: null };
  checkOptions('bgNbdModel', Object.assign(missing, parameters, options), {
    r: positiveNumber,
    alpha: positiveNumber,
    a: positiveNumber,
    b: positiveNumber,
    unit: timeUnit,
  });
  const { r, alpha, a, b } = parameters;
  return frozen({
    kind: 'clv/bg-nbd',
    version: bgNbdVersion,
    options: {},
    parameters: { r, alpha, a, b },
    standardErrors: null,
    unit: options.unit,
    diagnostics: {
      status: 'exact',
      rows: 0,
      iterations: 0,
      objective: null,
      gradientNorm: null,
      notes: [],
    },
  });
}

type Four = [number, number, number, number];

interface Totals {
  readonly customers: number;
  readonly repeats: number;
}

function totalsOf([x]: Groups['columns'], weights: Float64Array): Totals {
  const customers = sumBy(weights, (w) => w);
  const repeats = sumBy(weights, (w, group) => w * valueAt(x, group));
  if (repeats === 0) throw new InsufficientDataError('fitBgNbd', 'customers with a repeat purchase', 1, 0);
  return { customers, repeats };
}

/** The gamma distribution by the moments of x with an early share of leavers, then fixed points of the scaled space. */
function startsFor([x, , T]: Groups['columns'], weights: Float64Array, { customers, repeats }: Totals): number[][] {
  const mean = repeats / customers;
  const variance = sumBy(weights, (w, group) => w * (valueAt(x, group) - mean) ** 2) / customers;
  const meanT = sumBy(weights, (w, group) => w * valueAt(T, group)) / customers;
  const r = Math.min(20, Math.max(0.05, variance > mean ? mean ** 2 / (variance - mean) : 20));
  return [
    [r, (r * meanT) / mean, 0.8, 2.5],
    [1, 1, 1, 3],
    [0.2, 0.1, 1, 1],
    [3, 1, 0.1, 2],
  ];
}

function sumBy(weights: Float64Array, part: (weight: number, group: number) => number): number {
  return weights.reduce((sum, weight, group) => sum + part(weight, group), 0);
}

function valueAt(column: Coded | undefined, group: number): number {
  return column?.values[column.codes[group] as number] as number;
}

function standardErrors(parameters: BgNbdParameters, deviations: Float64Array | null): BgNbdParameters | null {
  if (deviations === null) return null;
  const [r, alpha, a, b] = Array.from(deviations) as Four;
  return { r: parameters.r * r, alpha: parameters.alpha * alpha, a: parameters.a * a, b: parameters.b * b };
}
