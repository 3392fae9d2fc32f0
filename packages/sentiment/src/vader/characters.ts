const marks = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** Kinds of the characters below 128: 0 other, 1 blank, 2 punctuation, 3 capital, 4 small letter. */
const kinds: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  if ((code >= 9 && code <= 13) || (code >= 28 && code <= 32)) return 1;
  if (marks.includes(String.fromCharCode(code))) return 2;
  if (code >= 65 && code <= 90) return 3;
  return code >= 97 && code <= 122 ? 4 : 0;
});

/** Kind of an ASCII character: 1 blank, 2 punctuation, 3 capital, 4 small letter, 0 anything else. */
export function asciiKind(code: number): number {
  return kinds[code] as number;
}

/** Whether a character above ASCII parts words: Unicode White_Space. */
export function isWideBlank(code: number): boolean {
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  if (code >= 0x2000 && code <= 0x200a) return true;
  return code === 0x1680 || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

const small = /[\p{Lowercase}\p{Lt}]/u;
const capital = /\p{Uppercase}/u;

/** Whether a word has capitals and no small letters, in any script. */
export function isCapitals(word: string): boolean {
  return capital.test(word) && !small.test(word);
}
