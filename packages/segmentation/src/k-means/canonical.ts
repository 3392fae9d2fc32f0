import { mixBits } from '@clientele/stats';
import { comparePoints, takePoints, type WeightedPoints } from './points.ts';

/**
 * The points in an order that their values decide: row order never shows. Equal points stay together, the heavier first.
 */
export function canonicalRows({ X, w, n, d }: WeightedPoints): Uint32Array {
  const rows = Uint32Array.from({ length: n }, (_, row) => row);
  const weight = (row: number): number => w[row] ?? 1;
  return rows.sort((a, b) => comparePoints(X, d, a, b) || weight(b) - weight(a) || a - b);
}

/**
 * About `size` of the rows, drawn by a hash of their values and seed, so that the order of rows does not matter; the second
 * and third copy of a point are drawn apart from the first. All of them where there are no more. In canonical order.
 */
export function sampleRows(points: WeightedPoints, size: number, seed: number): Uint32Array {
  if (points.n <= size) return canonicalRows(points);
  const limit = (size / points.n) * 2 ** 32;
  const hashes = hashesOf(points, seed);
  const copies = copyNumbers(points, hashes);
  const rows = new Uint32Array(points.n);
  let length = 0;
  for (let row = 0; row < points.n; row++) {
    const drawn = mixBits((hashes[row] as number) ^ Math.imul(copies[row] as number, 0x9e3779b1)) >>> 0;
    if (drawn < limit) rows[length++] = row;
  }
  const drawn = rows.slice(0, length);
  return canonicalRows(takePoints(points, drawn)).map((at) => drawn[at] as number);
}

/**
 * All rows in batches of about `size`, each drawn by a hash of its values and seed, so that the order of rows does not
 * matter. A batch is in canonical order.
 */
export function batchesOf(points: WeightedPoints, size: number, seed: number): Uint32Array[] {
  const count = Math.max(1, Math.round(points.n / size));
  const hashes = hashesOf(points, seed);
  const copies = copyNumbers(points, hashes);
  const batches: number[][] = Array.from({ length: count }, () => []);
  for (let row = 0; row < points.n; row++) {
    const drawn = mixBits((hashes[row] as number) ^ Math.imul(copies[row] as number, 0x9e3779b1)) >>> 0;
    batches[Math.floor((drawn / 2 ** 32) * count)]?.push(row);
  }
  return batches
    .filter((rows) => rows.length > 0)
    .map((rows) => canonicalRows(takePoints(points, Uint32Array.from(rows))).map((at) => rows[at] as number));
}

/** The bits of all coordinates. */
function wordsOf({ X }: WeightedPoints): Uint32Array {
  return new Uint32Array(X.buffer, X.byteOffset, X.length * 2);
}

/** A 32-bit hash of the bits of a point: two words a step, mixed at the end. */
function hashOf(words: Uint32Array, from: number, to: number, seed: number): number {
  let hash = seed ^ 0x85ebca6b;
  for (let at = from; at < to; at += 2) {
    const both = (words[at] as number) ^ Math.imul(words[at + 1] as number, 0xcc9e2d51);
    hash = Math.imul(hash ^ both, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return mixBits(hash) >>> 0;
}

function hashesOf(points: WeightedPoints, seed: number): Uint32Array {
  const words = wordsOf(points);
  const width = points.d * 2;
  const hashes = new Uint32Array(points.n);
  for (let row = 0; row < points.n; row++) hashes[row] = hashOf(words, row * width, (row + 1) * width, seed);
  return hashes;
}

/** For each point how many equal ones came before it: an open-addressed table of the first of each kind. */
function copyNumbers({ X, n, d }: WeightedPoints, hashes: Uint32Array): Uint32Array {
  const copies = new Uint32Array(n);
  const rows = notAlone(hashes);
  const slots = 2 ** Math.ceil(Math.log2(2 * rows.length + 1));
  const first = new Uint32Array(slots); // row + 1 of the first point of a kind; 0 is free
  const met = new Uint32Array(slots); // how many of the kind were met
  for (const row of rows) {
    let slot = (hashes[row] as number) & (slots - 1);
    for (let held = first[slot] as number; held !== 0; held = first[slot] as number) {
      if (hashes[held - 1] === hashes[row] && comparePoints(X, d, held - 1, row) === 0) break;
      slot = (slot + 1) & (slots - 1);
    }
    if (first[slot] === 0) first[slot] = row + 1;
    copies[row] = met[slot] as number;
    met[slot] = (met[slot] as number) + 1;
  }
  return copies;
}

/** Rows that share sixteen times their number of places with another one: all others have no equal, and most are others. */
function notAlone(hashes: Uint32Array): Uint32Array {
  const places = 2 ** Math.min(24, Math.ceil(Math.log2(16 * hashes.length + 1)));
  const seen = new Uint8Array(places);
  const placeOf = (hash: number): number => (hash >>> 8) & (places - 1);
  for (let row = 0; row < hashes.length; row++) {
    const place = placeOf(hashes[row] as number);
    if ((seen[place] as number) < 2) seen[place] = (seen[place] as number) + 1;
  }
  const rows = new Uint32Array(hashes.length);
  let length = 0;
  for (let row = 0; row < hashes.length; row++) {
    if (seen[placeOf(hashes[row] as number)] === 2) rows[length++] = row;
  }
  return rows.slice(0, length);
}

/** How many distinct points there are, counted no further than `most`. */
export function distinctUpTo(points: WeightedPoints, most: number): number {
  const { X, n, d } = points;
  const byHash = new Map<number, number[]>();
  const words = wordsOf(points);
  let found = 0;
  for (let row = 0; row < n && found < most; row++) {
    const hash = hashOf(words, row * d * 2, (row + 1) * d * 2, 0);
    const alike = byHash.get(hash);
    if (alike?.some((other) => comparePoints(X, d, other, row) === 0)) continue;
    if (alike === undefined) byHash.set(hash, [row]);
    else alike.push(row);
    found += 1;
  }
  return found;
}
