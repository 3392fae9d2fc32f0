import {
  countShape,
  diagnosticsShape,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  nullOr,
  optional,
  parseModelRecord,
  recordOf,
  refusalOf,
  type Shape,
  wordShape,
} from '@clientele/core';
import { mostBins, type RfmBins } from './bins.ts';
import { type RfmMethod, rfmMethods } from './method.ts';
import { areWeights, type RfmWeights, weightsAllowed } from './weights.ts';

/** Frozen thresholds of one column. */
export interface RfmScale {
  /** Scores from 1 to this. */
  readonly bins: number;
  /** bins − 1 cut points, ascending, in the column's unit. A value above cut j has at least score j + 1 (recency: at most bins − j). */
  readonly cuts: readonly number[];
  /** The largest fitted value that is not above each cut, for redoing a score by hand; `null` where all are above. */
  readonly below: readonly (number | null)[];
  /** Fitted customers with score 1, 2, … bins. They sum to the rows of the fit. */
  readonly counts: readonly number[];
}

/** Cut points of method `'nested'`. A group that nobody was in has those of the whole column. */
export interface NestedCuts {
  /** Cuts of frequency for each recency score, 1 first. */
  readonly frequency: readonly (readonly number[])[];
  /** Cuts of money for each pair: recency score 1 with frequency score 1, 2, …, then recency score 2. */
  readonly monetary: readonly (readonly number[])[];
}

/** What `fitRfmScores` learns: where one score ends and the next begins. */
export interface RfmScoresParameters {
  readonly method: RfmMethod;
  /** Days since the last purchase. The smallest values score highest. */
  readonly recency: RfmScale;
  readonly frequency: RfmScale;
  /** In the currency of the customers fitted. */
  readonly monetary: RfmScale;
  /** With method `'nested'` only: the cuts that decide, group by group. */
  readonly nested?: NestedCuts;
  /** Where given, `score` is the weighted mean. */
  readonly weights?: RfmWeights;
}

/** Thresholds by which customers are scored, today's and tomorrow's alike. A plain JSON record without customers. */
export type RfmScoresModel = Model<'rfm/scores', RfmScoresParameters>;

/** Kind and newest version of the model. */
export const rfmScoresKind = 'rfm/scores';
/** Rises when a field changes. 2 knows more methods, weights, and cuts that no value lies below. */
export const rfmScoresVersion = 2;

const scaleShape = recordOf<RfmScale>({
  bins: countShape,
  cuts: listOf(finiteShape),
  below: listOf(nullOr(finiteShape)),
  counts: listOf(countShape),
});

const listsShape = listOf(listOf(finiteShape));

const fields: { readonly [F in 'options' | 'parameters' | 'diagnostics']: Shape<RfmScoresModel[F]> } = {
  options: jsonRecordShape,
  parameters: recordOf({
    method: wordShape(...rfmMethods),
    recency: scaleShape,
    frequency: scaleShape,
    monetary: scaleShape,
    nested: optional(recordOf<NestedCuts>({ frequency: listsShape, monetary: listsShape })),
    weights: optional(recordOf<RfmWeights>({ r: finiteShape, f: finiteShape, m: finiteShape })),
  }) as Shape<RfmScoresParameters>,
  diagnostics: diagnosticsShape,
};

/**
 * Reads an RFM scores model back from JSON, every field checked: lengths that agree, cuts that ascend, counts that sum
 * to the rows of the fit. Models of version 1 are read too.
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
  checkNested(model.parameters);
  const { weights } = model.parameters;
  demand(weights === undefined || areWeights(weights), 'model.parameters.weights', weightsAllowed, weights);
  return model;
}

/** The number of scores of each letter in a model. */
export function modelBins({ parameters }: Pick<RfmScoresModel, 'parameters'>): RfmBins {
  return { r: parameters.recency.bins, f: parameters.frequency.bins, m: parameters.monetary.bins };
}

function demand(holds: boolean, path: string, expected: string, received: unknown): void {
  if (!holds) refusalOf('parseRfmScoresModel')(path, expected, received);
}

function checkScale(path: string, { bins, cuts, below, counts }: RfmScale, rows: number): void {
  demand(bins >= 1 && bins <= mostBins, `${path}.bins`, `a whole number from 1 to ${mostBins}`, bins);
  checkCuts(`${path}.cuts`, cuts, bins);
  const known = below.map((value) => value ?? Number.NEGATIVE_INFINITY);
  const ascends = below.length === bins - 1 && isAscending(known);
  demand(ascends, `${path}.below`, `${bins - 1} ascending numbers, null for none at first`, below);
  const isBelow = known.every((value, j) => value <= (cuts[j] as number));
  demand(isBelow, `${path}.below`, 'nowhere above cuts', below);
  const sum = counts.reduce((total, count) => total + count, 0);
  demand(counts.length === bins && sum === rows, `${path}.counts`, `${bins} counts that sum to ${rows}`, counts);
}

function checkCuts(path: string, cuts: readonly number[], bins: number): void {
  demand(cuts.length === bins - 1 && isAscending(cuts), path, `${bins - 1} ascending numbers`, cuts);
}

function checkNested({ method, nested, recency, frequency, monetary }: RfmScoresParameters): void {
  const path = 'model.parameters.nested';
  const allowed = method === 'nested' ? 'given with method "nested"' : 'left out unless method is "nested"';
  demand((method === 'nested') === (nested !== undefined), path, allowed, nested);
  if (nested === undefined) return;
  const groups = { frequency: recency.bins, monetary: recency.bins * frequency.bins };
  const bins = { frequency: frequency.bins, monetary: monetary.bins };
  for (const name of ['frequency', 'monetary'] as const) {
    const rows = nested[name];
    demand(rows.length === groups[name], `${path}.${name}`, `${groups[name]} lists of cuts`, rows);
    for (const [index, cuts] of rows.entries()) checkCuts(`${path}.${name}[${index}]`, cuts, bins[name]);
  }
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, j) => j === 0 || value >= (values[j - 1] as number));
}
