import { openTextIndex, type TextIndex } from './text-index.ts';

/** The code of a cell that has no value. */
export const NO_CODE = 0xffffffff;

/** Every distinct text of a column once, in the order first seen; a text's position is its code. Plain data, so it can be cloned. */
export interface Dictionary {
  readonly values: readonly string[];
}

/** A column of ids: one dictionary, one code a row. `NO_CODE` marks a missing cell. */
export interface CodedColumn {
  readonly dictionary: Dictionary;
  readonly codes: Uint32Array;
}

/** Rows that hold a list of ids each: row i owns `codes` from `offsets[i]` up to `offsets[i + 1]`. */
export interface ListColumn {
  readonly dictionary: Dictionary;
  readonly offsets: Uint32Array;
  readonly codes: Uint32Array;
}

/**
 * Rows that hold a sequence of sets each: a list column that also says which set of its row each code stands in. `elements`
 * runs beside `codes`; within a row it begins at 0 and rises by one where a new set begins. Whoever does not know of it reads
 * the same rows as flat lists.
 */
export interface SequenceColumn extends ListColumn {
  readonly elements: Uint32Array;
}

/** The one cache of the library: from a dictionary to its index, gone with the dictionary. */
const indexes = new WeakMap<Dictionary, TextIndex>();

/**
 * The code of a text in a dictionary.
 *
 * @param dictionary the dictionary to look in
 * @param value the text to look for, to the letter
 * @returns its position in `dictionary.values`, or −1 where it is unknown
 * @example
 * import { codeOf, encode } from '@clientele/core';
 * codeOf(encode(['Ada', 'Bo', 'Ada']).dictionary, 'Bo'); // => 1
 */
export function codeOf(dictionary: Dictionary, value: string): number {
  let index = indexes.get(dictionary);
  if (index === undefined) {
    index = openTextIndex(dictionary.values);
    indexes.set(dictionary, index);
  }
  return index.codeOf(value);
}

/**
 * Encodes texts as a column of codes.
 *
 * @param cells one text a row; `null` and `undefined` are missing
 * @returns the column, its dictionary in first-seen order
 * @example
 * import { encode } from '@clientele/core';
 * [...encode(['Ada', 'Bo', 'Ada']).codes]; // => [0, 1, 0]
 */
export function encode(cells: readonly (string | null | undefined)[]): CodedColumn {
  const growing = growDictionary();
  const codes = new Uint32Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    codes[row] = cell === null || cell === undefined ? NO_CODE : growing.codeFor(cell);
  }
  return Object.freeze({ dictionary: growing.finish(), codes });
}

/**
 * Encodes texts of which few differ, the levels of a category for instance: as `encode` does, without the index that makes ids of
 * millions of customers fast.
 *
 * @param cells one text a row; `null` and `undefined` are missing
 * @returns the column, its dictionary in first-seen order
 * @example
 * import { encodeLevels } from '@clientele/core';
 * [...encodeLevels(['basic', 'pro', 'basic']).codes]; // => [0, 1, 0]
 */
export function encodeLevels(cells: readonly (string | null | undefined)[]): CodedColumn {
  const known = new Map<string, number>();
  const codes = Uint32Array.from(cells, (cell) => {
    if (cell === null || cell === undefined) return NO_CODE;
    const code = known.get(cell) ?? known.size;
    if (code === known.size) known.set(cell, code);
    return code;
  });
  return Object.freeze({ dictionary: Object.freeze({ values: Object.freeze([...known.keys()]) }), codes });
}

/** A dictionary that still takes new texts. */
export interface GrowingDictionary {
  /** The text's code, a new one where it was never seen. */
  codeFor(value: string): number;
  /** The codes of many known texts at once; −1 where a cell is none, or must be asked for by `codeFor`. */
  recall(cells: readonly unknown[], from: number, codes: Int32Array): void;
  /** Hands the texts over and ends the growth: the index goes with them, uncopied. */
  finish(): Dictionary;
}

/**
 * Opens a dictionary that grows as texts are met.
 *
 * @returns the growing dictionary
 * @example
 * import { growDictionary } from '@clientele/core';
 * const growing = growDictionary();
 * [growing.codeFor('Ada'), growing.codeFor('Bo'), growing.codeFor('Ada')]; // => [0, 1, 0]
 */
export function growDictionary(): GrowingDictionary {
  let index = openTextIndex();
  return {
    codeFor: (value) => index.codeFor(value),
    recall: (cells, from, codes) => index.recall(cells, from, codes),
    finish() {
      const dictionary: Dictionary = Object.freeze({ values: Object.freeze(index.texts) });
      indexes.set(dictionary, index);
      index = openTextIndex();
      return dictionary;
    },
  };
}

/**
 * The text of one cell.
 *
 * @param column the column
 * @param row 0-based row
 * @returns the text, or `null` where the cell is missing
 * @example
 * import { encode, textAt } from '@clientele/core';
 * textAt(encode(['Ada', null]), 1); // => null
 */
export function textAt(column: CodedColumn, row: number): string | null {
  const code = column.codes[row];
  return code === undefined || code === NO_CODE ? null : (column.dictionary.values[code] ?? null);
}

/**
 * The list of one row; of a sequence the list of its sets.
 *
 * @param column lists or sequences
 * @param row 0-based row
 * @returns texts, or arrays of texts
 * @example
 * import { encode, listAt } from '@clientele/core';
 * const { dictionary } = encode(['tea', 'cake', 'milk']);
 * const lists = { dictionary, offsets: Uint32Array.of(0, 3), codes: Uint32Array.of(0, 1, 2) };
 * listAt(lists, 0); // => ['tea', 'cake', 'milk']
 * listAt({ ...lists, elements: Uint32Array.of(0, 0, 1) }, 0); // => [['tea', 'cake'], ['milk']]
 */
export function listAt(column: SequenceColumn, row: number): string[][];
export function listAt(column: ListColumn, row: number): string[] | string[][];
export function listAt(column: ListColumn, row: number): string[] | string[][] {
  const { dictionary, offsets, codes } = column;
  const [start, end] = [offsets[row] as number, offsets[row + 1] as number];
  const texts = Array.from(codes.subarray(start, end), (code) => dictionary.values[code] as string);
  if (!('elements' in column)) return texts;
  const sets: string[][] = [];
  const { elements } = column as SequenceColumn;
  texts.forEach((text, i) => {
    const set = elements[start + i] as number;
    sets[set] = [...(sets[set] ?? []), text];
  });
  return sets;
}
