import type { TimeUnit } from '@clientele/core';

/** Purchase histories as plain arrays, one element a customer. */
export interface HistoryColumns {
  /** Repeat purchases: purchase days less one. */
  readonly x: ArrayLike<number>;
  /** From the first purchase to the last, in units; 0 where x is 0. */
  readonly tx: ArrayLike<number>;
  /** From the first purchase to the last observed day, in units. */
  readonly T: ArrayLike<number>;
  readonly unit: TimeUnit;
  /** How many customers a row stands for; 1 unless given. */
  readonly weight?: ArrayLike<number>;
}

/** Purchase histories as a table, e.g. what `deriveBtyd` returns. */
export interface HistoryTable {
  readonly unit: TimeUnit;
  readonly columns: Readonly<{
    /** Repeat purchases. */
    x: Float64Array;
    /** From the first purchase to the last, in units. */
    tx: Float64Array;
    /** From the first purchase to the last observed day, in units. */
    T: Float64Array;
    /** How many customers a row stands for. */
    weight?: Float64Array;
  }>;
}

/** What every verb on purchase histories takes: a table, or plain arrays. */
export type Histories = HistoryTable | HistoryColumns;

/** Spend of repeat purchases as plain arrays, one element a customer. */
export interface SpendColumns {
  /** Repeat purchases: purchase days less one. */
  readonly x: ArrayLike<number>;
  /** Net spend after the first purchase day, divided by x; any number where x is 0. */
  readonly meanRepeatSpend: ArrayLike<number>;
  /** How many customers a row stands for; 1 unless given. */
  readonly weight?: ArrayLike<number>;
}

/** Spend of repeat purchases as a table, e.g. what `deriveBtyd` returns. */
export interface SpendTable {
  readonly columns: Readonly<{
    /** Repeat purchases. */
    x: Float64Array;
    /** Net spend after the first purchase day, divided by x. */
    meanRepeatSpend: Float64Array;
    /** How many customers a row stands for. */
    weight?: Float64Array;
  }>;
}

/** What every verb on spend takes: a table, or plain arrays. */
export type Spends = SpendTable | SpendColumns;
