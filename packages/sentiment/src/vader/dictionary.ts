import { boost, dampenerPairs, dampeners, intensifiers, negators, specialPhrases } from './constants.ts';

/** What VADER knows of a word. */
export interface Entry {
  /** Mean rating, −4 to 4; NaN where the word is not in the lexicon. */
  readonly valence: number;
  /** What the word adds to a valence after it; 0 where it is no intensifier or dampener. */
  readonly booster: number;
  readonly negates: boolean;
  /** Whether it stands in a phrase that is looked for. */
  readonly inPhrase: boolean;
}

/** Words that rules name, beside those of the lists. */
const ruleWords = ['so', 'this', 'doubt', 'no', 'or', 'at', 'very', 'least', 'kind', 'of', 'but'];

/**
 * Joins lexicon, intensifiers, negations and the words of phrases, so that each word of a text is looked up once.
 *
 * @param valences from words in lower case to −4 to 4
 */
export function vaderDictionary(valences: ReadonlyMap<string, number>): Map<string, Entry> {
  const boosters = new Map<string, number>([
    ...intensifiers.map((word) => [word, boost] as const),
    ...dampeners.map((word) => [word, -boost] as const),
  ]);
  const negating = new Set(negators);
  const phrases = new Set(
    [...specialPhrases.map(([phrase]) => phrase), ...dampenerPairs].flatMap((text) => text.split(' ')),
  );
  const words = new Set([...valences.keys(), ...boosters.keys(), ...negating, ...phrases, ...ruleWords]);
  const dictionary = new Map<string, Entry>();
  for (const word of words) {
    dictionary.set(word, {
      valence: valences.get(word) ?? Number.NaN,
      booster: boosters.get(word) ?? 0,
      negates: negating.has(word) || word.includes("n't"),
      inPhrase: phrases.has(word),
    });
  }
  return dictionary;
}
