import { InsufficientDataError, InvalidInputError } from '@clientele/core';
import type { InputColumns } from '../data/input.ts';
import { mixed } from '../data/row-keys.ts';

/** One split: rows to learn from, and later or other rows to be told. */
export interface Split {
  readonly training: Uint32Array;
  readonly test: Uint32Array;
}

/** Where the last snapshot begins, and whether it is known when the others ended. */
export interface TimeSplit extends Split {
  /** Epoch milliseconds of the rows tested. */
  readonly asOf: number;
  /** Rows of earlier dates whose outcome was not known yet when the test began. */
  readonly overlapping: number;
  /** Whether the table says when outcomes were known. */
  readonly knowsEnds: boolean;
}

/**
 * The rows of the last date are told by those of earlier dates whose outcome was known by then.
 *
 * @throws InvalidInputError (`invalid-input`) where the table has no dates
 * @throws InsufficientDataError (`insufficient-data`) where nothing was known before the last date
 */
export function splitByTime(verb: string, input: InputColumns, rows: Uint32Array): TimeSplit {
  if (!input.names.includes('asOf')) {
    throw new InvalidInputError(
      `${verb}: a split by time needs a column "asOf", as churnSnapshots makes it; split: 'folds' parts customers instead`,
    );
  }
  const asOf = instants(verb, input, 'asOf');
  const last = rows.reduce((most, row) => Math.max(most, asOf[row] as number), Number.NEGATIVE_INFINITY);
  const knowsEnds = input.names.includes('outcomeEnd');
  const ends = knowsEnds ? instants(verb, input, 'outcomeEnd') : asOf;
  const cutoffs = input.names.includes('cutoff') ? instants(verb, input, 'cutoff') : asOf;
  const test = rows.filter((row) => asOf[row] === last);
  const known = test.reduce((least, row) => Math.min(least, cutoffs[row] as number), last);
  const earlier = rows.filter((row) => (asOf[row] as number) < last);
  const training = earlier.filter((row) => (ends[row] as number) <= known);
  if (training.length === 0) {
    throw new InsufficientDataError(verb, 'rows whose outcome was known before the last date', 1, 0);
  }
  return { training, test, asOf: last, overlapping: earlier.length - training.length, knowsEnds };
}

function instants(verb: string, input: InputColumns, name: string): Float64Array {
  const cells = input.cells(name);
  if (!('codes' in cells) && cells.every(Number.isFinite)) return cells;
  throw new InvalidInputError(`${verb}: column "${name}" must hold epoch milliseconds in every row`);
}

/**
 * Parts groups of rows into folds of about equal size, churners spread evenly. Rows of one key, which are those of one customer,
 * are always in one fold, and the order of rows decides nothing.
 *
 * @param keys one a row, see `rowKeys`
 * @param y 0 or 1 a row
 * @throws InsufficientDataError (`insufficient-data`) where there are fewer churners, or others, than folds
 */
export function splitInFolds(
  verb: string,
  rows: Uint32Array,
  keys: Uint32Array,
  y: Float64Array,
  folds: number,
  seed: number,
): Split[] {
  const churns = new Map<number, boolean>();
  keys.forEach((key, i) => {
    churns.set(key, churns.get(key) === true || y[i] === 1);
  });
  const salt = mixed(seed);
  const draw = (key: number): number => mixed(key ^ salt);
  const foldOf = new Map<number, number>();
  for (const wanted of [true, false]) {
    const group = [...churns.keys()].filter((key) => churns.get(key) === wanted);
    const who = wanted ? 'customers who left' : 'customers who stayed';
    if (group.length < folds) throw new InsufficientDataError(verb, who, folds, group.length);
    group.sort((a, b) => draw(a) - draw(b) || a - b);
    // those who stayed are dealt from the other end, so that no fold gets both leftovers
    group.forEach((key, at) => {
      foldOf.set(key, wanted ? at % folds : folds - 1 - (at % folds));
    });
  }
  return Array.from({ length: folds }, (_, fold) => {
    const isTested = (_row: number, i: number): boolean => foldOf.get(keys[i] as number) === fold;
    return { training: rows.filter((row, i) => !isTested(row, i)), test: rows.filter(isTested) };
  });
}
