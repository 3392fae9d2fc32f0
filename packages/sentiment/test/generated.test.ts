import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emojiNamesSource, vaderLexiconSource, vaderWords } from '../generate.ts';
import { emojiNames } from '../src/generated/emoji-names.ts';
import { vaderLexicon } from '../src/generated/vader-lexicon.ts';
import { decodeEmojiNames, decodeLexicon } from '../src/lexicon/decode.ts';

function committed(name: string): string {
  return readFileSync(new URL(`../src/generated/${name}`, import.meta.url), 'utf8');
}

describe('the generated tables', () => {
  it('are what the script makes of the packages they come from', () => {
    expect(committed('vader-lexicon.ts')).toBe(vaderLexiconSource());
    expect(committed('emoji-names.ts')).toBe(emojiNamesSource());
  });
  it('decode to every word of the lexicon that a text can hold, with its valence', () => {
    const words = decodeLexicon(vaderLexicon);
    const sorted = (map: Map<string, number>): [string, number][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(sorted(words)).toEqual(sorted(vaderWords()));
    expect([words.size, words.get('heart'), words.get('badass'), words.get('flawed')]).toEqual([7488, 3.2, 1.4, -2.1]);
  });
  it('decode to every emoji of one code point, with its name', () => {
    const names = decodeEmojiNames(emojiNames);
    expect([names.size, names.get(0x1f600), names.get(0x2764)]).toEqual([1212, 'grinning face', 'red heart']);
  });
});
