import { checkOptions, frozen, InsufficientDataError, type Note, positiveNumber } from '@clientele/core';
import { median } from '@clientele/stats';
import { groupRows, groupWeights } from '../histories/group.ts';
import type { Spends } from '../histories/histories.ts';
import { partOf } from '../histories/part.ts';
import { type CheckedSpends, readSpends } from '../histories/read.ts';
import { estimatesOf } from '../likelihood/estimates.ts';
import { maximizeLikelihood } from '../likelihood/maximize.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import { fitNotes } from '../likelihood/notes.ts';
import { fitRules, keptOptions } from '../likelihood/options.ts';
import { gammaGammaLoss } from './likelihood.ts';
import { type GammaGammaModel, type GammaGammaParameters, gammaGammaNames, gammaGammaVersion } from './model.ts';

/**
 * Fits the Gamma-Gamma model of spend to mean repeat spends by maximum likelihood.
 *
 * Customers without a repeat purchase, and those whose mean repeat spend is not above 0, say nothing about it: they are
 * left out and counted in the note `rows-left-out`. Where q <= 1 the population mean does not exist, and where it is more
 * than three times the sample mean it should not be trusted: both are notes.
 *
 * @param data a `BtydTable`, or plain arrays `{ x, meanRepeatSpend, weight? }`; a row of weight 2 counts as two customers
 * @param options tolerance, iterations, progress
 * @returns the model; `diagnostics.objective` is the log-likelihood (maximised), `gradientNorm` that of the mean
 *   log-likelihood a customer in the log parameters
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat spend above 0
 * @example
 * import { fitGammaGamma } from '@clientele/clv';
 * const x = [2, 1, 0, 4, 3, 1, 2, 6];
 * const meanRepeatSpend = [22.4, 11.8, 0, 24.1, 56.7, 15.1, 30.2, 18.9];
 * const model = fitGammaGamma({ x, meanRepeatSpend });
 * model.diagnostics.rows; // => 7
 * model.diagnostics.notes[0].code; // => 'rows-left-out'
 * @see Fader, Hardie and Lee (2005), RFM and CLV, Journal of Marketing Research 42; Fader and Hardie (2013), note 25
 */
export function fitGammaGamma(data: Spends, options: FitOptions = {}): GammaGammaModel {
  return fitSpends('fitGammaGamma', data, options);
}

/** The same from the parameters of an earlier fit, where there are any. */
export function fitSpends(
  verb: string,
  data: Spends,
  options: FitOptions,
  before?: GammaGammaParameters,
): GammaGammaModel {
  checkOptions(verb, options, fitRules);
  const spends = readSpends(verb, data);
  const used = usable(spends);
  if (used.length === 0) throw new InsufficientDataError(verb, 'customers with a repeat spend above 0', 1, 0);
  const scale = typicalSpend(used);
  const groups = groupRows([used.x, used.meanRepeatSpend.map((spend) => spend / scale)]);
  const weights = groupWeights(groups, used.weight);
  const customers = weights.reduce((sum, weight) => sum + weight, 0);
  const sampleMean = scale * weightedMean(groups.columns[1], weights, customers);
  const found = maximizeLikelihood(gammaGammaLoss(groups, weights), starts, customers, options, {
    warm: before && [before.p, before.q, before.gamma / scale],
    part: () => {
      const few = partOf(groups, weights);
      return gammaGammaLoss(few.groups, few.weights);
    },
  });
  const estimates = estimatesOf<GammaGammaParameters>(gammaGammaNames, found, (name) => (name === 'gamma' ? scale : 1));
  const logLikelihood = (found.meanLogLikelihood - Math.log(scale)) * customers;
  const notes = [
    ...leftOutNotes(spends, used),
    ...fitNotes('Gamma-Gamma', found.status, used.length, customers),
    ...meanNotes(estimates.parameters, sampleMean),
  ];
  return frozen({
    kind: 'clv/gamma-gamma',
    version: gammaGammaVersion,
    options: keptOptions(options),
    ...estimates,
    logLikelihood,
    sampleMean,
    diagnostics: {
      status: found.status,
      rows: used.length,
      iterations: found.iterations,
      objective: logLikelihood,
      gradientNorm: found.gradientNorm,
      notes,
    },
  });
}

/**
 * Makes a Gamma-Gamma model of known parameters, e.g. published ones.
 *
 * @param parameters p, q and gamma (in the currency), all > 0
 * @returns a model that every verb takes, without standard errors and log-likelihood; its status is `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter
 * @example
 * import { expectedSpend, gammaGammaModel } from '@clientele/clv';
 * const cdnow = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });
 * expectedSpend(cdnow, { x: [0], meanRepeatSpend: [0] })[0].toFixed(2); // => '35.22'
 */
export function gammaGammaModel(parameters: GammaGammaParameters): GammaGammaModel {
  const rules = { p: positiveNumber, q: positiveNumber, gamma: positiveNumber };
  checkOptions('gammaGammaModel', Object.assign({ p: null, q: null, gamma: null }, parameters), rules);
  const { p, q, gamma } = parameters;
  return frozen({
    kind: 'clv/gamma-gamma',
    version: gammaGammaVersion,
    options: {},
    parameters: { p, q, gamma },
    standardErrors: null,
    covariance: null,
    sampleMean: null,
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

type Three = [number, number, number];

/** p, q and gamma where the typical spend is 1. */
const starts: readonly Three[] = [
  [6, 4, 0.5],
  [2, 2, 0.5],
  [20, 10, 0.5],
  [1, 1.5, 1],
];

/** The median, which no single huge spend can shift, as a power of two, so that dividing by it is exact. */
function typicalSpend({ meanRepeatSpend }: CheckedSpends): number {
  return 2 ** Math.round(Math.log2(median(meanRepeatSpend)));
}

function usable({ x, meanRepeatSpend, weight, length }: CheckedSpends): CheckedSpends {
  const says = (row: number): boolean =>
    (x[row] as number) > 0 && (meanRepeatSpend[row] as number) > 0 && (weight === null || (weight[row] as number) > 0);
  const rows = Uint32Array.from({ length }, (_, row) => row).filter(says);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row] as number);
  return {
    length: rows.length,
    x: pick(x),
    meanRepeatSpend: pick(meanRepeatSpend),
    weight: weight === null ? null : pick(weight),
  };
}

function weightedMean(
  column: { values: Float64Array; codes: Uint32Array } | undefined,
  weights: Float64Array,
  total: number,
): number {
  return weights.reduce((sum, w, i) => sum + w * (column?.values[column.codes[i] as number] as number), 0) / total;
}

function leftOutNotes(all: CheckedSpends, used: CheckedSpends): Note[] {
  const rows = all.length - used.length;
  if (rows === 0) return [];
  const withoutRepeat = all.x.reduce((count, x) => count + (x === 0 ? 1 : 0), 0);
  const notPositive = rows - withoutRepeat;
  const message = `Gamma-Gamma: ${withoutRepeat} rows without a repeat purchase and ${notPositive} without a repeat spend above 0 were left out`;
  return [{ code: 'rows-left-out', message, details: { rows, withoutRepeat, notPositive } }];
}

function meanNotes({ p, q, gamma }: GammaGammaParameters, sampleMean: number): Note[] {
  if (q <= 1) {
    const message = `Gamma-Gamma: q = ${q.toPrecision(3)} <= 1: the population has no mean spend, so customers without a repeat purchase are expected to spend the sample mean of ${sampleMean.toPrecision(4)}`;
    return [{ code: 'no-population-mean', message, details: { q, sampleMean } }];
  }
  const mean = (p * gamma) / (q - 1);
  if (mean <= 3 * sampleMean) return [];
  const message = `Gamma-Gamma: the population mean of ${mean.toPrecision(4)} is ${(mean / sampleMean).toPrecision(2)} times the sample mean: q is close to 1, so spend of customers without a repeat purchase is not to be trusted`;
  return [{ code: 'population-mean-far', message, details: { mean, sampleMean } }];
}
