import { assignNearest } from '../k-means/nearest.ts';
import type { WeightedPoints } from '../k-means/points.ts';
import { assigned, inNumberOrder } from '../k-means/settle.ts';
import { placesOf } from '../model/rows.ts';

/** Medoids with their clusters, the heaviest first. */
export interface NumberedMedoids {
  readonly medoids: readonly (readonly number[])[];
  readonly sizes: readonly number[];
  readonly weights: readonly number[];
  readonly meanDistance: number;
}

/**
 * Numbers medoids by the weight of their clusters, equally heavy ones by place, and assigns every customer as new ones will be.
 *
 * @param C k × d coordinates, no two places equal
 */
export function numberMedoids(points: WeightedPoints, C: Float64Array): NumberedMedoids {
  const { X, w, n, d } = points;
  const { C: places, found } = inNumberOrder(C, d, (at) => assigned(points, at));
  const squares = new Float64Array(n);
  assignNearest(X, n, d, places, new Uint32Array(n), squares);
  let sum = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const weight = w[i] ?? 1;
    sum += weight * Math.sqrt(squares[i] as number);
    total += weight;
  }
  return {
    medoids: placesOf(places, d),
    sizes: Object.freeze(Array.from(found.count)),
    weights: Object.freeze(Array.from(found.W)),
    meanDistance: sum / total,
  };
}
