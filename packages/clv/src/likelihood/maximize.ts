import type { FitStatus, OnProgress } from '@clientele/core';
import {
  bfgs,
  invertCholesky,
  type Minimum,
  type Objective,
  type PolishedMinimum,
  polishMinimum,
  type SquareMatrix,
} from '@clientele/stats';

/** How a maximum-likelihood fit searches; every fit of this package takes these. */
export interface FitOptions {
  /** The search ends where no component of the gradient of the mean log-likelihood is larger; 1e-10 unless given. */
  readonly tolerance?: number;
  /** Iterations of the search; 500 unless given. A fit that needs more has the status `stopped`. */
  readonly maxIterations?: number;
  /** Told of every iteration; may throw to stop the fit. */
  readonly onProgress?: OnProgress;
}

/** What the search found, in logarithms of the scaled parameters. */
export interface Maximum {
  readonly logParameters: Float64Array;
  /** Per unit of weight. */
  readonly meanLogLikelihood: number;
  readonly status: FitStatus;
  readonly iterations: number;
  /** Of the mean log-likelihood. */
  readonly gradientNorm: number;
  /** Covariances of the log parameters; `null` where the data do not tell them. */
  readonly logCovariance: SquareMatrix | null;
}

/** Scaled parameters stay within e^±14, about a millionth to a million. */
const limit = 14;
/** Beyond a ten-thousandth or ten thousand a parameter stands for its limit, whatever the last digits of the curvature say. */
const outermost = Math.log(1e4);
/** Where the data do not tell the parameters, one beyond a thousandth or a thousand is on its way to the boundary. */
const farOut = Math.log(1000);
/** A log parameter less sure than this is not told by the data. */
const unsure = 10;

/**
 * Maximises a likelihood over positive parameters: BFGS in their logarithms from the best of several starts, then Newton
 * steps. Where the best start ends on a boundary or a plateau, the others are tried too.
 *
 * @param meanLoss minus the mean log-likelihood, with its gradient in the log parameters
 * @param starts parameters to start from, scaled so that ordinary values are near 1
 * @param totalWeight number of customers behind the mean
 * @param options tolerance, iterations, progress
 * @param warm scaled parameters of a maximum of much the same data: Newton's steps from there are tried first
 * @returns the best maximum met; it never throws for want of convergence
 */
export function maximizeLikelihood(
  meanLoss: Objective,
  starts: readonly (readonly number[])[],
  totalWeight: number,
  options: FitOptions,
  warm?: readonly number[],
): Maximum {
  if (warm !== undefined) {
    const found = climb(meanLoss, newton(meanLoss, inLogs(warm), options), totalWeight, options);
    if (found.status === 'converged') return found;
  }
  const scratch = new Float64Array(starts[0]?.length ?? 0);
  const ranked = starts
    .map(inLogs)
    .map((point) => ({ point, loss: meanLoss(point, scratch) }))
    .filter(({ loss }) => Number.isFinite(loss))
    .sort((a, b) => a.loss - b.loss);
  let best: Maximum | null = null;
  for (const { point } of ranked) {
    const found = climb(meanLoss, search(meanLoss, point, nearBy(options), 0, options), totalWeight, options);
    if (best === null || found.meanLogLikelihood > best.meanLogLikelihood) best = found;
    if (found.status === 'converged') break;
  }
  if (best === null) throw new RangeError('maximizeLikelihood: no start lies in the domain');
  return best;
}

function inLogs(parameters: readonly number[]): Float64Array {
  return Float64Array.from(parameters, (value) => Math.min(limit, Math.max(-limit, Math.log(value))));
}

/** Newton's steps, each round with the curvature where it stands; by BFGS where they lead nowhere. */
function newton(meanLoss: Objective, start: Float64Array, options: FitOptions): Minimum {
  const gradient = new Float64Array(start.length);
  const value = meanLoss(start, gradient);
  const gradientNorm = Math.max(...gradient.map(Math.abs));
  let near: Minimum = { point: start, value, gradient, gradientNorm, iterations: 0 };
  for (let round = 0; round < 4 && near.gradientNorm > nearBy(options); round++) {
    near = polishMinimum(meanLoss, near);
  }
  return near.gradientNorm > nearBy(options)
    ? search(meanLoss, near.point, nearBy(options), near.iterations, options)
    : near;
}

/** Where the search leaves the rest to Newton's steps. */
function nearBy({ tolerance = 1e-10 }: FitOptions): number {
  return Math.max(tolerance, 1e-6);
}

/** Newton's steps end an ordinary climb; where the curvature is too small for them, BFGS goes on towards the boundary. */
function climb(meanLoss: Objective, near: Minimum, totalWeight: number, options: FitOptions): Maximum {
  const { tolerance = 1e-10 } = options;
  const polished = polishMinimum(meanLoss, near);
  const settled = isTold(logCovariance(polished, totalWeight)) || polished.gradientNorm > nearBy(options);
  const end = settled ? polished : crawl(meanLoss, polished, options);
  const covariance = logCovariance(end, totalWeight);
  const status = statusOf(end, covariance, Math.max(tolerance, 1e-7));
  return {
    logParameters: end.point,
    meanLogLikelihood: -end.value,
    status,
    iterations: end.iterations,
    gradientNorm: end.gradientNorm,
    logCovariance: status === 'converged' ? covariance : null,
  };
}

function crawl(meanLoss: Objective, from: PolishedMinimum, options: FitOptions): PolishedMinimum {
  const { tolerance = 1e-10 } = options;
  const end = search(meanLoss, from.point, Math.max(tolerance, 1e-9), from.iterations, options);
  return polishMinimum(meanLoss, end);
}

function search(
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

function statusOf(end: PolishedMinimum, covariance: SquareMatrix | null, tolerance: number): FitStatus {
  if (end.point.some((value) => Math.abs(value) > outermost)) return 'boundary';
  if (end.gradientNorm > tolerance) return 'stopped';
  if (isTold(covariance)) return 'converged';
  return end.point.some((value) => Math.abs(value) > farOut) ? 'boundary' : 'flat';
}
