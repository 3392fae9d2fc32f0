import { InvalidOptionError, nonNegativeNumber, showValue } from '@clientele/core';
import { refuseWrongCells, takeColumns } from '../histories/cells.ts';
import type { HistoryColumns, HistoryTable } from '../histories/histories.ts';

/** Histories of a calibration, and what the same customers did in the holdout: what `splitBtyd` gives, or plain arrays. */
export type Holdout = HoldoutTable | HoldoutColumns;

/** As plain arrays, one element a customer. */
export interface HoldoutColumns extends HistoryColumns {
  /** Purchase days in the holdout. */
  readonly holdoutX: ArrayLike<number>;
  /** From the last calibration day to the last holdout day, in units. */
  readonly holdoutLength: number;
}

/** As a table. */
export interface HoldoutTable extends HistoryTable {
  readonly columns: HistoryTable['columns'] & {
    /** Purchase days in the holdout. */
    readonly holdoutX: Float64Array;
  };
  /** From the last calibration day to the last holdout day, in units. */
  readonly holdoutLength: number;
}

/**
 * Reads the holdout at the door of a verb.
 *
 * @param verb begins messages
 * @param data as given; its histories are read elsewhere
 * @returns purchases in the holdout
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where the holdout has no length
 */
export function readHoldout(verb: string, data: Holdout): Float64Array {
  const columns: object = 'columns' in data ? data.columns : data;
  const [holdoutX] = takeColumns(verb, columns, ['holdoutX', 'x'], []) as [Float64Array];
  const wrong = (row: number): string | null => (nonNegativeNumber.accepts(holdoutX[row]) ? null : 'a number >= 0');
  refuseWrongCells(verb, holdoutX.length, [{ column: 'holdoutX', values: holdoutX, wrong }]);
  if (nonNegativeNumber.accepts(data.holdoutLength) && data.holdoutLength > 0) return holdoutX;
  const received = showValue(data.holdoutLength);
  throw new InvalidOptionError(verb, [{ option: 'holdoutLength', allowed: 'a number of units > 0', received }]);
}
