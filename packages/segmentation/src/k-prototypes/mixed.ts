import type { FeatureSchema } from '@clientele/core';
import type { ColumnSource } from '../features/columns.ts';
import { cellsLikeFit, levelPlaces, numbersWriter, type Writer, writeTiles } from '../features/encode.ts';
import type { WeightedPoints } from '../k-means/points.ts';

/** Points of p scaled numbers, followed by the places of their texts among the levels. */
export interface MixedPoints extends WeightedPoints {
  readonly p: number;
  /** What one text that differs costs, in squared scaled coordinates. */
  readonly gamma: number;
}

/** How many of some features are numbers. */
export function numbersAmong(features: readonly FeatureSchema[]): number {
  return features.filter(({ type }) => type === 'number').length;
}

/**
 * Turns columns into mixed points, by the features of a fit: numbers first, then texts, each in the order of the features.
 *
 * @throws InvalidInputError (`invalid-input`) where a column is missing, is of another type than in the fit, or a cell
 * cannot be used
 */
export function encodeMixed(verb: string, source: ColumnSource, features: readonly FeatureSchema[]): MixedCoordinates {
  const [n, d, p] = [source.length, features.length, numbersAmong(features)];
  const X = new Float64Array(n * d);
  let [number, text] = [0, p];
  const writers = features.map((feature): Writer => {
    const cells = cellsLikeFit(verb, source, feature);
    if ('codes' in cells) return placesWriter(X, d, text++, levelPlaces(verb, cells, feature));
    return numbersWriter(verb, X, d, number++, cells, feature);
  });
  writeTiles(n, writers);
  return { X, n, d, p };
}

function placesWriter(X: Float64Array, d: number, at: number, places: Int32Array): Writer {
  return (from, to) => {
    for (let row = from; row < to; row++) X[row * d + at] = places[row] as number;
  };
}

/** Mixed points before weights and gamma are known. */
export type MixedCoordinates = Omit<MixedPoints, 'w' | 'gamma'>;

/** What it costs that point i is in the cluster with prototype j: squared differences, and gamma for each text that differs. */
export function mixedCost({ X, d, p, gamma }: MixedPoints, i: number, C: Float64Array, j: number): number {
  let squares = 0;
  let differing = 0;
  const [from, at] = [i * d, j * d];
  for (let c = 0; c < p; c++) {
    const difference = (X[from + c] as number) - (C[at + c] as number);
    squares += difference * difference;
  }
  for (let c = p; c < d; c++) if (X[from + c] !== C[at + c]) differing += 1;
  return squares + gamma * differing;
}
