const marks = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** Kinds of characters: what parts words, ASCII punctuation, ASCII letters, all else below 128, all else above. */
export const kinds = { other: 0, blank: 1, mark: 2, capital: 3, small: 4, wide: 5 } as const;

const ascii: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  if ((code >= 9 && code <= 13) || (code >= 28 && code <= 32)) return kinds.blank;
  if (marks.includes(String.fromCharCode(code))) return kinds.mark;
  if (code >= 65 && code <= 90) return kinds.capital;
  return code >= 97 && code <= 122 ? kinds.small : kinds.other;
});

/** The kind of a UTF-16 unit. */
export function kindOf(code: number): number {
  if (code < 128) return ascii[code] as number;
  return isWideBlank(code) ? kinds.blank : kinds.wide;
}

/** Whether a character above ASCII parts words: Unicode White_Space. */
function isWideBlank(code: number): boolean {
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
