import { InvalidInputError, InvalidOptionError, showValue, type TimeUnit, timeUnit } from '@clientele/core';
import { type CellCheck, refuseWrongCells, takeColumns } from './cells.ts';
import type { Histories, Opportunities, Spends } from './histories.ts';

/** Checked histories, ready for kernels. */
export interface CheckedHistories {
  readonly length: number;
  readonly unit: TimeUnit;
  readonly x: Float64Array;
  readonly tx: Float64Array;
  /** For the BG/BB model the number of opportunities. */
  readonly T: Float64Array;
  readonly weight: Float64Array | null;
  readonly sumLogGaps: Float64Array | null;
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
  const names = ['x', 'tx', 'T'];
  const taken = takeColumns(verb, columnsOf(verb, data), names, ['weight', 'sumLogGaps']);
  const [x, tx, T, weight, sumLogGaps] = taken as Taken5;
  checkUnit(verb, data.unit);
  refuseWrongCells(verb, x.length, [
    countCheck(x),
    { column: 'tx', values: tx, wrong: (row) => wrongLastPurchase(x[row], tx[row], T[row]) },
    { column: 'T', values: T, wrong: (row) => (isAmount(T[row]) ? null : 'a number >= 0') },
    ...weightCheck(weight),
    ...gapsCheck(x, sumLogGaps),
  ]);
  return { length: x.length, unit: data.unit, x, tx, T, weight, sumLogGaps };
}

/**
 * Reads purchases at opportunities at the door of a verb: typed once, every cell checked.
 *
 * @param verb begins messages
 * @param data a table or plain arrays
 * @returns columns for the kernels, the number of opportunities in place of T
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where the unit is missing or unknown
 */
export function readOpportunities(verb: string, data: Opportunities): CheckedHistories {
  const taken = takeColumns(verb, columnsOf(verb, data), ['x', 'tx', 'n'], ['weight']);
  const [x, tx, n, weight] = taken as [Float64Array, Float64Array, Float64Array, Float64Array | null];
  checkUnit(verb, data.unit);
  refuseWrongCells(verb, x.length, [
    countCheck(x),
    { column: 'tx', values: tx, wrong: (row) => wrongLastOpportunity(x[row], tx[row], n[row]) },
    { column: 'n', values: n, wrong: (row) => (isCount(n[row]) ? null : 'a whole number of opportunities >= 0') },
    ...weightCheck(weight),
  ]);
  return { length: x.length, unit: data.unit, x, tx, T: n, weight, sumLogGaps: null };
}

function checkUnit(verb: string, unit: unknown): void {
  if (timeUnit.accepts(unit)) return;
  throw new InvalidOptionError(verb, [{ option: 'unit', allowed: timeUnit.allowed, received: showValue(unit) }]);
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

type Taken5 = [Float64Array, Float64Array, Float64Array, Float64Array | null, Float64Array | null];
type Taken3 = [Float64Array, Float64Array, Float64Array | null];

function columnsOf(verb: string, data: object): object {
  if (typeof data !== 'object' || data === null) {
    throw new InvalidInputError(`${verb}: expected a table or a record of columns, got ${showValue(data)}`);
  }
  if (Array.isArray(data)) throw noHistories(verb, 'order lines', 'summarizeCustomers(lines)');
  const columns: unknown = 'columns' in data ? data.columns : data;
  if (typeof columns !== 'object' || columns === null) {
    throw new InvalidInputError(`${verb}: expected a table or a record of columns, got columns ${showValue(columns)}`);
  }
  if ('purchaseDays' in columns) throw noHistories(verb, 'a summary', 'summary');
  // A log says its time zone, histories do not: to tell them apart, its columns need not be looked at.
  if ('timeZone' in columns) throw noHistories(verb, 'order lines', 'summarizeCustomers(lines)');
  return columns;
}

/** The step before was left out. */
function noHistories(verb: string, received: string, summary: string): InvalidInputError {
  const help = `deriveBtyd(${summary}, { unit: 'week' }) makes histories of it`;
  return new InvalidInputError(`${verb}: expected histories with x, tx and T, got ${received}; ${help}`);
}

function countCheck(x: Float64Array): CellCheck {
  return { column: 'x', values: x, wrong: (row) => (isCount(x[row]) ? null : 'a whole number >= 0') };
}

function isCount(value: number | undefined): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function weightCheck(weight: Float64Array | null): CellCheck[] {
  if (weight === null) return [];
  return [{ column: 'weight', values: weight, wrong: (row) => (isAmount(weight[row]) ? null : 'a number >= 0') }];
}

function gapsCheck(x: Float64Array, sums: Float64Array | null): CellCheck[] {
  if (sums === null) return [];
  const wrong = (row: number): string | null => {
    if (!Number.isFinite(sums[row])) return 'a finite number';
    return x[row] === 0 && sums[row] !== 0 ? '0 where x is 0' : null;
  };
  return [{ column: 'sumLogGaps', values: sums, wrong }];
}

/** The last opportunity used against their number. */
function wrongLastOpportunity(x = Number.NaN, tx = Number.NaN, n = Number.NaN): string | null {
  if (!isCount(tx)) return 'a whole number of opportunities >= 0';
  if (isCount(n) && tx > n) return 'tx <= n';
  if (isCount(x) && tx < x) return 'tx >= x: no more than one purchase an opportunity';
  return x === 0 && tx > 0 ? '0 where x is 0' : null;
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
