import { kinds, openCharacters } from './characters.ts';

/** The tokens of one text as numbers, reused from text to text; only the first `length` cells count. */
export interface HashedTokens {
  length: number;
  hashes: Int32Array;
  /** Where each stands in the text, in UTF-16 units, the end exclusive. */
  starts: Int32Array;
  ends: Int32Array;
}

/** Reads a text into hashed tokens. */
export type ReadTokens = (text: string) => HashedTokens;

/** FNV-1a (Fowler, Noll and Vo), a step a UTF-16 unit. */
export const offsetBasis: number = 0x811c9dc5 | 0;
/** One step of FNV-1a. */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

const apostrophe = 0x27;
const [nameMark, linkMark] = [0x40, 0x2f];
/** Most texts are shorter: longer ones make room for themselves. */
const usualLength = 4096;

/**
 * Opens a reader of tokens: words of letters, digits and apostrophes in small letters, runs of one mark, emoji and signs of
 * scripts without blanks each by itself. Every name (@name) is one and the same token, and so is every link, so that a model
 * remembers nobody. Time grows with the length of the text.
 */
export function openTokens(): ReadTokens {
  const { kind, small } = openCharacters();
  const tokens: HashedTokens = { length: 0, ...roomOf(usualLength) };

  function add(hash: number, start: number, end: number): void {
    if (tokens.length === tokens.hashes.length) enlarge(tokens);
    const at = tokens.length++;
    tokens.hashes[at] = hash;
    tokens.starts[at] = start;
    tokens.ends[at] = end;
  }

  function readWord(text: string, start: number): number {
    let [at, hash] = [start, offsetBasis];
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0xd800 && code < 0xe000) {
        const point = text.codePointAt(at) as number;
        if (point <= 0xffff || kind(point) !== kinds.letter) break;
        hash = hashStep(hashStep(hash, code), text.charCodeAt(++at));
      } else if (kind(code) === kinds.letter) hash = hashStep(hash, small(code));
      else if (isApostrophe(code) && at + 1 < text.length && kind(text.charCodeAt(at + 1)) === kinds.letter) {
        hash = hashStep(hash, apostrophe);
      } else if (kind(code) !== kinds.skipped) break;
    }
    add(hash, start, at);
    return at;
  }

  function readMarks(text: string, start: number): number {
    const code = text.charCodeAt(start);
    let at = start + 1;
    while (at < text.length && text.charCodeAt(at) === code) at++;
    const run = Math.min(at - start, 3);
    add(run > 1 ? hashStep(hashStep(offsetBasis, code), run) : hashStep(offsetBasis, code), start, at);
    return at;
  }

  /** Where a name or a link that begins here ends; `start` where there is none. */
  function skipAddress(text: string, start: number): number {
    let at = start;
    if (text.charCodeAt(start) === nameMark) {
      at++;
      while (at < text.length && kind(text.charCodeAt(at)) === kinds.letter) at++;
      if (at === start + 1) return start;
      add(hashStep(offsetBasis, nameMark), start, at);
      return at;
    }
    if (
      !(text.startsWith('http', start) || text.startsWith('www.', start)) ||
      !/^(https?:\/\/|www\.)/.test(text.slice(start, start + 8))
    )
      return start;
    while (at < text.length && kind(text.charCodeAt(at)) !== kinds.blank) at++;
    add(hashStep(offsetBasis, linkMark), start, at);
    return at;
  }

  return (text) => {
    if (tokens.hashes.length > 16 * usualLength) Object.assign(tokens, roomOf(usualLength));
    tokens.length = 0;
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      const isPair = code >= 0xd800 && code < 0xdc00;
      const point = isPair ? (text.codePointAt(at) as number) : code;
      const found = kind(point);
      const width = point > 0xffff ? 2 : 1;
      if (code === 0x40 || code === 0x68 || code === 0x77) {
        const end = skipAddress(text, at);
        if (end > at) {
          at = end;
          continue;
        }
      }
      if (found === kinds.letter) at = readWord(text, at);
      else if (found === kinds.mark) at = readMarks(text, at);
      else {
        if (found === kinds.sign)
          add(
            width === 2 ? hashStep(hashStep(offsetBasis, code), text.charCodeAt(at + 1)) : hashStep(offsetBasis, code),
            at,
            at + width,
          );
        at += width;
      }
    }
    return tokens;
  };
}

function isApostrophe(code: number): boolean {
  return code === apostrophe || code === 0x2019 || code === 0x2018 || code === 0x02bc;
}

function roomOf(length: number): Omit<HashedTokens, 'length'> {
  return { hashes: new Int32Array(length), starts: new Int32Array(length), ends: new Int32Array(length) };
}

function enlarge(tokens: HashedTokens): void {
  for (const name of ['hashes', 'starts', 'ends'] as const) {
    const old = tokens[name];
    tokens[name] = new Int32Array(old.length * 2);
    tokens[name].set(old);
  }
}
