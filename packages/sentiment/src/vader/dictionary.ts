import { boost, dampenerPairs, dampeners, intensifiers, negators, specialPhrases } from './constants.ts';
import { openWordTable, type WordTable } from './word-table.ts';

/** What VADER knows of words, in columns by the id of the word. */
export interface Dictionary {
  /** The words in lower case; ids below `named` stand for words outside of it. */
  readonly words: readonly string[];
  /** Mean ratings, −4 to 4; NaN where a word is not in the lexicon. */
  readonly valences: Float64Array;
  /** What a word counts for by itself: its valence; 0 outside the lexicon, and for intensifiers, which VADER never scores. */
  readonly bases: Float64Array;
  /** What a word adds to a valence after it; 0 where it is no intensifier or dampener. */
  readonly boosters: Float64Array;
  readonly negates: Uint8Array;
  /** Whether a word stands in a phrase that is looked for. */
  readonly isInPhrase: Uint8Array;
  readonly table: WordTable;
}

/** Ids of what no list holds: every other word, and one with "n't" in it, which is a negation. */
export const other = 0;
export const otherDenial = 1;

/** Ids of the words that rules name. */
export const named = {
  no: 2,
  nor: 3,
  or: 4,
  so: 5,
  this: 6,
  never: 7,
  without: 8,
  doubt: 9,
  least: 10,
  at: 11,
  very: 12,
  kind: 13,
  of: 14,
  but: 15,
} as const;

/**
 * Joins lexicon, intensifiers, negations and the words of phrases, so that each word of a text is looked up once.
 *
 * @param valences from words in lower case to −4 to 4
 */
export function vaderDictionary(valences: ReadonlyMap<string, number>): Dictionary {
  const boosters = new Map<string, number>([
    ...intensifiers.map((word) => [word, boost] as const),
    ...dampeners.map((word) => [word, -boost] as const),
  ]);
  const negating = new Set(negators);
  const phrases = new Set(
    [...specialPhrases.map(([phrase]) => phrase), ...dampenerPairs].flatMap((text) => text.split(' ')),
  );
  const listed = new Set([...Object.keys(named), ...valences.keys(), ...boosters.keys(), ...negating, ...phrases]);
  // No word of a text has a blank, so these two are never found.
  const words = ['any other word', "any word with n't", ...listed];
  const scored = (word: string): number => valences.get(word) ?? Number.NaN;
  return {
    words,
    valences: Float64Array.from(words, scored),
    bases: Float64Array.from(words, (word) => (boosters.has(word) ? 0 : (valences.get(word) ?? 0))),
    boosters: Float64Array.from(words, (word) => boosters.get(word) ?? 0),
    negates: Uint8Array.from(words, (word) => (negating.has(word) || word.includes("n't") ? 1 : 0)),
    isInPhrase: Uint8Array.from(words, (word) => (phrases.has(word) ? 1 : 0)),
    table: openWordTable(words),
  };
}
