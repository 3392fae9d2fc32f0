import type { CodedColumn, TimeUnit } from '@clientele/core';

/** How many of a cohort are left after each period, as plain arrays: a row a period, from period 0 on. */
export interface SurvivorColumns {
  /** 0, 1, 2, …: renewals that the cohort has come to. */
  readonly period: ArrayLike<number>;
  /** Customers left; at period 0 all of the cohort. */
  readonly survivors: ArrayLike<number>;
  /** Which cohort the row tells of, where there are several; rows of one cohort and period add up. */
  readonly cohort?: ArrayLike<string | number>;
  /** The length of a period. */
  readonly unit: TimeUnit;
}

/** The same as a table. */
export interface SurvivorTable {
  readonly unit: TimeUnit;
  readonly columns: Readonly<{
    /** 0, 1, 2, … */
    period: Float64Array;
    /** Customers left. */
    survivors: Float64Array;
    /** Which cohort the row tells of. */
    cohort?: CodedColumn | Float64Array | readonly (string | null)[];
  }>;
}

/** What fits of contractual models read. */
export type Survivors = SurvivorTable | SurvivorColumns;
