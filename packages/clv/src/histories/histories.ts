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
  /** Sum of the logarithms of the times between purchases, in units; models of regular purchases read it. */
  readonly sumLogGaps?: ArrayLike<number>;
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
    /** Sum of the logarithms of the times between purchases, in units; models of regular purchases read it. */
    sumLogGaps?: Float64Array;
    /** How many customers a row stands for. */
    weight?: Float64Array;
  }>;
}

/** What every verb on purchase histories takes: a table, or plain arrays. */
export type Histories = HistoryTable | HistoryColumns;

/** Purchases at opportunities that come one a unit, as plain arrays, one element a customer: did they buy that year, that issue, that fair? */
export interface OpportunityColumns {
  /** Opportunities at which the customer bought, the first purchase not counted. */
  readonly x: ArrayLike<number>;
  /** The opportunity of the last purchase; 0 where x is 0. */
  readonly tx: ArrayLike<number>;
  /** Opportunities since the first purchase. */
  readonly n: ArrayLike<number>;
  /** The time from one opportunity to the next. */
  readonly unit: TimeUnit;
  /** How many customers a row stands for; 1 unless given. */
  readonly weight?: ArrayLike<number>;
}

/** The same as a table. */
export interface OpportunityTable {
  readonly unit: TimeUnit;
  readonly columns: Readonly<{
    /** Opportunities used. */
    x: Float64Array;
    /** The last one used. */
    tx: Float64Array;
    /** Opportunities there were. */
    n: Float64Array;
    /** How many customers a row stands for. */
    weight?: Float64Array;
  }>;
}

/** What the BG/BB model reads: a table, or plain arrays. */
export type Opportunities = OpportunityTable | OpportunityColumns;

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
