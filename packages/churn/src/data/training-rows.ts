import { InsufficientDataError, InvalidInputError } from '@clientele/core';
import { type FeatureColumns, learnColumns } from './feature-columns.ts';
import { type ChurnInput, inputColumns } from './input.ts';
import {
  type ChurnColumnOptions,
  type ChurnTask,
  classWeights,
  featureNames,
  type Outcomes,
  readOutcomes,
} from './outcomes.ts';
import { rowKeys } from './row-keys.ts';

/** All that a fit reads from a table, where missing cells are borne. */
export interface TrainingRows {
  readonly outcomes: Outcomes;
  readonly read: FeatureColumns;
  /** One key a row, which depends on the row alone; see `rowKeys`. */
  readonly keys: () => Uint32Array;
  /** Rows of weight 0. */
  readonly withoutWeight: number;
}

/**
 * Reads targets, weights and features of the rows that count.
 *
 * @throws InvalidInputError (`invalid-input`) where a column or a cell is not what it should be
 * @throws InsufficientDataError (`insufficient-data`) where a class has no row, or nothing counts
 */
export function trainingRows(
  verb: string,
  data: ChurnInput,
  options: ChurnColumnOptions,
  task: ChurnTask,
): TrainingRows {
  const input = inputColumns(verb, data);
  const outcomes = readOutcomes(verb, input, options, task);
  if (task === 'classification') classWeights(verb, outcomes);
  if (outcomes.rows.length === 0) throw new InsufficientDataError(verb, 'rows that count', 1, 0);
  const names = featureNames(verb, input, options);
  if (names.length === 0) throw new InvalidInputError(`${verb}: there is no column to learn from`);
  const read = learnColumns(verb, input, names, outcomes);
  const keys = (): Uint32Array => rowKeys(input.customer(), outcomes.rows, read.columns, outcomes.y);
  return { outcomes, read, keys, withoutWeight: input.length - outcomes.rows.length };
}
