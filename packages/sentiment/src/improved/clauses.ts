import type { Word } from './dictionary.ts';

/** The words of one text with the clauses and sentences they stand in, reused from text to text. */
export interface Clauses {
  length: number;
  /** In lower case, or a whole phrase. */
  readonly words: string[];
  readonly entries: (Word | undefined)[];
  readonly isCapitals: boolean[];
  /** Number of the clause; punctuation begins a new one. */
  readonly clauses: number[];
  /** Number of the sentence. */
  readonly sentences: number[];
  readonly starts: number[];
  readonly ends: number[];
  /** Words in capitals, and words with small letters. */
  capitals: number;
  small: number;
  /** Counters of the scan. */
  clause: number;
  sentence: number;
}

/** @returns an empty record. */
export function newClauses(): Clauses {
  return {
    length: 0,
    words: [],
    entries: [],
    isCapitals: [],
    clauses: [],
    sentences: [],
    starts: [],
    ends: [],
    capitals: 0,
    small: 0,
    clause: 0,
    sentence: 0,
  };
}

/** Longest text, in words, whose room is kept for the next one. */
const mostKept = 65_536;

/** Empties the record for the next text. */
export function resetClauses(clauses: Clauses): void {
  if (clauses.words.length > mostKept) {
    const { words, entries, isCapitals, starts, ends, sentences } = clauses;
    for (const column of [words, entries, isCapitals, starts, ends, sentences, clauses.clauses]) column.length = 0;
  }
  clauses.length = 0;
  clauses.capitals = 0;
  clauses.small = 0;
  clauses.clause = 0;
  clauses.sentence = 0;
}

/** Adds a word in the clause that stands open. */
export function addWord(
  clauses: Clauses,
  word: string,
  entry: Word | undefined,
  start: number,
  end: number,
  inCapitals: boolean,
): void {
  const index = clauses.length++;
  clauses.words[index] = word;
  clauses.entries[index] = entry;
  clauses.isCapitals[index] = inCapitals;
  clauses.clauses[index] = clauses.clause;
  clauses.sentences[index] = clauses.sentence;
  clauses.starts[index] = start;
  clauses.ends[index] = end;
  if (inCapitals) clauses.capitals++;
}
