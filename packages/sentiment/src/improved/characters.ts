const letters = /[\p{L}\p{M}\p{N}]/u;
const pictograph = /\p{Extended_Pictographic}/u;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\p{Variation_Selector}/u;
const blank = /\s/u;

/** What a character is to the scan: `nothing` is invisible, or changes the emoji before it. */
export type CharacterKind = 'blank' | 'letter' | 'mark' | 'emoji' | 'nothing';

const ascii: readonly CharacterKind[] = Array.from({ length: 128 }, (_, code) => {
  if (code <= 32) return 'blank';
  return /[0-9a-z]/i.test(String.fromCharCode(code)) ? 'letter' : 'mark';
});

/** @returns the kind of a code point; letters are digits and marks that combine, too */
export function characterKind(code: number): CharacterKind {
  if (code < 128) return ascii[code] as CharacterKind;
  const sign = String.fromCodePoint(code);
  if (invisible.test(sign) || (code >= 0x1f3fb && code <= 0x1f3ff)) return 'nothing';
  if (letters.test(sign)) return 'letter';
  if (blank.test(sign)) return 'blank';
  return pictograph.test(sign) ? 'emoji' : 'mark';
}

const beyondAscii = /[^\0-\x7f]/;

/** A word in lower case, without what cannot be seen, its apostrophes straight. */
export function plainWord(word: string): string {
  if (!beyondAscii.test(word)) return word.toLowerCase();
  return word
    .replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(/[‘’ʼ＇]/gu, "'")
    .replaceAll('İ', 'i') // else it would become an i and a dot, and nobody writes words in lexicons so
    .toLowerCase();
}
