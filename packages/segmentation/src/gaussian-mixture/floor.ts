import { symmetricEigen } from '@clientele/stats';
import type { WeightedPoints } from '../k-means/points.ts';
import { meanVariance } from '../k-means/starts.ts';

/** The least variance that data of this resolution can show, by coordinate. */
export interface VarianceFloor {
  readonly floor: Float64Array;
  /** Coordinates in which all points are equal: their variance is taken as 1 throughout. */
  readonly isConstant: Uint8Array;
}

/** Below this share of the variance of all points nothing can be told apart from rounding. */
const leastShare = 1e-6;

/**
 * Values recorded in steps of h have at least the variance h² / 12 (of a uniform distribution over a step), however alike
 * they look: a component may not be narrower, or its likelihood would grow without limit on tied values.
 */
export function varianceFloor({ X, w, n, d }: WeightedPoints): VarianceFloor {
  const floor = new Float64Array(d);
  const isConstant = new Uint8Array(d);
  for (let c = 0; c < d; c++) {
    const cells = Float64Array.from({ length: n }, (_, i) => X[i * d + c] as number);
    const variance = meanVariance({ X: cells, w, n, d: 1 });
    const step = smallestStep(cells.sort());
    isConstant[c] = step === Number.POSITIVE_INFINITY ? 1 : 0;
    floor[c] = isConstant[c] === 1 ? 1 : Math.max((step * step) / 12, leastShare * variance);
  }
  return { floor, isConstant };
}

/** The smallest difference of two values that differ by more than rounding; infinite where none do. */
function smallestStep(sorted: Float64Array): number {
  const range = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < sorted.length; i++) {
    const step = (sorted[i] as number) - (sorted[i - 1] as number);
    if (step > 1e-9 * range && step < least) least = step;
  }
  return least;
}

/** Raises variances below the floor to it. Gives whether any was. */
export function raiseVariances(S: Float64Array, at: number, { floor, isConstant }: VarianceFloor): boolean {
  let isRaised = false;
  for (let c = 0; c < floor.length; c++) {
    const least = floor[c] as number;
    if (isConstant[c] === 0 && (S[at + c] as number) < least) isRaised = true;
    if (isConstant[c] === 1 || (S[at + c] as number) < least) S[at + c] = least;
  }
  return isRaised;
}

/**
 * Raises the eigenvalues of a covariance matrix, measured in units of the floor, to 1: the matrix of greatest likelihood
 * among those not narrower than the floor in any direction. Gives whether any was raised.
 */
export function raiseMatrix(S: Float64Array, at: number, { floor, isConstant }: VarianceFloor): boolean {
  const d = floor.length;
  const unit = floor.map(Math.sqrt);
  for (let c = 0; c < d; c++) if (isConstant[c] === 1) S[at + c * d + c] = 1;
  const scaled = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      scaled[i * d + j] = (S[at + i * d + j] as number) / ((unit[i] as number) * (unit[j] as number));
    }
  }
  const { values, vectors } = symmetricEigen({ size: d, values: scaled });
  if (values.every((value) => value >= 1)) return false;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let e = 0; e < d; e++) {
        sum += Math.max(1, values[e] as number) * product(vectors.values, e * d, i, j);
      }
      const value = sum * (unit[i] as number) * (unit[j] as number);
      S[at + i * d + j] = value;
      S[at + j * d + i] = value;
    }
  }
  return values.some((value) => value < 1 - 1e-9);
}

function product(V: Float64Array, row: number, i: number, j: number): number {
  return (V[row + i] as number) * (V[row + j] as number);
}
