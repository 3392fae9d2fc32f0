import { isCapitals, kindOf, kinds } from './characters.ts';
import { type Dictionary, other, otherDenial } from './dictionary.ts';
import { addUnit, emptyHash, hashOf } from './word-table.ts';

/** The words of one text, reused from text to text; only the first `length` cells count. */
export interface Tokens {
  length: number;
  /** Ids of the dictionary. */
  ids: Int32Array;
  /** 1 for words in capitals. */
  isCapitals: Uint8Array;
  /** Offsets into the text, the end exclusive. */
  starts: Int32Array;
  ends: Int32Array;
  /** Words in capitals. */
  capitals: number;
  exclamations: number;
  questions: number;
  /** Whether the text has a character above ASCII. */
  isWide: boolean;
}

/** Room for the words of a short text; that of a text of more than `mostKept` is given back. */
const leastRoom = 256;
const mostKept = 65_536;

/** @returns an empty record of tokens. */
export function newTokens(): Tokens {
  return { ...rooms(leastRoom), ...{ length: 0, capitals: 0, exclamations: 0, questions: 0, isWide: false } };
}

function rooms(length: number): Pick<Tokens, 'ids' | 'isCapitals' | 'starts' | 'ends'> {
  return {
    ids: new Int32Array(length),
    isCapitals: new Uint8Array(length),
    starts: new Int32Array(length),
    ends: new Int32Array(length),
  };
}

/**
 * Splits a text at blanks and takes punctuation off both ends of each piece. A piece of which no more than two characters
 * would be left stays as it is: it may be an emoticon. The text is passed once: what tells a word is gathered on the way.
 */
export function tokenize(text: string, dictionary: Dictionary, tokens: Tokens): void {
  empty(tokens);
  let [exclamations, questions] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const start = at;
    let seen = 0; // a bit for each kind of character
    let hash = emptyHash; // from the first character that is no mark
    let from = -1;
    let to = start;
    let wordHash = emptyHash; // up to the last character that is no mark
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const kind = kindOf(code);
      if (kind === kinds.blank) break;
      seen |= 1 << kind;
      if (kind === kinds.mark) {
        if (code === 33) exclamations++;
        else if (code === 63) questions++;
        if (from >= 0) hash = addUnit(hash, code);
        continue;
      }
      if (from < 0) from = at;
      hash = addUnit(hash, kind === kinds.capital ? code + 32 : code);
      wordHash = hash;
      to = at + 1;
    }
    if (at === start) continue;
    if (from < 0 || (to - from < at - start && isShort(text, from, to)))
      addToken(text, start, at, seen, null, dictionary, tokens);
    else addToken(text, from, to, seen, wordHash, dictionary, tokens);
  }
  tokens.exclamations = exclamations;
  tokens.questions = questions;
}

function empty(tokens: Tokens): void {
  if (tokens.ids.length > mostKept) Object.assign(tokens, rooms(leastRoom));
  tokens.length = 0;
  tokens.capitals = 0;
  tokens.isWide = false;
}

/** Whether a part has no more than two characters. */
function isShort(text: string, from: number, to: number): boolean {
  if (to - from > 4) return false;
  let count = 0;
  for (let at = from; at < to; count++) at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
  return count <= 2;
}

const bit = { mark: 1 << kinds.mark, capital: 1 << kinds.capital, small: 1 << kinds.small, wide: 1 << kinds.wide };

/** @param hash of the part where it is known */
function addToken(
  text: string,
  from: number,
  to: number,
  seen: number,
  hash: number | null,
  dictionary: Dictionary,
  tokens: Tokens,
): void {
  const index = tokens.length++;
  if (index === tokens.ids.length) grow(tokens);
  let inCapitals: boolean;
  if ((seen & bit.wide) === 0) {
    const id = dictionary.table.find(text, from, to, hash ?? hashOf(text, from, to));
    tokens.ids[index] = id === other && (seen & bit.mark) !== 0 && isDenial(text, from, to) ? otherDenial : id;
    inCapitals = (seen & (bit.capital | bit.small)) === bit.capital;
  } else {
    tokens.isWide = true;
    const raw = text.slice(from, to);
    const word = raw.toLowerCase();
    const id = dictionary.table.find(word, 0, word.length, hashOf(word, 0, word.length));
    tokens.ids[index] = id === other && isDenial(word, 0, word.length) ? otherDenial : id;
    inCapitals = isCapitals(raw);
  }
  tokens.isCapitals[index] = inCapitals ? 1 : 0;
  tokens.starts[index] = from;
  tokens.ends[index] = to;
  if (inCapitals) tokens.capitals++;
}

function grow(tokens: Tokens): void {
  const { ids, isCapitals, starts, ends } = tokens;
  const larger = rooms(2 * ids.length);
  larger.ids.set(ids);
  larger.isCapitals.set(isCapitals);
  larger.starts.set(starts);
  larger.ends.set(ends);
  Object.assign(tokens, larger);
}

/** Whether "n't" stands in a part of a text, in small letters or capitals. */
function isDenial(text: string, from: number, to: number): boolean {
  for (let at = from + 1; at + 1 < to; at++) {
    if (text.charCodeAt(at) !== 39) continue;
    if ((text.charCodeAt(at - 1) | 32) === 110 && (text.charCodeAt(at + 1) | 32) === 116) return true;
  }
  return false;
}
