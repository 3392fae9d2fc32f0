import { type CodedColumn, type FeatureSchema, InvalidInputError, NO_CODE } from '@clientele/core';
import type { CellSource, FeatureCells } from './cells.ts';
import { demandLevels, demandNumbers } from './refuse.ts';
import { transformed } from './transform.ts';
import { largestNumber } from './usable.ts';

/** Rows as points: row i has coordinates `X[i d]` to `X[i d + d − 1]`. */
export interface Points {
  readonly X: Float64Array;
  readonly n: number;
  readonly d: number;
}

/** How many coordinates a feature takes: one for a number, one a level for a text, one for the levels pooled. */
export function widthOf({ levels, pooled = 0 }: FeatureSchema): number {
  return levels === undefined ? 1 : levels.length + Math.sign(pooled);
}

/** How many coordinates some features take. */
export function dimensionsOf(features: readonly FeatureSchema[]): number {
  return features.reduce((sum, feature) => sum + widthOf(feature), 0);
}

/**
 * Turns columns into points, by the features of a fit. A text never met in the fit counts among the pooled ones where
 * there are any; else it is none of the levels.
 *
 * @throws InvalidInputError (`invalid-input`) where a column is missing, is of another type than in the fit, or a cell
 * cannot be used
 */
export function encodePoints(verb: string, source: CellSource, features: readonly FeatureSchema[]): Points {
  const n = source.length;
  const d = dimensionsOf(features);
  const X = new Float64Array(n * d);
  const writers: Writer[] = [];
  let at = 0;
  for (const feature of features) {
    const cells = cellsLikeFit(verb, source, feature);
    const writer =
      'codes' in cells ? levelsWriter(verb, X, d, at, cells, feature) : numbersWriter(verb, X, d, at, cells, feature);
    writers.push(writer);
    at += widthOf(feature);
  }
  writeTiles(n, writers);
  return { X, n, d };
}

/** Writes one feature of the points from one row up to another. */
export type Writer = (from: number, to: number) => void;

/** Rows whose points stay in the cache while one feature after the other is written into them. */
const tileRows = 2048;

/** Writes all features of some rows, then those of the next: points would cross the memory once a feature otherwise. */
export function writeTiles(n: number, writers: readonly Writer[]): void {
  for (let from = 0; from < n; from += tileRows) {
    for (const write of writers) write(from, Math.min(n, from + tileRows));
  }
}

/** The cells of a feature, of the type that it had in the fit. */
export function cellsLikeFit(verb: string, source: CellSource, { name, type }: FeatureSchema): FeatureCells {
  const cells = ofType(source.cells(name), type);
  if ('codes' in cells === (type === 'category')) return cells;
  const wanted = type === 'category' ? 'texts' : 'numbers';
  throw new InvalidInputError(`${verb}: column "${name}" must hold ${wanted}, as in the fit`);
}

/** A column without a single cell says nothing of its type. */
function ofType(cells: FeatureCells, type: FeatureSchema['type']): FeatureCells {
  if (type !== 'category' || 'codes' in cells || cells.some((cell) => !Number.isNaN(cell))) return cells;
  return { dictionary: { values: [] }, codes: new Uint32Array(cells.length).fill(NO_CODE) };
}

/** Writes a feature of numbers, scaled, into coordinate `at` of every point. */
export function numbersWriter(
  verb: string,
  X: Float64Array,
  d: number,
  at: number,
  given: Float64Array,
  feature: FeatureSchema,
): Writer {
  const cells = demandNumbers(verb, feature.name, given, feature.missing as number | undefined);
  const { center = 0, scale = 1, transform } = feature;
  return (from, to) => {
    for (let row = from; row < to; row++) {
      const x = cells[row] as number;
      const z = ((transform === undefined ? x : transformed(x, feature)) - center) / scale;
      // A new customer may lie very far out on the scale of the fit: as far as squares allow is far enough.
      X[row * d + at] = Math.min(largestNumber, Math.max(-largestNumber, z)) + 0;
    }
  };
}

function levelsWriter(
  verb: string,
  X: Float64Array,
  d: number,
  at: number,
  given: CodedColumn,
  feature: FeatureSchema,
): Writer {
  const { scale = 1 } = feature;
  const places = levelPlaces(verb, given, feature);
  return (from, to) => {
    for (let row = from; row < to; row++) {
      const place = places[row] as number;
      if (place >= 0) X[row * d + at + place] = 1 / scale;
    }
  };
}

/** For each row the place of its text among the levels of the fit, behind them for those pooled, −1 for none of them. */
export function levelPlaces(verb: string, given: CodedColumn, feature: FeatureSchema): Int32Array {
  const missing = feature.missing as string | undefined;
  const codes = demandLevels(verb, feature.name, given, missing);
  const { levels = [], pooled = 0 } = feature;
  const places = new Map(levels.map((level, place) => [level, place]));
  const unknown = pooled > 0 ? levels.length : -1;
  const placeOf = (level: string): number => places.get(level) ?? unknown;
  const byCode = Int32Array.from(given.dictionary.values, placeOf);
  const ofMissing = missing === undefined ? -1 : placeOf(missing);
  return Int32Array.from(codes, (code) => (code === NO_CODE ? ofMissing : (byCode[code] as number)));
}
