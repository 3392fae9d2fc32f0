import { frozen, InsufficientDataError } from '@clientele/core';
import { ascending } from './ascending.ts';
import { type RfmInput, type RfmNumbers, rfmNumbers } from './columns.ts';
import { type RfmScoresModel, type RfmScoresParameters, rfmScoresKind, rfmScoresVersion } from './model.ts';
import { nestedScales } from './nested.ts';
import { scoreNotes } from './notes.ts';
import { type FitRfmScoresOptions, optionsAsGiven, type ScoringPlan, scoringPlan } from './options.ts';
import { scaleOf } from './scale.ts';

/**
 * Finds the thresholds of RFM scores, frozen for customers to come: at the quantiles of the customers given, or by
 * another `method`.
 *
 * A value gets score 1 + the number of cuts strictly below it, so customers with equal values get equal scores and bins
 * are as even as ties allow; recency is turned round, the latest customers score highest. The rank of a quantile is taken
 * in whole numbers, so no rounding ever moves a customer of the fit across it.
 *
 * `'ntile'` and `'rank-first'` part customers of equal value, which a threshold cannot: the model's `counts` are those of
 * the ranks, `scoreRfmByRank` gives them to the base itself, and `scoreRfm` scores by the value at each boundary, which is
 * on the low side of its cut. A note says for how many of the base the two differ.
 *
 * @param data a table with `recency` (days), `frequency` (purchases) and `monetary` (money), or the three arrays
 * @param options bins, method, what the method needs, and weights
 * @returns the model: cuts and counts per score; `diagnostics.notes` names constant columns, empty bins and small bases
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell is not a finite number, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, out of range, or has no place beside the method
 * @throws InsufficientDataError (`insufficient-data`) where there are no customers
 * @example
 * import { fitRfmScores } from '@clientele/rfm';
 * const base = { recency: [2, 5, 9, 14, 20], frequency: [1, 1, 2, 3, 9], monetary: [10, 20, 30, 40, 50] };
 * const model = fitRfmScores(base);
 * model.parameters.monetary.cuts; // => [18, 26, 34, 42]
 * model.parameters.frequency.counts; // => [2, 0, 1, 1, 1]
 * const breaks = { recency: [7, 30], frequency: [1, 4], monetary: [25] };
 * fitRfmScores(base, { method: 'breaks', breaks }).parameters.recency.counts; // => [0, 3, 2]
 */
export function fitRfmScores(data: RfmInput, options: FitRfmScoresOptions = {}): RfmScoresModel {
  const plan = scoringPlan('fitRfmScores', options);
  const numbers = rfmNumbers('fitRfmScores', data);
  const { length } = numbers;
  if (length === 0) throw new InsufficientDataError('fitRfmScores', 'customers', 1, 0);
  const sorted = {
    recency: ascending(numbers.recency),
    frequency: ascending(numbers.frequency),
    monetary: ascending(numbers.monetary),
  };
  const parameters = parametersOf(plan, numbers, sorted);
  return frozen({
    kind: rfmScoresKind,
    version: rfmScoresVersion,
    options: optionsAsGiven(options),
    parameters,
    diagnostics: {
      status: 'exact',
      rows: length,
      iterations: 0,
      objective: null,
      gradientNorm: null,
      notes: scoreNotes(parameters, sorted),
    },
  });
}

type Columns = Omit<RfmNumbers, 'length'>;

function parametersOf(plan: ScoringPlan, numbers: Columns, sorted: Columns): RfmScoresParameters {
  const { method, bins, weights } = plan;
  const scales = {
    recency: scaleOf(plan, 'recency', sorted.recency, bins.r),
    frequency: scaleOf(plan, 'frequency', sorted.frequency, bins.f),
    monetary: scaleOf(plan, 'monetary', sorted.monetary, bins.m),
  };
  return {
    method,
    ...(method === 'nested' ? nestedScales(numbers, scales) : scales),
    ...(weights === undefined ? {} : { weights: { ...weights } }),
  };
}
