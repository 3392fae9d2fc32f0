import { vaderLexicon } from '../generated/vader-lexicon.ts';
import { decodeLexicon } from '../lexicon/decode.ts';
import { emojiValences } from './emoji.ts';
import { customerPhrases } from './phrases.ts';
import { customerWords } from './words.ts';

/** All that the improved engine knows before the user's own layers: VADER's lexicon, words of customers, emoji, phrases. */
export function improvedValences(): { words: Map<string, number>; phrases: Map<string, number> } {
  const words = decodeLexicon(vaderLexicon);
  for (const word of words.keys()) if (/^[0-9a-z]$|^\d+$/.test(word)) words.delete(word);
  for (const layer of [...customerWords, emojiValences]) {
    for (const [word, valence] of decodeLexicon(layer)) words.set(word, valence);
  }
  const phrases = new Map<string, number>();
  for (const line of customerPhrases.split('\n')) {
    const blank = line.indexOf(' ');
    for (const phrase of line.slice(blank + 1).split('|')) phrases.set(phrase, Number(line.slice(0, blank)) / 10);
  }
  return { words, phrases };
}
