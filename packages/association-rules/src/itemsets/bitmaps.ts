import type { Partners } from './partners.ts';
import type { Projection } from './projection.ts';
import type { Search } from './search.ts';

/** Items of one level, each with a bitmap over the same baskets, all of them on the search's stack of words. */
interface Bitmaps {
  readonly length: number;
  /** Where the items stand: for each its rank, its support, and where its bitmap of `width` words begins. */
  readonly items: number;
  readonly width: number;
  /** Where the stack is free. */
  readonly top: number;
}

/** Words that an item of a level takes beside its bitmap. */
const fields = 3;

/**
 * Bitmaps of an item's partners over its baskets. Baskets with one partner only are left out: nothing is intersected there,
 * and the partners' own counts are known. The rarest partner comes first.
 */
export function bitmapRows(db: Projection, item: number, partners: Partners, search: Search): Bitmaps {
  const { length, places, counts } = partners;
  const kept = partners.items.slice(0, length);
  kept.sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b);
  for (let place = 0; place < length; place++) places[kept[place] as number] = place + 1;
  const stride = ((db.supports[item] as number) + 31) >>> 5;
  const bits = length * fields;
  const words = roomFor(search, 0, bits + length * stride);
  words.fill(0, bits, bits + length * stride);
  let baskets = 0;
  const end = db.starts[item + 1] as number;
  for (let cell = db.starts[item] as number; cell < end; cell++) {
    const word = baskets >>> 5;
    const bit = 1 << (baskets & 31);
    let first = 0;
    let met = 0;
    const stop = db.ends[cell] as number;
    for (let at = db.rowStarts[db.tids[cell] as number] as number; at < stop; at++) {
      const place = places[db.rows[at] as number] as number;
      if (place === 0) continue;
      met++;
      if (met === 1) first = place;
      else setBit(words, bits + (place - 1) * stride + word, bit);
    }
    if (met < 2) continue;
    setBit(words, bits + (first - 1) * stride + word, bit);
    baskets++;
  }
  for (let place = 0; place < length; place++) {
    const partner = kept[place] as number;
    const support = counts[partner] as number;
    putItem(words, place * fields, db.ranks[partner] as number, support, bits + place * stride);
  }
  return { length, items: 0, width: (baskets + 31) >>> 5, top: bits + length * stride };
}

function setBit(words: Int32Array, at: number, bit: number): void {
  words[at] = (words[at] as number) | bit;
}

function putItem(words: Int32Array, at: number, rank: number, support: number, start: number): void {
  words[at] = rank;
  words[at + 1] = support;
  words[at + 2] = start;
}

/**
 * Depth-first search over bitmaps (Eclat, Zaki 2000). Each level keeps only the words in which the item at hand has a bit, so
 * bitmaps shrink as prefixes grow.
 */
export function mineBitmaps(level: Bitmaps, search: Search, depth: number): void {
  const outer = search.perfectLength;
  for (let item = 0; item < level.length && !search.found.isFull; item++) {
    const at = level.items + item * fields;
    search.prefix[depth] = search.words[at] as number;
    const isLast = item === level.length - 1;
    const below = isLast || depth + 1 >= search.depthLimit ? null : intersect(level, item, search);
    const goesOn = below !== null && below.length > 0 && depth + 1 < search.depthLimit;
    search.found.visit(depth + 1, search.words[at + 1] as number, !goesOn);
    if (goesOn) mineBitmaps(below, search, depth + 1);
    search.perfectLength = outer;
  }
}

/** The later items of a level within the baskets of one of its items; those in all of them are perfect extensions. */
function intersect(level: Bitmaps, item: number, search: Search): Bitmaps {
  const rest = level.length - item - 1;
  const items = level.top;
  const index = items + rest * fields;
  const words = roomFor(search, level.top, rest * fields + level.width * (rest + 1));
  const own = level.items + item * fields;
  const [rank, support, base] = [words[own] as number, words[own + 1] as number, words[own + 2] as number];
  let width = 0;
  for (let word = 0; word < level.width; word++) if (words[base + word] !== 0) words[index + width++] = word;
  let top = index + width;
  let length = 0;
  const { areKin } = search;
  for (let at = own + fields; at < own + fields * (rest + 1); at += fields) {
    const other = words[at] as number;
    if (areKin?.(rank, other) === true) continue;
    const count = intersectPair(words, base, words[at + 2] as number, index, width, top);
    if (count < search.minCount) continue;
    if (count === support) search.perfect[search.perfectLength++] = other;
    else {
      putItem(words, items + length++ * fields, other, count, top);
      top += width;
    }
  }
  return { length, items, width, top };
}

/** Writes the common bits of two bitmaps to `to` and counts them; `index` lists the words to look at. */
function intersectPair(words: Int32Array, a: number, b: number, index: number, width: number, to: number): number {
  let count = 0;
  for (let i = 0; i < width; i++) {
    const word = words[index + i] as number;
    let bits = (words[a + word] as number) & (words[b + word] as number);
    words[to + i] = bits;
    if (bits === 0) continue;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The stack of words, grown so that `size` of them are free from `top` on. */
function roomFor(search: Search, top: number, size: number): Int32Array {
  const needed = top + size;
  if (needed > search.words.length) {
    const larger = new Int32Array(Math.max(needed, search.words.length * 2));
    larger.set(search.words.subarray(0, top));
    search.words = larger;
  }
  return search.words;
}
