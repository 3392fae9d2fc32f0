import { checkOptions, frozen, InsufficientDataError, type JsonValue, oneOf } from '@clientele/core';
import { binsOf, binsRule, type RfmBins } from './bins.ts';
import { type RfmInput, rfmNumbers } from './columns.ts';
import { quantileCuts, scoreColumn } from './kernel.ts';
import {
  type RfmMethod,
  type RfmScale,
  type RfmScoresModel,
  type RfmScoresParameters,
  rfmScoresKind,
  rfmScoresVersion,
} from './model.ts';
import { scoreNotes } from './notes.ts';

/** How customers are cut into scores. */
export interface FitRfmScoresOptions {
  /** Scores of each, 1 to 100: one number for all three, or any of `{ r, f, m }`. Five unless told otherwise. */
  readonly bins?: number | Partial<RfmBins>;
  /** `'quantile'`: cut points at the quantiles j/n, equal values together. */
  readonly method?: RfmMethod;
}

/**
 * Finds the thresholds of RFM scores: cut points at the quantiles of the customers given, frozen for those to come.
 *
 * A value gets score 1 + the number of cuts strictly below it, so customers with equal values get equal scores and bins
 * are as even as ties allow; recency is turned round, the latest customers score highest. The rank of a cut is taken in
 * whole numbers, so no rounding ever moves a customer of the fit across it.
 *
 * @param data a table with `recency` (days), `frequency` (purchases) and `monetary` (money), or the three arrays
 * @param options bins and method
 * @returns the model: cuts and counts per score; `diagnostics.notes` names constant columns, empty bins and small bases
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell is not a finite number, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or out of range
 * @throws InsufficientDataError (`insufficient-data`) where there are no customers
 * @example
 * import { fitRfmScores } from '@clientele/rfm';
 * const model = fitRfmScores({ recency: [2, 5, 9, 14, 20], frequency: [1, 1, 2, 3, 9], monetary: [10, 20, 30, 40, 50] });
 * model.parameters.monetary.cuts; // => [18, 26, 34, 42]
 * model.parameters.frequency.counts; // => [2, 0, 1, 1, 1]
 */
export function fitRfmScores(data: RfmInput, options: FitRfmScoresOptions = {}): RfmScoresModel {
  checkOptions('fitRfmScores', options, { bins: binsRule, method: oneOf('quantile') });
  const { length, recency, frequency, monetary } = rfmNumbers('fitRfmScores', data);
  if (length === 0) throw new InsufficientDataError('fitRfmScores', 'customers', 1, 0);
  const bins = binsOf(options.bins);
  const parameters: RfmScoresParameters = {
    method: options.method ?? 'quantile',
    recency: quantileScale(recency, bins.r, true),
    frequency: quantileScale(frequency, bins.f, false),
    monetary: quantileScale(monetary, bins.m, false),
  };
  const notes = scoreNotes(parameters, { recency, frequency, monetary });
  return frozen({
    kind: rfmScoresKind,
    version: rfmScoresVersion,
    options: asGiven(options),
    parameters,
    diagnostics: { status: 'exact', rows: length, iterations: 0, objective: null, gradientNorm: null, notes },
  });
}

function quantileScale(values: Float64Array, bins: number, descending: boolean): RfmScale {
  const { cuts, below } = quantileCuts(values.slice().sort(), bins);
  const counts = new Array<number>(bins).fill(0);
  for (const score of scoreColumn(values, Float64Array.from(cuts), descending)) {
    counts[score - 1] = (counts[score - 1] ?? 0) + 1;
  }
  return { bins, cuts, below, counts };
}

function asGiven({ bins, method }: FitRfmScoresOptions): Readonly<Record<string, JsonValue>> {
  return {
    ...(bins === undefined ? {} : { bins: typeof bins === 'number' ? bins : { ...binsOf(bins) } }),
    ...(method === undefined ? {} : { method }),
  };
}
