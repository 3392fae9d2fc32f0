import type { JsonValue, Note } from '@clientele/core';
import type { LearntFeatures } from '../features/learn.ts';
import { featureModel } from '../model/feature-model.ts';
import { placesOf } from '../model/rows.ts';
import { type KMeansModel, type KMeansParameters, kMeansKind } from './model.ts';
import type { WeightedPoints } from './points.ts';
import type { Clustering } from './settle.ts';

/** Puts a clustering into the words of a model. */
export function modelOf(
  clustering: Omit<Clustering, 'labels'>,
  { features, notes }: LearntFeatures,
  { n, d }: WeightedPoints,
  wanted: number,
  options: Readonly<Record<string, JsonValue>>,
  engine: { readonly name?: string; readonly notes?: readonly Note[] } = {},
): KMeansModel {
  return featureModel(kMeansKind, {
    engine: engine.name,
    options,
    parameters: centerParameters(clustering, d),
    features,
    status: clustering.isConverged ? 'converged' : 'stopped',
    rows: n,
    iterations: clustering.iterations,
    objective: clustering.inertia,
    notes: [...notes, ...fewerNote(wanted, clustering.count.length), ...(engine.notes ?? [])],
  });
}

/** A clustering as parameters. */
export function centerParameters(
  { C, count, W, inertia }: Pick<Clustering, 'C' | 'count' | 'W' | 'inertia'>,
  d: number,
): KMeansParameters {
  return {
    centers: placesOf(C, d),
    sizes: Object.freeze(Array.from(count)),
    weights: Object.freeze(Array.from(W)),
    inertia,
  };
}

/** The options as given, callbacks and what was left out aside. */
export function asGiven(options: object): Readonly<Record<string, JsonValue>> {
  const said = Object.entries(options).filter(([, value]) => value !== undefined && typeof value !== 'function');
  return Object.freeze(JSON.parse(JSON.stringify(Object.fromEntries(said))) as Record<string, JsonValue>);
}

/** Says so where there are fewer clusters than asked for. */
export function fewerNote(wanted: number, k: number): readonly Note[] {
  if (k >= wanted) return [];
  const message = `only ${k} clusters, not ${wanted}: no more customers differ in their features`;
  return [{ code: 'fewer-clusters', message, details: { wanted, found: k } }];
}
