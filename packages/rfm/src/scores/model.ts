import {
  countShape,
  diagnosticsShape,
  finiteShape,
  IncompatibleModelError,
  jsonRecordShape,
  listOf,
  type Model,
  parseModelRecord,
  recordOf,
  type Shape,
  showValue,
  wordShape,
} from '@clientele/core';
import { mostBins, type RfmBins } from './bins.ts';

/** How the cut points are found. */
export type RfmMethod = 'quantile';

/** Frozen thresholds of one column. */
export interface RfmScale {
  /** Scores from 1 to this. */
  readonly bins: number;
  /** bins − 1 cut points, ascending: type-7 quantiles of the fitted customers, in the column's unit. */
  readonly cuts: readonly number[];
  /** The largest fitted value that is not above each cut, for redoing a score by hand. */
  readonly below: readonly number[];
  /** Fitted customers with score 1, 2, … bins. They sum to the rows of the fit. */
  readonly counts: readonly number[];
}

/** What `fitRfmScores` learns: where one score ends and the next begins. */
export interface RfmScoresParameters {
  readonly method: RfmMethod;
  /** Days since the last purchase. The smallest values score highest. */
  readonly recency: RfmScale;
  readonly frequency: RfmScale;
  /** In the currency of the customers fitted. */
  readonly monetary: RfmScale;
}

/** Thresholds by which customers are scored, today's and tomorrow's alike. A plain JSON record without customers. */
export type RfmScoresModel = Model<'rfm/scores', RfmScoresParameters>;

/** Kind and newest version of the model. */
export const rfmScoresKind = 'rfm/scores';
/** Rises when a field changes. */
export const rfmScoresVersion = 1;

const scaleShape = recordOf<RfmScale>({
  bins: countShape,
  cuts: listOf(finiteShape),
  below: listOf(finiteShape),
  counts: listOf(countShape),
});

const fields: { readonly [F in 'options' | 'parameters' | 'diagnostics']: Shape<RfmScoresModel[F]> } = {
  options: jsonRecordShape,
  parameters: recordOf<RfmScoresParameters>({
    method: wordShape('quantile'),
    recency: scaleShape,
    frequency: scaleShape,
    monetary: scaleShape,
  }),
  diagnostics: diagnosticsShape,
};

/**
 * Reads an RFM scores model back from JSON, every field checked: lengths that agree, cuts that ascend, counts that sum
 * to the rows of the fit.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitRfmScores, parseRfmScoresModel } from '@clientele/rfm';
 * const model = fitRfmScores({ recency: [1, 9, 30], frequency: [5, 2, 1], monetary: [90, 40, 10] }, { bins: 3 });
 * parseRfmScoresModel(JSON.parse(JSON.stringify(model))).parameters.frequency.counts; // => [1, 1, 1]
 */
export function parseRfmScoresModel(value: unknown): RfmScoresModel {
  const model = parseModelRecord<'rfm/scores', Pick<RfmScoresModel, keyof typeof fields>>(
    'parseRfmScoresModel',
    value,
    rfmScoresKind,
    rfmScoresVersion,
    fields,
  );
  for (const name of ['recency', 'frequency', 'monetary'] as const) {
    checkScale(`model.parameters.${name}`, model.parameters[name], model.diagnostics.rows);
  }
  return model;
}

/** The number of scores of each letter in a model. */
export function modelBins({ parameters }: RfmScoresModel): RfmBins {
  return { r: parameters.recency.bins, f: parameters.frequency.bins, m: parameters.monetary.bins };
}

function checkScale(path: string, { bins, cuts, below, counts }: RfmScale, rows: number): void {
  const demand = (holds: boolean, field: string, expected: string, received: unknown): void => {
    if (holds) return;
    throw new IncompatibleModelError('parseRfmScoresModel', `${path}.${field}`, expected, showValue(received));
  };
  demand(bins >= 1 && bins <= mostBins, 'bins', `a whole number from 1 to ${mostBins}`, bins);
  demand(cuts.length === bins - 1 && isAscending(cuts), 'cuts', `${bins - 1} ascending numbers`, cuts);
  demand(below.length === bins - 1 && isAscending(below), 'below', `${bins - 1} ascending numbers`, below);
  demand(
    below.every((value, j) => value <= (cuts[j] as number)),
    'below',
    'nowhere above cuts',
    below,
  );
  const sum = counts.reduce((total, count) => total + count, 0);
  demand(counts.length === bins && sum === rows, 'counts', `${bins} counts that sum to ${rows}`, counts);
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, j) => j === 0 || value >= (values[j - 1] as number));
}
