/**
 * A function to be minimised. It returns its value at `point` and writes its gradient there into `gradient`. A value that is
 * not finite marks a point outside the domain.
 */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/** Where a search ended. */
export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  /** The gradient at `point`, zero in coordinates that stand at the limit and are pushed outward. */
  readonly gradient: Float64Array;
  /** Largest absolute component of `gradient`. */
  readonly gradientNorm: number;
  readonly iterations: number;
}

/** @returns the largest absolute component */
export function maxAbsolute(vector: Float64Array): number {
  let largest = 0;
  for (const component of vector) largest = Math.max(largest, Math.abs(component));
  return largest;
}

/** @returns the inner product of two vectors of one length */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
