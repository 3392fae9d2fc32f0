/** Kinds of characters, for texts of any language. */
export const kinds = { unseen: 0, blank: 1, letter: 2, mark: 3, sign: 4, skipped: 5 } as const;

const letter = /[\p{L}\p{M}\p{N}_]/u;
/** Scripts that write words without blanks: each character stands for itself, and runs of words are runs of characters. */
const alone =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** What changes the look of an emoji, not what it says: selectors, joiners, skin tones; and what is not seen at all. */
const silent = /\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}/u;
const mark = /[\p{P}\p{Sc}\p{Sm}\p{Sk}]/u;

/** What characters are, and their small letters; each is looked at once. */
export interface Characters {
  /** Kind of a UTF-16 unit or a code point. */
  kind(code: number): number;
  /** The small letter of a UTF-16 unit. */
  small(code: number): number;
}

/** İ, whose small letter would be two units. */
const dottedCapital = 0x130;

/** Opens a table of characters that fills itself as texts are read. */
export function openCharacters(): Characters {
  const table = new Uint8Array(0x10000);
  const smalls = new Uint16Array(0x10000);
  function look(code: number): number {
    const kind = kindOf(code);
    const small = code === dottedCapital ? 'i' : String.fromCharCode(code).toLowerCase();
    table[code] = kind;
    smalls[code] = small.length === 1 ? small.charCodeAt(0) : code;
    return kind;
  }
  return {
    kind(code) {
      if (code > 0xffff) return kindOf(code);
      const known = table[code] as number;
      return known === kinds.unseen ? look(code) : known;
    },
    small: (code) => smalls[code] as number,
  };
}

function kindOf(code: number): number {
  const sign = String.fromCodePoint(code);
  if (alone.test(sign)) return kinds.sign;
  if (silent.test(sign)) return kinds.skipped;
  if (letter.test(sign)) return kinds.letter;
  if (mark.test(sign)) return kinds.mark;
  return /\p{So}/u.test(sign) ? kinds.sign : kinds.blank;
}
