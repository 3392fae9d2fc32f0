import { boost, dampenerPairs, dampeners, intensifiers } from '../vader/constants.ts';
import { clauseWords, contrasts, deniers, duties, moreIntensifiers, undeniers } from './rules.ts';

/** A phrase, its words after the first, and what it says. */
export interface Phrase {
  readonly rest: readonly string[];
  readonly entry: Word;
}

/** What the improved engine knows of a word. */
export interface Word {
  /** −4 to 4; NaN where nothing is known. */
  valence: number;
  /** What it adds to the size of a valence after it. */
  booster: number;
  denies: boolean;
  undenies: boolean;
  contrasts: boolean;
  endsClause: boolean;
  isDuty: boolean;
  /** Phrases that begin with it, the longest first. */
  phrases: readonly Phrase[];
}

/** Valences of words and of phrases, whose words are parted by one blank. */
export interface Valences {
  readonly words: ReadonlyMap<string, number>;
  readonly phrases: ReadonlyMap<string, number>;
}

/** Joins all that is known of each word, so that a word is looked up once. */
export function improvedDictionary({ words, phrases }: Valences): Map<string, Word> {
  const dictionary = new Map<string, Word>();
  const at = (text: string): Word => {
    const known = dictionary.get(text);
    if (known !== undefined) return known;
    const fresh = newWord(text.endsWith("n't"));
    dictionary.set(text, fresh);
    return fresh;
  };
  for (const [word, valence] of words) at(word).valence = valence;
  for (const word of [...intensifiers, ...moreIntensifiers]) at(word).booster = boost;
  for (const word of dampeners) at(word).booster = -boost;
  for (const word of deniers) {
    at(word).denies = true;
    at(word).booster = 0;
  }
  for (const word of undeniers) at(word).undenies = true;
  for (const word of contrasts) at(word).contrasts = true;
  for (const word of clauseWords) at(word).endsClause = true;
  for (const word of duties) at(word).isDuty = true;
  const addPhrase = (text: string, meaning: Partial<Word>): void => {
    const [first, ...rest] = text.split(' ') as [string, ...string[]];
    const entry = at(first);
    const phrase = { rest, entry: { ...newWord(false), ...meaning } };
    entry.phrases = [...entry.phrases, phrase].sort((a, b) => b.rest.length - a.rest.length);
  };
  for (const text of dampenerPairs) addPhrase(text, { booster: -boost });
  for (const [text, valence] of phrases) addPhrase(text, { valence });
  return dictionary;
}

function newWord(denies: boolean): Word {
  return {
    valence: Number.NaN,
    booster: 0,
    denies,
    undenies: false,
    contrasts: false,
    endsClause: false,
    isDuty: false,
    phrases: [],
  };
}
