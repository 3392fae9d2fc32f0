import { type CodedColumn, type FeatureSchema, InvalidInputError, NO_CODE, showValue } from '@clientele/core';
import { badCell, type FeatureCells } from './input.ts';

/** What to do with a missing cell. */
export type MissingPolicy = 'refuse' | 'average';

/** What a cell without a known value is: the mean customer stands in for it. */
export const unknownCell: number = Number.NaN;

/** A feature's cells as numbers: the number itself, or the position of the level; NaN where the mean stands in. */
export interface EncodedFeature {
  readonly values: Float64Array;
  /** Cells where the mean stands in. */
  readonly averaged: number;
}

/** What happens with cells that have no value, and with levels that the fit never saw. */
export interface CellPolicy {
  readonly missing: MissingPolicy;
  readonly unseen: MissingPolicy;
}

/**
 * Turns a column into numbers by a schema: by name and by value, never by position.
 *
 * @throws InvalidInputError (`invalid-input`) where the type differs, or a cell is refused, naming row and column
 */
export function encodeFeature(
  verb: string,
  { name, type, levels = [] }: FeatureSchema,
  cells: FeatureCells,
  policy: CellPolicy,
): EncodedFeature {
  if ('codes' in cells !== (type === 'category')) {
    const [wanted, given] = type === 'category' ? ['texts', 'numbers'] : ['numbers', 'texts'];
    // A column of nothing but missing cells has no type of its own.
    if (!isAllMissing(cells))
      throw new InvalidInputError(`${verb}: column "${name}" must hold ${wanted}, it holds ${given}`);
    return encodeMissing(verb, name, cells, policy);
  }
  return 'codes' in cells
    ? encodeCategory(verb, name, levels, cells, policy)
    : encodeNumber(verb, name, cells, policy.missing);
}

/** Whether a column has no value at all. */
export function isAllMissing(cells: FeatureCells): boolean {
  return 'codes' in cells ? cells.codes.every((code) => code === NO_CODE) : cells.every(Number.isNaN);
}

function encodeMissing(verb: string, name: string, cells: FeatureCells, { missing }: CellPolicy): EncodedFeature {
  const length = 'codes' in cells ? cells.codes.length : cells.length;
  if (length > 0 && missing === 'refuse') throw badCell(verb, name, 0, 'a value', null);
  return { values: new Float64Array(length).fill(unknownCell), averaged: length };
}

function encodeNumber(verb: string, name: string, cells: Float64Array, missing: MissingPolicy): EncodedFeature {
  let averaged = 0;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] as number;
    if (Number.isFinite(cell)) continue;
    if (!Number.isNaN(cell) || missing === 'refuse') throw badCell(verb, name, row, 'a finite number', cell);
    averaged++;
  }
  return { values: cells, averaged };
}

function encodeCategory(
  verb: string,
  name: string,
  levels: readonly string[],
  { codes, dictionary }: CodedColumn,
  policy: CellPolicy,
): EncodedFeature {
  const positions = new Map(levels.map((level, position) => [level, position]));
  const positionOf = dictionary.values.map((value) => positions.get(value) ?? unknownCell);
  let averaged = 0;
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const position = code === NO_CODE ? unknownCell : (positionOf[code] as number);
    values[row] = position;
    if (!Number.isNaN(position)) continue;
    averaged++;
    if (code === NO_CODE && policy.missing === 'refuse') throw badCell(verb, name, row, 'a level', null);
    if (code !== NO_CODE && policy.unseen === 'refuse') {
      throw badCell(verb, name, row, `one of the levels of the fit (${shownLevels(levels)})`, dictionary.values[code]);
    }
  }
  return { values, averaged };
}

function shownLevels(levels: readonly string[]): string {
  const shown = levels.slice(0, 6).map(showValue).join(', ');
  return levels.length > 6 ? `${shown}, …` : shown;
}
