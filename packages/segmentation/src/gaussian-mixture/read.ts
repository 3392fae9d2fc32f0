import { InvalidOptionError } from '@clientele/core';
import type { FeatureOptions } from '../features/choices.ts';
import { type ClusterInput, openColumns } from '../features/columns.ts';
import type { LearntFeatures } from '../features/learn.ts';
import { readPoints } from '../k-means/fit.ts';
import type { WeightedPoints } from '../k-means/points.ts';

/** Columns of numbers as points; texts have no density. */
export function readNumbers(
  verb: string,
  data: ClusterInput,
  { features, scale, weight }: FeatureOptions & { readonly weight?: string | undefined },
): { readonly points: WeightedPoints; readonly learnt: LearntFeatures } {
  const given = features === undefined ? numbersOf(verb, data, weight) : features;
  const { points, learnt } = readPoints(verb, data, { features: given, scale, weight });
  const text = learnt.features.find(({ type }) => type === 'category');
  if (text !== undefined) {
    const allowed = 'columns of numbers; fitKPrototypes takes texts';
    throw new InvalidOptionError(verb, [{ option: 'features', allowed, received: `${text.name}, which holds texts` }]);
  }
  return { points, learnt };
}

/** The columns of numbers, where the data have any; else whatever there is, to be refused by name. */
function numbersOf(verb: string, data: ClusterInput, weight: string | undefined): readonly string[] | undefined {
  const source = openColumns(verb, data);
  const aside = new Set(['customer', 'id', 'cluster', 'distance', 'probability', 'leaf', weight]);
  const names = source.names.filter(
    (name) => !aside.has(name) && source.isFeature(name) && !('codes' in source.cells(name)),
  );
  return names.length === 0 ? undefined : names;
}
