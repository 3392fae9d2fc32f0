/**
 * Mixes 32 bits so that each one that goes in changes each one that comes out with a chance of one half: what ends a hash.
 *
 * Source: the finalizer of MurmurHash3 (A. Appleby, public domain).
 *
 * @param bits a whole number; its lowest 32 bits count
 * @returns 32 bits, signed; `>>> 0` makes them a count
 * @example
 * import { mixBits } from '@clientele/stats';
 * mixBits(1); // => 1364076727
 */
export function mixBits(bits: number): number {
  let hash = bits;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * A 32-bit hash of a text, another one for each seed: who is drawn by it does not depend on the order of the rows, and stays
 * drawn when others come.
 *
 * Source: FNV-1a over UTF-16 code units (G. Fowler, L. C. Noll, P. Vo), started from the seed and mixed at the end.
 *
 * @param text such as the id of a customer
 * @param seed a whole number
 * @returns a whole number from 0 to 2^32 − 1
 * @example
 * import { seededHash } from '@clientele/stats';
 * seededHash('Ada', 1) === seededHash('Ada', 1); // => true
 * seededHash('Ada', 1) === seededHash('Ada', 2); // => false
 */
export function seededHash(text: string, seed: number): number {
  let hash = mixBits(0x811c9dc5 ^ mixBits(seed));
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixBits(hash) >>> 0;
}
