import { InvalidInputError } from '@clientele/core';
import { distinctOf } from '../distinct.ts';
import type { FeatureOptions } from '../features/choices.ts';
import type { ClusterInput } from '../features/columns.ts';
import type { LearntFeatures } from '../features/learn.ts';
import { readPoints } from '../k-means/fit.ts';
import { takePoints } from '../k-means/points.ts';

/** Customers whose features differ, in an order that their values decide, and how many stand at each place. */
export interface DensityPoints {
  readonly X: Float64Array;
  readonly n: number;
  readonly d: number;
  /** Customers, by place. */
  readonly weight: Float64Array;
  /** The place of each row. */
  readonly place: Uint32Array;
  readonly learnt: LearntFeatures;
}

/** Equal customers are one place with a count, so that no method can part them. */
export function densityPoints(
  verb: string,
  data: ClusterInput,
  options: FeatureOptions & { readonly weight?: string | undefined },
  most: number,
): DensityPoints {
  const { points, learnt } = readPoints(verb, data, options);
  const { place, rows, weight } = distinctOf(points);
  if (rows.length > most) {
    const got = `${rows.length}; fitKMeans takes more`;
    throw new InvalidInputError(`${verb}: at most ${most} customers may differ in their features, got ${got}`);
  }
  const { X, n, d } = takePoints(points, rows);
  return { X, n, d, weight, place, learnt };
}

/**
 * Numbers groups of places by their customers, the most first, equal ones by their first place; −1 stays what it is.
 *
 * @param group an id for each place, −1 for none
 */
export function numberedGroups(group: Int32Array, weight: Float64Array): Int32Array {
  const customers = new Map<number, number>(); // in the order of first places
  for (const [at, id] of group.entries()) {
    if (id >= 0) customers.set(id, (customers.get(id) ?? 0) + (weight[at] as number));
  }
  const order = [...customers.keys()].sort((a, b) => (customers.get(b) as number) - (customers.get(a) as number));
  const numbers = new Map(order.map((id, number) => [id, number]));
  return group.map((id) => numbers.get(id) ?? -1);
}
