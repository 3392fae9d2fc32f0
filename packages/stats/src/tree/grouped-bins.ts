import type { BinnedColumn } from './binned-column.ts';

/** The two 32-bit words of each number, and where the upper one stands. */
interface Words {
  readonly words: Int32Array;
  readonly upper: 0 | 1;
}

/** A missing value has no code of its own yet. */
const noBin = 0xffff;

/**
 * Codes for a column with many rows, or with fewer codes than values. Up to `bins` distinct numbers keep a code each; more
 * are put into groups of about equally many rows. The groups come from counts of the leading bits of all numbers, hence
 * never depend on the order of the rows.
 */
export function groupedBins(values: Float64Array, bins: number): BinnedColumn {
  const words = wordsOf(values);
  return fewDistinct(values, words, bins) ?? manyDistinct(values, words, bins);
}

function wordsOf(values: Float64Array): Words {
  const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  return { words: new Int32Array(values.buffer, values.byteOffset, values.length * 2), upper: isLittle ? 1 : 0 };
}

/** One code a value, by a hash table of all its bits; null where there are too many. */
function fewDistinct(values: Float64Array, { words, upper }: Words, bins: number): BinnedColumn | null {
  const size = 2 ** Math.ceil(Math.log2(bins * 2 + 2));
  const slots = new Float64Array(size);
  const slotOf = new Int32Array(size).fill(-1);
  const found: number[] = [];
  const codes = new Uint16Array(values.length);
  for (let row = 0; row < codes.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) {
      codes[row] = noBin;
      continue;
    }
    // of −0 the same as of 0
    const high = value === 0 ? 0 : (words[2 * row + upper] as number);
    const low = words[2 * row + 1 - upper] as number;
    let slot = (Math.imul(high ^ Math.imul(low, 0x85ebca6b), 0x9e3779b1) >>> 8) & (size - 1);
    while ((slotOf[slot] as number) >= 0 && slots[slot] !== value) slot = (slot + 1) & (size - 1);
    if ((slotOf[slot] as number) < 0) {
      if (found.length === bins) return null;
      slots[slot] = value;
      slotOf[slot] = found.length;
      found.push(value);
    }
    codes[row] = slotOf[slot] as number;
  }
  const own = Float64Array.from(found).sort();
  const places = new Map(Array.from(own, (value, place) => [value, place]));
  const placeOf = Uint16Array.from(found, (value) => places.get(value) as number);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    codes[row] = code === noBin ? own.length : (placeOf[code] as number);
  }
  return { codes, bins: own.length, isCategory: false, low: own, high: own };
}

/** So many leading bits of a number tell cells apart. */
const coarseBits = 16;
const restBits = 32 - coarseBits;
/** At most so many of the bits after them tell the parts of a crowded cell apart. */
const mostFineBits = 12;
/** A cell with more than a share of 1 / (bins · this) of the rows is crowded, and its parts are to hold a quarter of that. */
const crowd = 4;
/** A cell with more than a share of 1 / this of the rows may hold them in a corner of it. */
const heap = 8;

/** Cells by their leading bits; the parts of crowded ones stand one after the other. */
interface Cells {
  /** Where the parts of a cell begin; −1 where it has none. */
  readonly base: Int32Array;
  /** By how much the bits after the leading ones are shifted to give the part. */
  readonly shift: Uint8Array;
  readonly parts: number;
}

function manyDistinct(values: Float64Array, { words, upper }: Words, bins: number): BinnedColumn {
  const keys = new Int32Array(values.length);
  const coarse = new Int32Array(2 ** coarseBits);
  let present = 0;
  for (let row = 0; row < keys.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    const key = keyOf(words[2 * row + upper] as number);
    keys[row] = key;
    present++;
    coarse[key >>> restBits] = (coarse[key >>> restBits] as number) + 1;
  }
  const cells = partedCells(coarse, present, bins);
  const fine = new Int32Array(cells.parts);
  for (let row = 0; row < keys.length; row++) {
    if (Number.isNaN(values[row])) continue;
    const part = partOf(cells, keys[row] as number);
    if (part >= 0) fine[part] = (fine[part] as number) + 1;
  }
  return encodeGroups(values, keys, cells, groupsOf(coarse, cells, fine, present, bins));
}

/** The upper word as bits that rise with the value when read as an unsigned number; −0 is 0. */
function keyOf(word: number): number {
  if (word === minusZero) return minusZero;
  return word < 0 ? ~word : word | minusZero;
}

/** The sign bit alone. */
const minusZero = -0x80000000;

/** A crowded cell has about as many parts as it takes to part its rows evenly. */
function partedCells(coarse: Int32Array, present: number, bins: number): Cells {
  const base = new Int32Array(coarse.length).fill(-1);
  const shift = new Uint8Array(coarse.length);
  let parts = 0;
  for (let cell = 0; cell < coarse.length; cell++) {
    const share = (coarse[cell] as number) * bins * crowd;
    if (share <= present) continue;
    const isHeap = (coarse[cell] as number) * heap > present;
    const bits = isHeap ? mostFineBits : Math.min(mostFineBits, Math.ceil(Math.log2((share * crowd) / present)));
    base[cell] = parts;
    shift[cell] = restBits - bits;
    parts += 2 ** bits;
  }
  return { base, shift, parts };
}

/** The part of a crowded cell that a key belongs to; −1 in any other. */
function partOf({ base, shift }: Cells, key: number): number {
  const cell = key >>> restBits;
  const first = base[cell] as number;
  return first < 0 ? -1 : first + ((key & (2 ** restBits - 1)) >>> (shift[cell] as number));
}

interface Groups {
  readonly count: number;
  readonly ofCoarse: Uint16Array;
  readonly ofFine: Uint16Array;
}

/** Walks the cells in ascending order and closes a group once it holds its share of what is left. */
function groupsOf(coarse: Int32Array, { base, shift }: Cells, fine: Int32Array, present: number, bins: number): Groups {
  const ofCoarse = new Uint16Array(coarse.length);
  const ofFine = new Uint16Array(fine.length);
  let [group, held, left] = [0, 0, present];
  const take = (count: number): number => {
    if (held > 0 && group < bins - 1 && held + count / 2 >= left / (bins - group)) {
      left -= held;
      held = 0;
      group++;
    }
    held += count;
    return group;
  };
  for (let cell = 0; cell < coarse.length; cell++) {
    if (coarse[cell] === 0) continue;
    const first = base[cell] as number;
    if (first < 0) ofCoarse[cell] = take(coarse[cell] as number);
    else {
      const last = first + 2 ** (restBits - (shift[cell] as number));
      for (let at = first; at < last; at++) if ((fine[at] as number) > 0) ofFine[at] = take(fine[at] as number);
    }
  }
  return { count: group + 1, ofCoarse, ofFine };
}

function encodeGroups(values: Float64Array, keys: Int32Array, cells: Cells, groups: Groups): BinnedColumn {
  const { count, ofCoarse, ofFine } = groups;
  const codes = new Uint16Array(values.length);
  const low = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < codes.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) {
      codes[row] = count;
      continue;
    }
    const key = keys[row] as number;
    const part = partOf(cells, key);
    const group = (part < 0 ? ofCoarse[key >>> restBits] : ofFine[part]) as number;
    codes[row] = group;
    if (value < (low[group] as number)) low[group] = value;
    if (value > (high[group] as number)) high[group] = value;
  }
  return { codes, bins: count, isCategory: false, low, high };
}
