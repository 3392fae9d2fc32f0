import { exactSum, InsufficientDataError, InvalidInputError } from '@clientele/core';
import { badCell, type InputColumns } from './input.ts';

/** Columns that never are features. */
const notFeatures: readonly string[] = ['customer', 'asOf', 'cutoff', 'outcomeEnd', 'censored'];

/** Which columns a fit reads. */
export interface ChurnColumnOptions {
  /** The column to foretell; `'label'` unless told otherwise. */
  readonly target?: string;
  /** A column of frequencies, 0 or more: weight 2 is the row written twice. Every row counts once unless told otherwise. */
  readonly weight?: string;
  /** The columns to learn from; all but target, weight, `customer`, `asOf`, `cutoff`, `outcomeEnd` and `censored` unless told otherwise. */
  readonly features?: readonly string[];
}

/** The rows that count, what became of them, and how often they count. */
export interface Outcomes {
  readonly rows: Uint32Array;
  readonly y: Float64Array;
  readonly w: Float64Array;
}

/** What a target holds: churn or none, or a number. */
export type ChurnTask = 'classification' | 'regression';

/**
 * Reads target and weight. Rows of weight 0 are left out.
 *
 * @throws InvalidInputError (`invalid-input`) where a cell is not what it should be
 */
export function readOutcomes(
  verb: string,
  input: InputColumns,
  { target = 'label', weight }: ChurnColumnOptions,
  task: ChurnTask = 'classification',
): Outcomes {
  const labels =
    task === 'classification'
      ? numbersOf(verb, input, target, '0 or 1', (cell) => cell === 0 || cell === 1)
      : numbersOf(verb, input, target, 'a finite number', Number.isFinite);
  if (weight === undefined) {
    const rows = new Uint32Array(input.length);
    for (let row = 0; row < rows.length; row++) rows[row] = row;
    return { rows, y: labels, w: new Float64Array(input.length).fill(1) };
  }
  const isWeight = (cell: number): boolean => cell >= 0 && cell < Number.POSITIVE_INFINITY;
  const weights = numbersOf(verb, input, weight, 'a number >= 0', isWeight);
  const rows = new Uint32Array(input.length).map((_, row) => row).filter((row) => (weights[row] as number) > 0);
  const pick = (values: Float64Array): Float64Array =>
    new Float64Array(rows.length).map((_, i) => values[rows[i] as number] as number);
  return { rows, y: pick(labels), w: pick(weights) };
}

/**
 * The weight of all rows and of the churners.
 *
 * @throws InsufficientDataError (`insufficient-data`) where there are no churners, or nobody else
 */
export function classWeights(verb: string, { y, w }: Outcomes): { readonly total: number; readonly churners: number } {
  const total = exactSum(w);
  const churners = exactSum(w.map((weight, i) => weight * (y[i] as number)));
  if (churners === 0) throw new InsufficientDataError(verb, 'churners (rows whose label is 1)', 1, 0);
  if (churners === total) throw new InsufficientDataError(verb, 'customers who stay (rows whose label is 0)', 1, 0);
  return { total, churners };
}

/** The columns to learn from: those named, else all that may be. */
export function featureNames(
  verb: string,
  { names }: InputColumns,
  { features, target = 'label', weight }: ChurnColumnOptions,
): readonly string[] {
  const taken = [target, weight];
  const leak = features?.find((name) => taken.includes(name));
  if (leak !== undefined) throw new InvalidInputError(`${verb}: the column "${leak}" cannot be a feature as well`);
  return features ?? names.filter((name) => !taken.includes(name) && !notFeatures.includes(name));
}

function numbersOf(
  verb: string,
  input: InputColumns,
  name: string,
  expected: string,
  accepts: (cell: number) => boolean,
): Float64Array {
  const cells = input.cells(name);
  if ('codes' in cells) {
    if (cells.codes.length === 0) return new Float64Array(0);
    throw new InvalidInputError(`${verb}: column "${name}" must hold numbers, it holds texts`);
  }
  const bad = cells.findIndex((cell) => !accepts(cell));
  if (bad >= 0) throw badCell(verb, name, bad, expected, cells[bad]);
  return cells;
}
