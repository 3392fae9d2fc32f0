import type { Objective } from '@clientele/stats';
import { climb, climbOn, limit, search } from './climb.ts';
import type { FitOptions, Maximum } from './maximum.ts';

/** What besides the likelihood and its starts a search may be given. */
export interface SearchHints {
  /** Scaled parameters of a maximum of much the same data: Newton's steps from there are tried first. */
  readonly warm?: readonly number[] | undefined;
  /** The same loss of a part of the data that is large enough to tell one hill from another; all of them unless given. */
  readonly part?: (() => Objective) | undefined;
}

/**
 * Maximises a likelihood over positive parameters: BFGS in their logarithms from the best of several starts, then Newton
 * steps. Where the best start ends on a boundary or a plateau, the others compete with it on a part of the data, and one
 * that finds a higher hill there climbs it on all of them.
 *
 * @param meanLoss minus the mean log-likelihood, with its gradient in the log parameters
 * @param starts parameters to start from, scaled so that ordinary values are near 1
 * @param totalWeight number of customers behind the mean
 * @param options tolerance, iterations, progress
 * @param hints a warm start, and a part of the data
 * @returns the best maximum met; it never throws for want of convergence
 */
export function maximizeLikelihood(
  meanLoss: Objective,
  starts: readonly (readonly number[])[],
  totalWeight: number,
  options: FitOptions,
  { warm, part }: SearchHints = {},
): Maximum {
  if (warm !== undefined) {
    const found = climbOn(meanLoss, inLogs(warm), totalWeight, options);
    if (found.status === 'converged') return found;
  }
  const [first, ...others] = ranked(meanLoss, starts);
  if (first === undefined) throw new RangeError('maximizeLikelihood: no start lies in the domain');
  const best = climb(meanLoss, first, totalWeight, options);
  if (best.status === 'converged') return best;
  const rival = higherHill(part?.() ?? meanLoss, best, others, options);
  if (rival === null) return best;
  const other = climb(meanLoss, rival, totalWeight, options);
  return other.meanLogLikelihood > best.meanLogLikelihood ? other : best;
}

/** The starts in the domain, in logarithms, the likeliest first. */
function ranked(meanLoss: Objective, starts: readonly (readonly number[])[]): Float64Array[] {
  const scratch = new Float64Array(starts[0]?.length ?? 0);
  return starts
    .map(inLogs)
    .map((point) => ({ point, loss: meanLoss(point, scratch) }))
    .filter(({ loss }) => Number.isFinite(loss))
    .sort((a, b) => a.loss - b.loss)
    .map(({ point }) => point);
}

/** A hill higher by less of the mean log-likelihood is the same one. */
const sameHill = 1e-6;
/** Where a search has told which hill it is on. */
const onHill = 1e-5;

/** @returns where another start leads to a higher likelihood of that part than the best one does; `null` where none does */
function higherHill(
  loss: Objective,
  { logParameters }: Maximum,
  others: readonly Float64Array[],
  { maxIterations }: FitOptions,
): Float64Array | null {
  const quiet = maxIterations === undefined ? {} : { maxIterations };
  const known = search(loss, logParameters, onHill, 0, quiet).value;
  const [highest] = others.map((start) => search(loss, start, onHill, 0, quiet)).sort((a, b) => a.value - b.value);
  return highest !== undefined && highest.value < known - sameHill ? highest.point : null;
}

function inLogs(parameters: readonly number[]): Float64Array {
  return Float64Array.from(parameters, (value) => Math.min(limit, Math.max(-limit, Math.log(value))));
}
