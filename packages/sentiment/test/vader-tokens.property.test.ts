import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negators } from '../src/vader/constants.ts';
import { named, otherDenial, vaderDictionary } from '../src/vader/dictionary.ts';
import { newTokens, tokenize } from '../src/vader/tokens.ts';
import { hashOf, openWordTable } from '../src/vader/word-table.ts';

const known = ['good', 'bad', ':)', ":'(", 'kind', '<3', 'café', 'k', 'o.o', 'constructor', '__proto__', '1', 'ß'];
const dictionary = vaderDictionary(new Map(known.map((word, at) => [word, at / 4])));
const marks = /^[!-/:-@[-`{-~]+|[!-/:-@[-`{-~]+$/g;

/** What no blank is in: Unicode White_Space, and four separators that Python splits at as well. */
const unbroken = new RegExp(`[^\\p{White_Space}${String.fromCharCode(28)}-${String.fromCharCode(31)}]+`, 'gu');

/** The same as it would be written down from the rules: split, strip, look up in small letters. */
function plainly(text: string): { word: string; start: number; end: number; id: number; isCapitals: boolean }[] {
  const pieces = Array.from(text.matchAll(unbroken), ({ 0: piece, index }) => ({ piece, index }));
  return pieces.map(({ piece, index }) => {
    const core = piece.replace(marks, '');
    const bare = [...core].length <= 2 ? piece : core;
    const start = index + (bare === piece ? 0 : piece.length - piece.replace(/^[!-/:-@[-`{-~]+/, '').length);
    const word = bare.toLowerCase();
    const listed = dictionary.words.indexOf(word, 2);
    const id = listed >= 0 ? listed : word.includes("n't") ? otherDenial : 0;
    const isCapitals = /\p{Uppercase}/u.test(bare) && !/[\p{Lowercase}\p{Lt}]/u.test(bare);
    return { word, start, end: start + bare.length, id, isCapitals };
  });
}

const pieces = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...known, ...Object.keys(named), ...negators.slice(0, 20)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('GOOD', "shouldN'T've", "x'", 'É', 'İ', 'ǅ', '\u212a', '😀', '\ud800', 'A1'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom('!', '?!', '...', "'", '(', ' ', '\u00a0', '\u3000', '\u0085', '\0') },
);
const texts = fc
  .array(fc.tuple(pieces, fc.constantFrom(' ', '', '\t')), { maxLength: 12 })
  .map((parts) => parts.flat().join(''));

describe('tokenize', () => {
  it('reads in one pass what a split, a strip and a look-up of small letters read', () => {
    const tokens = newTokens();
    fc.assert(
      fc.property(texts, (text) => {
        tokenize(text, dictionary, tokens);
        const got = Array.from({ length: tokens.length }, (_, i) => ({
          id: tokens.ids[i],
          start: tokens.starts[i],
          end: tokens.ends[i],
          isCapitals: tokens.isCapitals[i] === 1,
        }));
        expect(got).toEqual(plainly(text).map(({ word: _, ...token }) => token));
        expect(tokens.capitals).toBe(got.filter(({ isCapitals }) => isCapitals).length);
        expect(tokens.exclamations).toBe(text.split('!').length - 1);
        expect(tokens.questions).toBe(text.split('?').length - 1);
        expect(tokens.isWide).toBe(/[^\0-\x7f\p{White_Space}]/u.test(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a word table', () => {
  const word = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 4 }).map((text) => text.toLowerCase());
  it('finds what a map finds, in capitals as well, wherever it stands', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), fc.array(word, { maxLength: 30 }), (words, asked) => {
        const table = openWordTable(['unknown', ...words]);
        const ids = new Map(words.map((one, at) => [one, at + 1]));
        for (const one of [...words, ...asked]) {
          for (const text of [one, one.toUpperCase()]) {
            const within = `x${text}y`;
            expect(table.find(text, 0, text.length, hashOf(text, 0, text.length))).toBe(ids.get(one) ?? 0);
            expect(table.find(within, 1, 1 + text.length, hashOf(within, 1, 1 + text.length))).toBe(ids.get(one) ?? 0);
          }
        }
      }),
    );
  });
});
