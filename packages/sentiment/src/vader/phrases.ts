import { boost, dampenerPairs, specialPhrases } from './constants.ts';
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
export function phraseValence(tokens: Tokens, i: number, valence: number): number {
  let phrased = valence;
  for (const [from, to] of spansBefore) {
    const known = special.get(joined(tokens, i + from, i + to));
    if (known === undefined) continue;
    phrased = known;
    break;
  }
  phrased = special.get(joined(tokens, i, i + 1)) ?? phrased;
  phrased = special.get(joined(tokens, i, i + 2)) ?? phrased;
  for (const [from, to] of dampenerSpans) {
    if (dampeners.has(joined(tokens, i + from, i + to))) phrased -= boost;
  }
  return phrased;
}

/** The words of a span, or nothing where one of them stands in no phrase. */
function joined({ words, entries, length }: Tokens, from: number, to: number): string {
  if (to >= length) return '';
  for (let i = from; i <= to; i++) if (entries[i]?.inPhrase !== true) return '';
  return words.slice(from, to + 1).join(' ');
}
