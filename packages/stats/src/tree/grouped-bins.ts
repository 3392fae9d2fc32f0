import type { BinnedColumn } from './binned-column.ts';

/** The two 32-bit words of each number, where the upper one stands, and what follows from it. */
interface Words {
  readonly words: Uint32Array;
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
  return {
    words: new Uint32Array(values.buffer, values.byteOffset, values.length * 2),
    upper: isLittle ? 1 : 0,
  };
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
    const [high, low] = value === 0 ? [0, 0] : [words[2 * row + upper] as number, words[2 * row + 1 - upper] as number];
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

/** Of the leading bits of a number so many tell cells apart, and so many more where a cell is crowded. */
const [coarseBits, fineBits] = [16, 12];
const fineCells = 2 ** fineBits;

function manyDistinct(values: Float64Array, words: Words, bins: number): BinnedColumn {
  const coarse = new Uint32Array(2 ** coarseBits);
  let present = 0;
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue;
    present++;
    const cell = keyAt(words, row) >>> (32 - coarseBits);
    coarse[cell] = (coarse[cell] as number) + 1;
  }
  const crowds = new Int32Array(coarse.length).fill(-1);
  let crowded = 0;
  coarse.forEach((count, cell) => {
    if (count * bins * 4 > present) crowds[cell] = crowded++;
  });
  const fine = new Uint32Array(crowded * fineCells);
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue;
    const key = keyAt(words, row);
    const crowd = crowds[key >>> (32 - coarseBits)] as number;
    if (crowd < 0) continue;
    const cell = crowd * fineCells + fineCellOf(key);
    fine[cell] = (fine[cell] as number) + 1;
  }
  const groups = groupsOf(coarse, crowds, fine, present, bins);
  return encodeGroups(values, words, crowds, groups);
}

/** The sign bit alone. */
const minusZero = 0x80000000;

/** The upper word as an unsigned number that rises with the value; −0 is 0. */
function keyAt({ words, upper }: Words, row: number): number {
  const word = words[2 * row + upper] as number;
  if (word === minusZero) return minusZero;
  return word < minusZero ? word + minusZero : ~word >>> 0;
}

function fineCellOf(key: number): number {
  return (key >>> (32 - coarseBits - fineBits)) & (fineCells - 1);
}

interface Groups {
  readonly count: number;
  readonly ofCoarse: Uint16Array;
  readonly ofFine: Uint16Array;
}

/** Walks the cells in ascending order and closes a group once it holds its share of what is left. */
function groupsOf(coarse: Uint32Array, crowds: Int32Array, fine: Uint32Array, present: number, bins: number): Groups {
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
    const crowd = crowds[cell] as number;
    if (crowd < 0) ofCoarse[cell] = take(coarse[cell] as number);
    else {
      for (let at = crowd * fineCells; at < (crowd + 1) * fineCells; at++) {
        if ((fine[at] as number) > 0) ofFine[at] = take(fine[at] as number);
      }
    }
  }
  return { count: group + 1, ofCoarse, ofFine };
}

function encodeGroups(values: Float64Array, words: Words, crowds: Int32Array, groups: Groups): BinnedColumn {
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
    const key = keyAt(words, row);
    const cell = key >>> (32 - coarseBits);
    const crowd = crowds[cell] as number;
    const group = (crowd < 0 ? ofCoarse[cell] : ofFine[crowd * fineCells + fineCellOf(key)]) as number;
    codes[row] = group;
    if (value < (low[group] as number)) low[group] = value;
    if (value > (high[group] as number)) high[group] = value;
  }
  return { codes, bins: count, isCategory: false, low, high };
}
