import type { Clauses } from './clauses.ts';
import type { Phrase } from './dictionary.ts';

/** Makes one token of each phrase that stands in a clause: the longest at its place, from left to right. */
export function mergePhrases(clauses: Clauses): void {
  const { words, entries, isCapitals, starts, ends } = clauses;
  let kept = 0;
  for (let i = 0; i < clauses.length; kept++) {
    const phrase = phraseAt(clauses, i);
    const last = phrase === undefined ? i : i + phrase.rest.length;
    words[kept] = phrase === undefined ? (words[i] as string) : [words[i], ...phrase.rest].join(' ');
    entries[kept] = phrase === undefined ? entries[i] : phrase.entry;
    isCapitals[kept] = isCapitals[i] === true && isCapitals[last] === true;
    clauses.clauses[kept] = clauses.clauses[i] as number;
    clauses.sentences[kept] = clauses.sentences[i] as number;
    starts[kept] = starts[i] as number;
    ends[kept] = ends[last] as number;
    i = last + 1;
  }
  clauses.length = kept;
}

function phraseAt({ words, entries, clauses, length }: Clauses, i: number): Phrase | undefined {
  const phrases = entries[i]?.phrases;
  if (phrases === undefined || phrases.length === 0) return undefined;
  return phrases.find(({ rest }) => {
    const last = i + rest.length;
    if (last >= length || clauses[last] !== clauses[i]) return false;
    return rest.every((word, offset) => words[i + 1 + offset] === word);
  });
}
