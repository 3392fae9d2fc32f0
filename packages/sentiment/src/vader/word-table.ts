/**
 * Finds words where they stand in a text, without cutting them out: an open table of FNV-1a hashes (Fowler, Noll and Vo) over
 * UTF-16 units. What has the hash of a word is compared with it unit by unit, so a find is exact.
 */
export interface WordTable {
  /**
   * The id of the word that stands in a part of a text, its ASCII capitals read as small letters; 0 where none does.
   *
   * @param hash of that part, its ASCII capitals read as small letters
   */
  find(text: string, from: number, to: number, hash: number): number;
}

/** The hash of nothing. */
export const emptyHash: number = 0x811c9dc5 | 0;

/** The hash of a part that is one unit longer. */
export function addUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The hash of a part of a text, its ASCII capitals read as small letters. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = emptyHash;
  for (let at = from; at < to; at++) hash = addUnit(hash, smallUnit(text.charCodeAt(at)));
  return hash;
}

function smallUnit(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}

/**
 * Opens a table of words.
 *
 * @param words the word of each id, those of id 1 and above distinct; id 0 stands for what is unknown and is never found
 */
export function openWordTable(words: readonly string[]): WordTable {
  const size = 2 ** Math.ceil(Math.log2(4 * words.length + 1));
  const mask = size - 1;
  const slots = new Int32Array(size);
  const hashes = new Int32Array(words.length);
  const starts = new Int32Array(words.length + 1);
  for (let id = 0; id < words.length; id++) starts[id + 1] = (starts[id] as number) + (words[id] as string).length;
  const units = new Uint16Array(starts[words.length] as number);
  for (let id = 1; id < words.length; id++) {
    const word = words[id] as string;
    let hash = emptyHash;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      units[(starts[id] as number) + i] = unit;
      hash = addUnit(hash, unit);
    }
    hashes[id] = hash;
    let slot = firstSlot(hash) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = id;
  }

  function standsAt(id: number, text: string, from: number, to: number): boolean {
    const start = starts[id] as number;
    if ((starts[id + 1] as number) - start !== to - from) return false;
    for (let i = 0; i < to - from; i++) {
      if (units[start + i] !== smallUnit(text.charCodeAt(from + i))) return false;
    }
    return true;
  }

  return {
    find(text, from, to, hash) {
      let slot = firstSlot(hash) & mask;
      for (let id = slots[slot] as number; id !== 0; id = slots[slot] as number) {
        if (hashes[id] === hash && standsAt(id, text, from, to)) return id;
        slot = (slot + 1) & mask;
      }
      return 0;
    },
  };
}

/** Stirs a hash, since slots are its low bits. */
function firstSlot(hash: number): number {
  return hash ^ (hash >>> 15);
}
