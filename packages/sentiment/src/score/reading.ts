import type { Trace } from './effect.ts';

/** One text as an engine has read it: its tokens and what each adds to the sum. The next text overwrites it. */
export interface Reading {
  /** Tokens met. */
  length: number;
  /** One a token, after all rules; only the first `length` cells count. */
  valences: Float64Array;
  /** What exclamation and question marks add to the size of the sum, 0 or more. */
  emphasis: number;
}

/** What a token is, for explanations: its span in the original text and its valence before all rules. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
  readonly base: number;
}

/** One way to read sentiment. */
export interface Engine {
  /** Reads a text; the result is good until the next call. */
  read(text: string, trace?: Trace | null): Reading;
  /** The span of a token of the text read last. */
  span(token: number): TokenSpan;
}

/** A column that grows to at least `length` cells, its old cells lost. */
export function roomFor(column: Float64Array, length: number): Float64Array {
  return column.length >= length ? column : new Float64Array(Math.max(length, 2 * column.length));
}
