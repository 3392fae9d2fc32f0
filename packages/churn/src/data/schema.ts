import { type CodedColumn, type FeatureSchema, InvalidInputError, NO_CODE } from '@clientele/core';
import type { FeatureCells } from './input.ts';

/** More levels than this are ids, not categories. */
const mostLevels = 200;

/**
 * What a feature is: a number, or a category with the levels met in the rows that count, by code unit, so that the order
 * of rows never shows.
 *
 * @throws InvalidInputError (`invalid-input`) where there is no level, or more than 200
 */
export function schemaOf(verb: string, name: string, cells: FeatureCells, rows: Uint32Array): FeatureSchema {
  if (!('codes' in cells)) return { name, type: 'number' };
  const levels = levelsMet(cells, rows);
  if (levels.length === 0) throw noValue(verb, name);
  if (levels.length > mostLevels) {
    throw new InvalidInputError(
      `${verb}: column "${name}" has ${levels.length} levels, more than ${mostLevels}: an id is no feature, name the others in features`,
    );
  }
  return { name, type: 'category', levels };
}

/** The refusal of a column without a value. */
export function noValue(verb: string, name: string): InvalidInputError {
  return new InvalidInputError(`${verb}: column "${name}" has no value in any row that counts`);
}

function levelsMet({ codes, dictionary }: CodedColumn, rows: Uint32Array): string[] {
  const met = new Set<number>();
  for (const row of rows) met.add(codes[row] as number);
  met.delete(NO_CODE);
  return [...met].map((code) => dictionary.values[code] as string).sort();
}
