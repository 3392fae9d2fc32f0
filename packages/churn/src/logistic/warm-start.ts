import { type SquareMatrix, solveCholesky } from '@clientele/stats';
import { dot, type LogisticData, largest, logisticSlope, type NewtonStart, newton } from './kernel.ts';
import { sampleOf } from './sample-rows.ts';

const mostPasses = 30;
/** Where the coefficients stand still, in standard deviations of their columns. */
const still = 1e-10;
/** What rounding may add to the objective, relative. */
const rounding = 1e-13;

/**
 * A start for Newton's method on many rows: the maximum of every m-th row, then steps along the gradient of all rows with the information
 * of those few, to which each pass adds what it learnt (BFGS; Nocedal and Wright 2006, algorithm 7.4). Such a pass costs a fraction of one
 * with the information of all rows. Newton's method ends the work, so the rows picked show in the last digits at most.
 */
export function warmStart(
  data: LogisticData,
  start: Float64Array,
  lambda: number,
  mostIterations: number,
): NewtonStart {
  const cold = { beta: start, slope: null };
  const sample = sampleOf(data);
  if (sample === null) return cold;
  const share = total(sample.w) / total(data.w);
  const { beta: first, triangle, isConverged } = newton(sample, cold, lambda * share, mostIterations);
  if (!isConverged || triangle === null) return cold;
  const v = new Float64Array(data.n);
  const learnt: Learnt[] = [];
  let beta = first;
  let slope = logisticSlope(data, beta, lambda, v);
  for (let pass = 0; pass < mostPasses; pass++) {
    const step = stepFrom(slope.gradient, triangle, share, learnt);
    // what is left is for Newton's method, which has the information of all rows
    if (largest(step) <= still) return { beta, slope };
    const moved = beta.map((b, j) => b + (step[j] as number));
    const next = logisticSlope(data, moved, lambda, v);
    if (next.objective > slope.objective * (1 + rounding)) return { beta, slope: null };
    const change = slope.gradient.map((g, j) => g - (next.gradient[j] as number));
    if (dot(step, change) > 0) learnt.push({ step, change });
    [beta, slope] = [moved, next];
  }
  return { beta, slope };
}

/** A step that was taken, and by how much the gradient fell. */
interface Learnt {
  readonly step: Float64Array;
  readonly change: Float64Array;
}

/** The step that the information of the sample asks for, corrected by what was learnt since. */
function stepFrom(
  gradient: Float64Array,
  triangle: SquareMatrix,
  share: number,
  learnt: readonly Learnt[],
): Float64Array {
  const rest = gradient.slice();
  const taken = new Float64Array(learnt.length);
  for (let at = learnt.length - 1; at >= 0; at--) {
    const { step, change } = learnt[at] as Learnt;
    const part = dot(step, rest) / dot(step, change);
    taken[at] = part;
    for (let j = 0; j < rest.length; j++) rest[j] = (rest[j] as number) - part * (change[j] as number);
  }
  const next = solveCholesky(triangle, rest).map((value) => value * share);
  learnt.forEach(({ step, change }, at) => {
    const part = (taken[at] as number) - dot(change, next) / dot(step, change);
    for (let j = 0; j < next.length; j++) next[j] = (next[j] as number) + part * (step[j] as number);
  });
  return next;
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
