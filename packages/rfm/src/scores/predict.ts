import { beside, checkKind, type Table } from '@clientele/core';
import type { RfmBins } from './bins.ts';
import {
  isTable,
  type RfmColumns,
  type RfmInput,
  type RfmNumbers,
  type RfmNumbersTable,
  rfmNumbers,
} from './columns.ts';
import { modelBins, type RfmScoresModel, rfmScoresKind } from './model.ts';
import { type RfmScoreColumns, scoreColumns } from './score-columns.ts';

/** The bins by which a table was scored, so that a segment map of other bins is refused. */
export interface ScoredBy {
  readonly bins: RfmBins;
}

/** A table with its scores beside it. */
export type Scored<T extends Table> = Omit<T, 'columns'> & {
  readonly columns: Readonly<Omit<T['columns'], keyof RfmScoreColumns> & RfmScoreColumns>;
} & ScoredBy;

/**
 * Scores customers by frozen thresholds: those of the fit, or new ones. One customer alone gets the same scores as in a
 * batch, and a customer who did nothing keeps the frequency and monetary scores.
 *
 * @param model from `fitRfmScores` or `parseRfmScoresModel`
 * @param data a table with `recency`, `frequency` and `monetary`, or the three arrays
 * @returns the table with `r`, `f`, `m` and `score` (e.g. 555) added, and the bins they go to; rows in input order
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell is not a finite number, naming row and column
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitRfmScores, scoreRfm, toRows } from '@clientele/rfm';
 * const base = { recency: [2, 5, 9, 14, 20], frequency: [9, 3, 2, 1, 1], monetary: [50, 40, 30, 20, 10] };
 * const scored = scoreRfm(fitRfmScores(base), { recency: [1, 8], frequency: [4, 1], monetary: [18, 300] });
 * toRows(scored, ['r', 'f', 'm', 'score']);
 * // => [{ r: 5, f: 4, m: 1, score: 541 }, { r: 3, f: 1, m: 5, score: 315 }]
 */
export function scoreRfm<T extends RfmNumbersTable>(model: RfmScoresModel, data: T): Scored<T>;
export function scoreRfm(model: RfmScoresModel, data: RfmColumns): Scored<RfmNumbersTable>;
export function scoreRfm(model: RfmScoresModel, data: RfmInput): Scored<RfmNumbersTable> {
  checkKind('scoreRfm', model, rfmScoresKind);
  const numbers = rfmNumbers('scoreRfm', data);
  return scoredTable(data, numbers, scoreColumns(model.parameters, numbers), modelBins(model));
}

/** The input as a table, with its scores. */
export function scoredTable(
  data: RfmInput,
  numbers: RfmNumbers,
  scores: RfmScoreColumns,
  bins: RfmBins,
): Scored<RfmNumbersTable> {
  const { length, ...columns } = numbers;
  const source: RfmNumbersTable = isTable(data) ? data : { length, columns };
  return Object.freeze({ ...beside('scoreRfm', source, scores), bins: Object.freeze(bins) });
}
