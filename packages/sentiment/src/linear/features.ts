import { type HashedTokens, hashStep, offsetBasis, openTokens } from './tokens.ts';

/** Which parts of a text count as features. */
export interface FeatureShape {
  /** Longest run of words: 1 words, 2 pairs as well, 3 triples. 0: none. */
  readonly words: number;
  /** Length of the runs of characters within words; 0: none. */
  readonly characters: number;
  /** 2 to this power is the number of weights. */
  readonly bits: number;
}

/** The distinct features of one text, reused from text to text; only the first `length` cells count. */
export interface Features {
  length: number;
  /** Which weight each has. */
  buckets: Int32Array;
  /** The token at which each first begins, and how many tokens it spans. */
  firsts: Int32Array;
  widths: Uint8Array;
  /** Tokens of the text. */
  readonly tokens: HashedTokens;
}

/** Reads a text into features; `extra` are further ones, as hashes, that belong to no token. */
export type ReadFeatures = (text: string, extra?: readonly number[]) => Features;

/** Opens a reader of features: hashed runs of words and of characters, each counted once a text (Weinberger et al. 2009). */
export function openFeatures({ words, characters, bits }: FeatureShape): ReadFeatures {
  const read = openTokens();
  const mask = 2 ** bits - 1;
  const stamps = new Int32Array(2 ** bits);
  let stamp = 0;
  const features: Features = { length: 0, ...roomOf(8192), tokens: read('') };

  function add(hash: number, first: number, width: number): void {
    const bucket = hash & mask;
    if (stamps[bucket] === stamp) return;
    stamps[bucket] = stamp;
    if (features.length === features.buckets.length) enlarge(features);
    const at = features.length++;
    features.buckets[at] = bucket;
    features.firsts[at] = first;
    features.widths[at] = width;
  }

  return (text, extra = []) => {
    const tokens = read(text);
    if (features.buckets.length > 131_072) Object.assign(features, roomOf(8192));
    features.length = 0;
    stamp = stamp === 0x7fffffff ? 1 : stamp + 1;
    const { hashes, length } = tokens;
    for (let i = 0; i < length; i++) {
      const one = hashes[i] as number;
      if (words > 0) add(one ^ (one >>> 15), i, 1);
      if (words < 2 || i === 0) continue;
      const two = pairHash(hashes[i - 1] as number, one, 0x9e3779b1);
      add(two, i - 1, 2);
      if (words > 2 && i > 1) add(pairHash(hashes[i - 2] as number, two, 0xc2b2ae35), i - 2, 3);
    }
    if (characters > 0) for (let i = 0; i < length; i++) addCharacters(text, tokens, i);
    for (const hash of extra) add(hash ^ (hash >>> 15), -1, 0);
    return features;
  };

  /** Runs of characters of a token between its two ends, which count as characters. */
  function addCharacters(text: string, { starts, ends }: HashedTokens, token: number): void {
    const word = ` ${text.slice(starts[token], ends[token]).toLowerCase()} `;
    for (let at = 0; at === 0 || at + characters <= word.length; at++) {
      let hash = offsetBasis ^ 0x5bd1e995;
      for (let i = at; i < at + characters && i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i));
      add(hash ^ (hash >>> 15), token, 1);
    }
  }
}

function pairHash(before: number, hash: number, factor: number): number {
  let mixed = Math.imul(before, factor) ^ hash;
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

function roomOf(length: number): Pick<Features, 'buckets' | 'firsts' | 'widths'> {
  return { buckets: new Int32Array(length), firsts: new Int32Array(length), widths: new Uint8Array(length) };
}

function enlarge(features: Features): void {
  const { buckets, firsts, widths } = features;
  Object.assign(features, roomOf(buckets.length * 2));
  features.buckets.set(buckets);
  features.firsts.set(firsts);
  features.widths.set(widths);
}
