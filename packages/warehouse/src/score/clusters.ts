import type { FeatureSchema } from '@clientele/core';
import type { KMeansModel, KMedoidsModel } from '@clientele/segmentation';
import type { Dialect } from '../dialect/dialect.ts';
import { numberOf } from '../dialect/words.ts';
import { featureCells } from './feature-cell.ts';
import { type Layer, type SqlScore, unlessMissing } from './layers.ts';
import { transformed } from './transform.ts';

/** As far out as squares allow, for cells and for coordinates. */
const largestNumber = 1e100;

/** The nearest centre or medoid as `assignClusters` gives it: the first of those equally near. NULL where a cell is missing. */
export function clusterScore(dialect: Dialect, model: KMeansModel | KMedoidsModel): SqlScore {
  const places = model.kind === 'segmentation/k-means' ? model.parameters.centers : model.parameters.medoids;
  const features = model.features ?? [];
  const coordinates = features.flatMap((feature, at) => coordinatesOf(dialect, feature, `in_${at}`));
  const squares = places.map((place) => squareTo(dialect, place));
  const names = squares.map((_, at) => `square_${at}`);
  const nearest = names.map((name, at) => `WHEN ${name} <= least_square THEN ${numberOf(dialect, at)}`);
  const { inputs, refused } = featureCells(dialect, features, largestNumber);
  return {
    inputs: {
      ...inputs,
      ...Object.fromEntries(features.flatMap((feature, at) => filled(dialect, feature, `in_${at}`, inputs))),
    },
    refused,
    steps: [
      Object.fromEntries(coordinates.map((coordinate, at) => [`z_${at}`, coordinate])),
      Object.fromEntries(squares.map((square, at) => [`square_${at}`, square])),
      { least_square: leastOf(names) },
    ],
    scores: { cluster: `CASE ${nearest.join(' ')} END`, distance: 'SQRT(least_square)' },
  };
}

function squareTo(dialect: Dialect, place: readonly number[]): string {
  const differences = place.map((value, at) => `(z_${at} - ${numberOf(dialect, value)})`);
  return differences.map((difference) => `${difference} * ${difference}`).join(' + ');
}

/** Engines part ways on LEAST with a NULL among its arguments, and some refuse a single one. */
function leastOf(names: readonly string[]): string {
  return names.length === 1 ? (names[0] as string) : unlessMissing(names, `LEAST(${names.join(', ')})`);
}

/** What the fit put in place of a missing cell. */
function filled(dialect: Dialect, { missing }: FeatureSchema, alias: string, inputs: Layer): [string, string][] {
  if (typeof missing !== 'number' && typeof missing !== 'string') return [];
  const instead = typeof missing === 'number' ? numberOf(dialect, missing) : dialect.text(missing);
  return [[alias, `COALESCE(${inputs[alias]}, ${instead})`]];
}

/** One coordinate for a number; one a level for a text, and one for all others where the fit had such. */
function coordinatesOf(dialect: Dialect, feature: FeatureSchema, cell: string): string[] {
  const { type, levels = [], pooled = 0, center = 0, scale = 1 } = feature;
  const number = (value: number): string => numberOf(dialect, value);
  if (type !== 'category') {
    const z = `(${transformed(dialect, feature, cell)} - ${number(center)}) / ${number(scale)}`;
    return [unlessMissing([cell], `LEAST(${number(largestNumber)}, GREATEST(${number(-largestNumber)}, ${z}))`)];
  }
  const [yes, no] = [number(1 / scale), number(0)];
  const isLevel = levels.map((level) => `${cell} = ${dialect.text(level)}`);
  const known = isLevel.map((test) => unlessMissing([cell], `CASE WHEN ${test} THEN ${yes} ELSE ${no} END`));
  const among = isLevel.length === 0 ? yes : `CASE WHEN ${isLevel.join(' OR ')} THEN ${no} ELSE ${yes} END`;
  return pooled > 0 ? [...known, unlessMissing([cell], among)] : known;
}
