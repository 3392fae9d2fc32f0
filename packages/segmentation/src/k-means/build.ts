import type { JsonValue, Note } from '@clientele/core';
import type { LearntFeatures } from '../features/learn.ts';
import { type KMeansModel, kMeansKind, kMeansVersion } from './model.ts';
import type { WeightedPoints } from './points.ts';
import type { Clustering } from './settle.ts';

/** Puts a clustering into the words of a model. */
export function modelOf(
  { C, count, W, inertia, iterations, isConverged }: Omit<Clustering, 'labels'>,
  { features, notes }: LearntFeatures,
  { n, d }: WeightedPoints,
  wanted: number,
  options: Readonly<Record<string, JsonValue>>,
  engine: { readonly name?: string; readonly notes?: readonly Note[] } = {},
): KMeansModel {
  const centers = Array.from(count, (_, j) => Object.freeze(Array.from(C.subarray(j * d, (j + 1) * d))));
  return Object.freeze({
    kind: kMeansKind,
    version: kMeansVersion,
    ...(engine.name === undefined ? {} : { engine: engine.name }),
    options,
    parameters: Object.freeze({
      centers: Object.freeze(centers),
      sizes: Object.freeze(Array.from(count)),
      weights: Object.freeze(Array.from(W)),
      inertia,
    }),
    features,
    diagnostics: Object.freeze({
      status: isConverged ? 'converged' : 'stopped',
      rows: n,
      iterations,
      objective: inertia,
      gradientNorm: null,
      notes: Object.freeze([...notes, ...fewerNote(wanted, count.length), ...(engine.notes ?? [])]),
    }),
  });
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
