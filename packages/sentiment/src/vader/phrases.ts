import { boost, dampenerPairs, specialPhrases } from './constants.ts';
import type { Dictionary } from './dictionary.ts';
import type { Tokens } from './tokens.ts';

const special: ReadonlyMap<string, number> = new Map(specialPhrases);
const dampeners: ReadonlySet<string> = new Set(dampenerPairs);

/** The spans around a word, relative to it, in which a phrase is looked for; the first that is one counts. */
const spansBefore: readonly (readonly [number, number])[] = [
  [-1, 0],
  [-2, 0],
  [-2, -1],
  [-3, -1],
  [-3, -2],
];
const dampenerSpans: readonly (readonly [number, number])[] = [
  [-3, -2],
  [-2, -1],
];

/** The valence of the word at `i`, at least the fourth, after phrases: that of a phrase around it, less a dampener of two words. */
export function phraseValence(dictionary: Dictionary, tokens: Tokens, i: number, valence: number): number {
  const { ids } = tokens;
  const { isInPhrase } = dictionary;
  // Every span holds one of these words, and nearly no text has a phrase.
  const isNear =
    isInPhrase[ids[i - 2] as number] === 1 ||
    isInPhrase[ids[i - 1] as number] === 1 ||
    isInPhrase[ids[i] as number] === 1;
  if (!isNear) return valence;
  let phrased = valence;
  for (const [from, to] of spansBefore) {
    const known = special.get(phraseAt(dictionary, tokens, i + from, i + to));
    if (known === undefined) continue;
    phrased = known;
    break;
  }
  phrased = special.get(phraseAt(dictionary, tokens, i, i + 1)) ?? phrased;
  phrased = special.get(phraseAt(dictionary, tokens, i, i + 2)) ?? phrased;
  for (const [from, to] of dampenerSpans) {
    if (dampeners.has(phraseAt(dictionary, tokens, i + from, i + to))) phrased -= boost;
  }
  return phrased;
}

/** The words of a span, or nothing where one of them stands in no phrase. */
function phraseAt({ words, isInPhrase }: Dictionary, { ids, length }: Tokens, from: number, to: number): string {
  if (to >= length) return '';
  let text = '';
  for (let i = from; i <= to; i++) {
    const id = ids[i] as number;
    if (isInPhrase[id] === 0) return '';
    text += i === from ? words[id] : ` ${words[id]}`;
  }
  return text;
}
