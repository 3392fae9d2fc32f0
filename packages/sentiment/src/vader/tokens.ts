import { asciiKind, isCapitals, isWideBlank } from './characters.ts';
import type { Entry } from './dictionary.ts';

/** The words of one text, reused from text to text; only the first `length` cells count. */
export interface Tokens {
  length: number;
  /** In lower case. */
  readonly words: string[];
  readonly entries: (Entry | undefined)[];
  readonly isCapitals: boolean[];
  /** Offsets into the text, the end exclusive. */
  readonly starts: number[];
  readonly ends: number[];
  capitals: number;
}

/** Longest text, in words, whose room is kept for the next one. */
const mostKept = 65_536;

/** @returns an empty record of tokens. */
export function newTokens(): Tokens {
  return { length: 0, words: [], entries: [], isCapitals: [], starts: [], ends: [], capitals: 0 };
}

/**
 * Splits a text at blanks and takes punctuation off both ends of each piece. A piece of which no more than two characters
 * would be left stays as it is: it may be an emoticon.
 */
export function tokenize(text: string, dictionary: ReadonlyMap<string, Entry>, tokens: Tokens): void {
  if (tokens.words.length > mostKept) {
    const { words, entries, isCapitals, starts, ends } = tokens;
    for (const column of [words, entries, isCapitals, starts, ends]) column.length = 0;
  }
  tokens.length = 0;
  tokens.capitals = 0;
  let at = 0;
  while (at < text.length) {
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    const start = at;
    let seen = 0; // one bit a kind of character, bit 5 for those above ASCII
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? asciiKind(code) : isWideBlank(code) ? 1 : 5;
      if (kind === 1) break;
      seen |= 1 << kind;
    }
    if (at > start) addToken(text, start, at, seen, dictionary, tokens);
  }
}

function addToken(
  text: string,
  start: number,
  end: number,
  seen: number,
  dictionary: ReadonlyMap<string, Entry>,
  tokens: Tokens,
): void {
  let [from, to] = [start, end];
  if ((seen & 0b100) !== 0) {
    while (from < end && isMark(text.charCodeAt(from))) from++;
    while (to > from && isMark(text.charCodeAt(to - 1))) to--;
    if (to - from <= 4 && codePoints(text, from, to) <= 2) [from, to] = [start, end];
  }
  const raw = text.slice(from, to);
  const isPlain = (seen & 0b101000) === 0;
  const word = isPlain ? raw : raw.toLowerCase();
  const inCapitals = (seen & 0b100000) === 0 ? (seen & 0b11000) === 0b1000 : isCapitals(raw);
  const index = tokens.length++;
  tokens.words[index] = word;
  tokens.entries[index] = dictionary.get(word);
  tokens.isCapitals[index] = inCapitals;
  tokens.starts[index] = from;
  tokens.ends[index] = to;
  if (inCapitals) tokens.capitals++;
}

function isBlank(code: number): boolean {
  return code < 128 ? asciiKind(code) === 1 : isWideBlank(code);
}

function isMark(code: number): boolean {
  return code < 128 && asciiKind(code) === 2;
}

function codePoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; count++) at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
  return count;
}
