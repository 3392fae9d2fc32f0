import {
  checkOptions,
  exactSum,
  InvalidInputError,
  oneOf,
  optionRule,
  showValue,
  type Table,
  table,
} from '@clientele/core';
import { median } from '@clientele/stats';
import type { RfmBins } from '../scores/bins.ts';
import { columnsOf, numberColumn } from '../scores/columns.ts';

/** A score of the map's sides. */
export type ScoreLetter = 'r' | 'f' | 'm';

/** Which scores make the map. */
export interface ScoreMapOptions {
  /** The score of the rows; `'r'` unless told otherwise. */
  readonly up?: ScoreLetter;
  /** The score of the columns; `'f'` unless told otherwise. */
  readonly across?: ScoreLetter;
}

/** Customers with scores, and `monetary` where money is to be told; `bins` where `scoreRfm` made the scores. */
export type MappedScores = Table<{ readonly [L in ScoreLetter]?: Float64Array }> & { readonly bins?: RfmBins };

/** One row a cell, empty ones included. */
export type ScoreMap = Table<{
  /** Score of the rows. */
  up: Float64Array;
  /** Score of the columns. */
  across: Float64Array;
  /** How many customers have both. */
  customers: Float64Array;
  /** Share of all customers, 0 to 1. */
  customerShare: Float64Array;
  /** Sum of `monetary`; missing where the table has none. */
  revenue: Float64Array;
  /** Share of the sum of all `monetary`; missing where that is not above 0. */
  revenueShare: Float64Array;
  /** Median of `monetary`; missing in an empty cell. */
  medianMonetary: Float64Array;
}>;

const letter = oneOf('r', 'f', 'm');

/**
 * The heat map of two scores: how many customers stand in each cell, and what they are worth.
 *
 * @param scored a table with the two scores, whole numbers from 1, and `monetary` where it has it; from `scoreRfm`
 * @param options which two scores
 * @returns one row a cell, rows from the lowest score up and within a row from the lowest across; as many as the table's `bins` say, else
 * as far as the scores go. Customers add up to all, shares to 1
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or a score is no whole number within the bins, naming the row
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, or both sides are one score
 * @example
 * import { scoreMap, table, toRows } from '@clientele/rfm';
 * const scored = table({ r: [1, 2, 2], f: [1, 1, 2], monetary: [10, 30, 60] });
 * toRows(scoreMap(scored), ['up', 'across', 'customers', 'revenueShare']);
 * // => [
 * //   { up: 1, across: 1, customers: 1, revenueShare: 0.1 },
 * //   { up: 1, across: 2, customers: 0, revenueShare: 0 },
 * //   { up: 2, across: 1, customers: 1, revenueShare: 0.3 },
 * //   { up: 2, across: 2, customers: 1, revenueShare: 0.6 },
 * // ]
 */
export function scoreMap(scored: MappedScores, options: ScoreMapOptions = {}): ScoreMap {
  const verb = 'scoreMap';
  checkOptions(verb, options, { up: letter, across: letter });
  const { up = 'r', across = 'f' } = options;
  const another = (value: unknown): boolean => letter.accepts(value) && value !== up;
  checkOptions(verb, { across }, { across: optionRule('another score than up', another) });
  columnsOf(verb, scored);
  const [rows, height] = scoresOf(verb, scored, up);
  const [columns, width] = scoresOf(verb, scored, across);
  const hasMoney = Object.hasOwn(scored.columns, 'monetary');
  const money = hasMoney ? numberColumn(verb, scored.columns, 'monetary') : new Float64Array(scored.length);
  const cells = Array.from({ length: height * width }, (): number[] => []);
  for (let row = 0; row < scored.length; row++) {
    const cell = ((rows[row] as number) - 1) * width + (columns[row] as number) - 1;
    cells[cell]?.push(money[row] as number);
  }
  const total = exactSum(money);
  const revenue = cells.map((own) => exactSum(Float64Array.from(own)));
  const orMissing = (value: number): number => (hasMoney ? value : Number.NaN);
  return table({
    up: Float64Array.from(cells, (_, cell) => Math.floor(cell / width) + 1),
    across: Float64Array.from(cells, (_, cell) => (cell % width) + 1),
    customers: Float64Array.from(cells, (own) => own.length),
    customerShare: Float64Array.from(cells, (own) => own.length / scored.length),
    revenue: Float64Array.from(revenue, orMissing),
    revenueShare: Float64Array.from(revenue, (sum) => orMissing(total > 0 ? sum / total : Number.NaN)),
    medianMonetary: Float64Array.from(cells, (own) => orMissing(own.length === 0 ? Number.NaN : median(own))),
  });
}

/** The scores of one letter, and how many there are. */
function scoresOf(verb: string, { columns, bins }: MappedScores, name: ScoreLetter): [Float64Array, number] {
  const scores = numberColumn(verb, columns, name);
  const most = bins?.[name] ?? scores.reduce((largest, score) => Math.max(largest, score), 0);
  const row = scores.findIndex((score) => !Number.isInteger(score) || score < 1 || score > Math.min(most, 1000));
  if (row < 0) return [scores, most];
  const [expected, received] = [`a whole number from 1 to ${Math.min(most, 1000)}`, showValue(scores[row])];
  throw new InvalidInputError(`${verb}: row ${row}, column ${name}: expected ${expected}, got ${received}`, [
    { code: 'invalid-number', row, column: name, expected, received, action: 'kept' },
  ]);
}
