import {
  InvalidInputError,
  InvalidOptionError,
  isTransactionLog,
  showValue,
  type TimeUnit,
  timeUnit,
} from '@clientele/core';
import { type CellCheck, refuseWrongCells, takeColumns } from './cells.ts';
import type { Histories, Spends } from './histories.ts';

/** Checked histories, ready for kernels. */
export interface CheckedHistories {
  readonly length: number;
  readonly unit: TimeUnit;
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  readonly weight: Float64Array | null;
}

/** Checked spend, ready for kernels. */
export interface CheckedSpends {
  readonly length: number;
  readonly x: Float64Array;
  readonly meanRepeatSpend: Float64Array;
  readonly weight: Float64Array | null;
}

/**
 * Reads purchase histories at the door of a verb: typed once, every cell checked.
 *
 * @param verb begins messages
 * @param data a table or plain arrays
 * @returns columns for the kernels
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where the unit is missing or unknown
 */
export function readHistories(verb: string, data: Histories): CheckedHistories {
  const [x, tx, T, weight] = takeColumns(verb, columnsOf(verb, data), ['x', 'tx', 'T'], ['weight']) as Taken4;
  if (!timeUnit.accepts(data.unit)) {
    throw new InvalidOptionError(verb, [{ option: 'unit', allowed: timeUnit.allowed, received: showValue(data.unit) }]);
  }
  refuseWrongCells(verb, x.length, [
    countCheck(x),
    { column: 'tx', values: tx, wrong: (row) => wrongLastPurchase(x[row], tx[row], T[row]) },
    { column: 'T', values: T, wrong: (row) => (isAmount(T[row]) ? null : 'a number >= 0') },
    ...weightCheck(weight),
  ]);
  return { length: x.length, unit: data.unit, x, tx, T, weight };
}

/**
 * Reads spend at the door of a verb: typed once, every cell checked.
 *
 * @param verb begins messages
 * @param data a table or plain arrays
 * @returns columns for the kernels
 * @throws InvalidInputError (`invalid-input`) naming row and column
 */
export function readSpends(verb: string, data: Spends): CheckedSpends {
  const names = ['x', 'meanRepeatSpend'];
  const [x, meanRepeatSpend, weight] = takeColumns(verb, columnsOf(verb, data), names, ['weight']) as Taken3;
  const wrongSpend = (row: number): string | null => (Number.isFinite(meanRepeatSpend[row]) ? null : 'a finite number');
  refuseWrongCells(verb, x.length, [
    countCheck(x),
    { column: 'meanRepeatSpend', values: meanRepeatSpend, wrong: wrongSpend },
    ...weightCheck(weight),
  ]);
  return { length: x.length, x, meanRepeatSpend, weight };
}

type Taken4 = [Float64Array, Float64Array, Float64Array, Float64Array | null];
type Taken3 = [Float64Array, Float64Array, Float64Array | null];

function columnsOf(verb: string, data: object): object {
  if (typeof data !== 'object' || data === null) {
    throw new InvalidInputError(`${verb}: expected a table or a record of columns, got ${showValue(data)}`);
  }
  if (Array.isArray(data) || isTransactionLog(data))
    throw noHistories(verb, 'order lines', 'summarizeCustomers(lines)');
  const columns = 'columns' in data ? (data.columns as object) : data;
  if ('purchaseDays' in columns) throw noHistories(verb, 'a summary', 'summary');
  return columns;
}

/** The step before was left out. */
function noHistories(verb: string, received: string, summary: string): InvalidInputError {
  const help = `deriveBtyd(${summary}, { unit: 'week' }) makes histories of it`;
  return new InvalidInputError(`${verb}: expected histories with x, tx and T, got ${received}; ${help}`);
}

function countCheck(x: Float64Array): CellCheck {
  const wrong = (row: number): string | null =>
    Number.isSafeInteger(x[row]) && Number(x[row]) >= 0 ? null : 'a whole number >= 0';
  return { column: 'x', values: x, wrong };
}

function weightCheck(weight: Float64Array | null): CellCheck[] {
  if (weight === null) return [];
  return [{ column: 'weight', values: weight, wrong: (row) => (isAmount(weight[row]) ? null : 'a number >= 0') }];
}

/** t_x against its neighbours; RFM's recency put here by mistake fails the first or the last of these. */
function wrongLastPurchase(x = Number.NaN, tx = Number.NaN, T = Number.NaN): string | null {
  if (!isAmount(tx)) return 'a number >= 0';
  if (isAmount(T) && tx > T) return 'tx <= T';
  if (Number.isSafeInteger(x) && x > 0 && tx === 0) return 'tx > 0 where x > 0';
  if (x === 0 && tx > 0) return '0 where x is 0';
  return null;
}

function isAmount(value: number | undefined): boolean {
  return value !== undefined && value >= 0 && value < Number.POSITIVE_INFINITY;
}
