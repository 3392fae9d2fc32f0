import type { ListColumn, Note, Table } from '@clientele/core';

/** Sequential rules, the surest first: whoever had all of these, in any order, later had all of those. */
export interface SequentialRules
  extends Table<{
    antecedent: ListColumn;
    consequent: ListColumn;
    /** Sequences in which all of the antecedent stands before all of the consequent. */
    count: Float64Array;
    /** Sequences that hold the antecedent, whatever comes after. */
    antecedentCount: Float64Array;
    /** `count` as a share of all sequences. */
    support: Float64Array;
    /** `count` / `antecedentCount`. */
    confidence: Float64Array;
  }> {
  /** All sequences. */
  readonly n: number;
  /** The least support as a share of all sequences. */
  readonly minSupport: number;
  readonly minConfidence: number;
  /** Longest time from the first item of the antecedent to the last of the consequent; `null` where there is no limit. */
  readonly window: number | null;
  /** How many rules there are before `top` cut the list. */
  readonly found: number;
  /** Whether `maxRules` cut the search. */
  readonly truncated: boolean;
  readonly notes: readonly Note[];
}
