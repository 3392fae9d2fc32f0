import { type CodedColumn, checkOptions, InsufficientDataError, oneOf } from '@clientele/core';
import { binsRule } from './bins.ts';
import { boundaries } from './buckets.ts';
import { isTable, type RfmColumns, type RfmInput, type RfmNumbersTable, rfmNumbers } from './columns.ts';
import { type RfmRankMethod, rankMethods } from './method.ts';
import { type FitRfmScoresOptions, scoringPlan, scoringRules } from './options.ts';
import { type Scored, scoredTable } from './predict.ts';
import { compositeScore } from './score-columns.ts';

/** How a base is ranked. */
export interface ScoreByRankOptions extends Pick<FitRfmScoresOptions, 'bins' | 'weights'> {
  /** `'ntile'` unless told otherwise. */
  readonly method?: RfmRankMethod;
}

/**
 * Scores a whole base by ranks, so that buckets are of equal size whatever the ties.
 *
 * `'ntile'` equals SQL: `NTILE(n) OVER (ORDER BY recency DESC, customer)`, and `ORDER BY frequency, customer` or
 * `monetary, customer` ascending. The latest score highest, larger buckets come first, and ids are compared by code unit (a
 * binary collation). Without ids the order of rows decides. `'rank-first'` equals `pd.qcut(rank(method='first'), n)`, with
 * labels turned round for recency: there the order of rows decides, always.
 *
 * Ranks belong to the base they were made in. To score customers to come, or one alone, fit with the same method and use
 * `scoreRfm`.
 *
 * @param data a table with `recency`, `frequency` and `monetary`, with ids where it is a customer table, or the three arrays
 * @param options method, bins, weights
 * @returns the table with `r`, `f`, `m` and `score` added, and the bins they go to; rows in input order
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell is not a finite number, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or out of range
 * @throws InsufficientDataError (`insufficient-data`) where there are no customers
 * @example
 * import { customerTable, scoreRfmByRank, toRows } from '@clientele/rfm';
 * const base = customerTable(['Cy', 'Ada', 'Bo'], {
 *   recency: Float64Array.of(9, 2, 5),
 *   frequency: Float64Array.of(1, 1, 1),
 *   monetary: Float64Array.of(10, 20, 30),
 * });
 * toRows(scoreRfmByRank(base, { bins: 3 }), ['customer', 'r', 'f', 'm']);
 * // => [
 * //   { customer: 'Cy', r: 1, f: 3, m: 1 },
 * //   { customer: 'Ada', r: 3, f: 1, m: 2 },
 * //   { customer: 'Bo', r: 2, f: 2, m: 3 },
 * // ]
 */
export function scoreRfmByRank<T extends RfmNumbersTable>(data: T, options?: ScoreByRankOptions): Scored<T>;
export function scoreRfmByRank(data: RfmColumns, options?: ScoreByRankOptions): Scored<RfmNumbersTable>;
export function scoreRfmByRank(data: RfmInput, options: ScoreByRankOptions = {}): Scored<RfmNumbersTable> {
  checkOptions('scoreRfmByRank', options, rules);
  const { method = 'ntile' } = options;
  const { bins, weights } = scoringPlan('scoreRfmByRank', { ...options, method });
  const numbers = rfmNumbers('scoreRfmByRank', data);
  if (numbers.length === 0) throw new InsufficientDataError('scoreRfmByRank', 'customers', 1, 0);
  const ties = method === 'ntile' ? idRanks(data) : undefined;
  const scores = {
    r: rankScores(numbers.recency, method, bins.r, true, ties),
    f: rankScores(numbers.frequency, method, bins.f, false, ties),
    m: rankScores(numbers.monetary, method, bins.m, false, ties),
  };
  return scoredTable(data, numbers, { ...scores, score: compositeScore(scores, bins, weights) }, bins);
}

const rules = { bins: binsRule, method: oneOf(...rankMethods), weights: scoringRules.weights };

/** The place of each row's id among all ids by code unit; nothing where there are no ids. */
function idRanks(data: RfmInput): Uint32Array | undefined {
  if (!isTable(data) || !('customer' in data)) return undefined;
  const { dictionary, codes } = data.customer as CodedColumn;
  const byId = dictionary.values
    .map((id, code) => ({ id, code }))
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  const placeOf = new Uint32Array(byId.length);
  for (const [place, { code }] of byId.entries()) placeOf[code] = place;
  return codes.map((code) => placeOf[code] as number);
}

function rankScores(
  x: Float64Array,
  method: RfmRankMethod,
  bins: number,
  descending: boolean,
  ties: Uint32Array | undefined,
): Float64Array {
  const rows = worstFirst(x, descending, ties, method === 'rank-first' && descending);
  const ends = [...boundaries(method, x.length, bins, descending), x.length];
  const scores = new Float64Array(x.length);
  let score = 1;
  for (const [place, row] of rows.entries()) {
    while (place >= (ends[score - 1] as number)) score++;
    scores[row] = score;
  }
  return scores;
}

/** Row numbers from the worst value to the best; `lastFirst` puts the later of two equal rows first. */
function worstFirst(
  x: Float64Array,
  descending: boolean,
  ties: Uint32Array | undefined,
  lastFirst: boolean,
): Uint32Array {
  const sign = descending ? -1 : 1;
  const byRow = lastFirst ? -1 : 1;
  return Uint32Array.from(x.keys()).sort((a, b) => {
    const byValue = sign * ((x[a] as number) - (x[b] as number));
    if (byValue !== 0) return byValue;
    const byId = ties === undefined ? 0 : (ties[a] as number) - (ties[b] as number);
    return byId === 0 ? byRow * (a - b) : byId;
  });
}
