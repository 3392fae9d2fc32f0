import type { Note, SequenceColumn, Table } from '@clientele/core';
import type { ItemsetTarget } from '../itemsets/search.ts';

/** Sequential patterns, the most frequent first. Sets of a pattern are in order; items of a set by name, by code unit. */
export interface SequencePatterns
  extends Table<{
    pattern: SequenceColumn;
    /** Sequences that hold the pattern, however often each. */
    count: Float64Array;
    /** `count` as a share of all sequences. */
    support: Float64Array;
  }> {
  /** All sequences, those without events included. */
  readonly n: number;
  /** The least support as a share of all sequences. */
  readonly minSupport: number;
  /** The least count that passed. */
  readonly minCount: number;
  readonly target: ItemsetTarget;
  /** Least and greatest distance of neighbouring sets, in places; `null` where there is no limit. */
  readonly minGap: number;
  readonly maxGap: number | null;
  /** Longest time from the first to the last set, in the unit of `time` of the sequences; `null` where there is no limit. */
  readonly window: number | null;
  /** Whether `maxPatterns` cut the list: the counts of listed patterns are exact, others are missing. */
  readonly truncated: boolean;
  readonly notes: readonly Note[];
}
