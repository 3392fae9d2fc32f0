import type { FitStatus } from '@clientele/core';
import {
  bfgs,
  invertCholesky,
  type Minimum,
  type Objective,
  type PolishedMinimum,
  polishMinimum,
  type SquareMatrix,
  symmetricEigen,
} from '@clientele/stats';
import type { FitOptions, Maximum } from './maximum.ts';

/** Scaled parameters stay within e^±14, about a millionth to a million. */
export const limit = 14;
/** Beyond a ten-thousandth or ten thousand a parameter stands for its limit, whatever the last digits of the curvature say. */
const outermost = Math.log(1e4);
/** Where the data do not tell the parameters, one beyond a thousandth or a thousand is on its way to the boundary. */
const farOut = Math.log(1000);
/** A log parameter less sure than this is not told by the data. */
const unsure = 10;

/**
 * Climbs from one start: BFGS, then Newton's steps; where the data do not tell the parameters there, a leap along the ridge
 * finds out whether the likelihood rises towards the boundary.
 *
 * @param meanLoss minus the mean log-likelihood, with its gradient in the log parameters
 * @param start log parameters
 * @param totalWeight number of customers behind the mean
 * @param options tolerance, iterations, progress
 * @returns where the climb ended
 */
export function climb(meanLoss: Objective, start: Float64Array, totalWeight: number, options: FitOptions): Maximum {
  return finish(meanLoss, search(meanLoss, start, nearBy(options), 0, options), totalWeight, options);
}

/** The same from a point close to the maximum: Newton's steps, each round with the curvature where it stands; BFGS where they lead nowhere. */
export function climbOn(meanLoss: Objective, start: Float64Array, totalWeight: number, options: FitOptions): Maximum {
  const gradient = new Float64Array(start.length);
  const value = meanLoss(start, gradient);
  const gradientNorm = Math.max(...gradient.map(Math.abs));
  let near: Minimum = { point: start, value, gradient, gradientNorm, iterations: 0 };
  for (let round = 0; round < 4 && near.gradientNorm > nearBy(options); round++) {
    near = polishMinimum(meanLoss, near);
  }
  const found =
    near.gradientNorm > nearBy(options)
      ? search(meanLoss, near.point, nearBy(options), near.iterations, options)
      : near;
  return finish(meanLoss, found, totalWeight, options);
}

/** Where the search leaves the rest to Newton's steps. */
function nearBy({ tolerance = 1e-10 }: FitOptions): number {
  return Math.max(tolerance, 1e-6);
}

function finish(meanLoss: Objective, near: Minimum, totalWeight: number, options: FitOptions): Maximum {
  const tolerance = Math.max(options.tolerance ?? 0, 1e-7);
  let end: PolishedMinimum = polishMinimum(meanLoss, near);
  for (let round = 0; round < 2 && end.gradientNorm <= nearBy(options); round++) {
    const settled = end.gradientNorm <= tolerance && isTold(logCovariance(end, totalWeight));
    const further = settled || isOutermost(end.point) ? null : leap(meanLoss, end, options);
    if (further === null) break;
    end = further;
  }
  const covariance = logCovariance(end, totalWeight);
  const status = statusOf(end, covariance, tolerance);
  return {
    logParameters: end.point,
    meanLogLikelihood: -end.value,
    status,
    iterations: end.iterations,
    gradientNorm: end.gradientNorm,
    logCovariance: status === 'converged' ? covariance : null,
  };
}

/**
 * Where the curvature says next to nothing, the likelihood may rise for ever along a ridge, ever more slowly: to walk along it takes
 * hundreds of steps. A leap goes along the direction of least curvature to where a parameter meets its limit, and climbs from
 * there with that parameter held as long as it pushes outward.
 *
 * @returns the better point; `null` where both ways lead down
 */
function leap(meanLoss: Objective, from: PolishedMinimum, options: FitOptions): PolishedMinimum | null {
  const { point, gradient, value } = from;
  const ridge = symmetricEigen(from.hessian).vectors.values.subarray(0, point.length);
  const slope = ridge.reduce((sum, part, i) => sum + part * (gradient[i] as number), 0);
  for (const side of slope > 0 ? [-1, 1] : [1, -1]) {
    const room = Math.min(...point.map((x, i) => roomOf(x, side * (ridge[i] as number))));
    if (!(room > 0)) continue;
    const start = point.map((x, i) => within(x + side * room * (ridge[i] as number)));
    const found = search(meanLoss, start, calm, from.iterations, options);
    if (!(found.value < value)) continue;
    const outside = { ...found, hessian: from.hessian, triangle: null };
    if (isOutermost(found.point)) return outside;
    const polished = polishMinimum(meanLoss, found);
    return polished.point.every((x) => Math.abs(x) <= limit) ? polished : outside;
  }
  return null;
}

function within(x: number): number {
  return Math.min(limit, Math.max(-limit, x));
}

/** Where a limit is met, digits beyond these are the rounding of the likelihood. */
const calm = 1e-8;

/** How far a coordinate may go in a direction. */
function roomOf(x: number, part: number): number {
  return part === 0 ? Number.POSITIVE_INFINITY : (part > 0 ? limit - x : -limit - x) / part;
}

/** BFGS within the limits. */
export function search(
  meanLoss: Objective,
  start: Float64Array,
  gradientTolerance: number,
  before: number,
  { maxIterations = 500, onProgress }: FitOptions,
): Minimum {
  const found = bfgs(meanLoss, start, {
    gradientTolerance,
    maxIterations: Math.max(0, maxIterations - before),
    limit,
    maxStep: 2,
    ...(onProgress && { onIteration: (i: number) => onProgress({ stage: 'fit', done: before + i, total: null }) }),
  });
  return { ...found, iterations: before + found.iterations };
}

function isTold(covariance: SquareMatrix | null): boolean {
  return (
    covariance?.values.every((value, index, { length }) => {
      const onDiagonal = index % (Math.sqrt(length) + 1) === 0;
      return !onDiagonal || value < unsure ** 2;
    }) ?? false
  );
}

function logCovariance(end: PolishedMinimum, totalWeight: number): SquareMatrix | null {
  if (end.triangle === null) return null;
  const { size, values } = invertCholesky(end.triangle);
  return { size, values: values.map((value) => value / totalWeight) };
}

function isOutermost(point: Float64Array): boolean {
  return point.some((value) => Math.abs(value) > outermost);
}

function statusOf(end: PolishedMinimum, covariance: SquareMatrix | null, tolerance: number): FitStatus {
  if (isOutermost(end.point)) return 'boundary';
  if (end.gradientNorm > tolerance) return 'stopped';
  if (isTold(covariance)) return 'converged';
  return end.point.some((value) => Math.abs(value) > farOut) ? 'boundary' : 'flat';
}
