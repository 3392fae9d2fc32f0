import { cholesky, type SquareMatrix, solveCholesky } from '@clientele/stats';
import { crossProducts } from './cross-products.ts';
import type { DesignRows } from './design-rows.ts';
import { weightedRows } from './row-blocks.ts';

/** A design of n rows and k columns, the first column all ones; outcomes and weights. */
export interface LogisticData extends DesignRows {
  readonly y: Float64Array;
  readonly w: Float64Array;
}

/** The likelihood at β. */
export interface LogisticState {
  /** −2 ln L + λ Σ β_j², the intercept left out. */
  readonly objective: number;
  /** −2 ln L. */
  readonly deviance: number;
  /** Σ w_i (y_i − p_i) x_i − λ β. */
  readonly gradient: Float64Array;
  /** Σ w_i p_i (1 − p_i) x_i x_iᵀ + λ I; lower triangle. */
  readonly information: SquareMatrix;
}

/** Where Newton's method ended. */
export interface NewtonEnd {
  readonly beta: Float64Array;
  readonly state: LogisticState;
  readonly iterations: number;
  /** The step that would come next; where there is no maximum it points out of it. */
  readonly step: Float64Array;
  /** The triangle of the information, null where it is not positive definite. */
  readonly triangle: SquareMatrix | null;
  readonly isConverged: boolean;
}

/** Where Newton's method begins, with the slope there if it is known. */
export interface NewtonStart {
  readonly beta: Float64Array;
  readonly slope: LogisticSlope | null;
}

/** The likelihood and its slope, without the information. */
export interface LogisticSlope {
  readonly objective: number;
  readonly deviance: number;
  readonly gradient: Float64Array;
  /** w_i p_i (1 − p_i), of which the information is made. */
  readonly v: Float64Array;
}

/**
 * Log-likelihood and gradient (McCullagh and Nelder 1989, section 4.4), in one pass over the rows.
 *
 * @param v written over with one weight a row
 */
export function logisticSlope(
  data: LogisticData,
  beta: Float64Array,
  lambda: number,
  v: Float64Array = new Float64Array(data.n),
): LogisticSlope {
  const { k, y, w } = data;
  const { each } = data.room;
  let loss = 0;
  const gradient = weightedRows(data, beta, (from, to) => {
    let sum = 0;
    for (let i = from; i < to; i++) {
      const eta = each[i - from] as number;
      const isChurn = y[i] === 1;
      const weight = w[i] as number;
      const small = Math.exp(-Math.abs(eta));
      const whole = 1 + small;
      sum += weight * (Math.log1p(small) + Math.max(eta, 0) - (isChurn ? eta : 0));
      v[i] = (weight * small) / (whole * whole);
      // the probability of what did not happen: |y − p| without cancellation
      const miss = weight * (eta >= 0 === isChurn ? small / whole : 1 / whole);
      each[i - from] = isChurn ? miss : -miss;
    }
    loss += sum;
  });
  let penalty = 0;
  for (let j = 1; j < k; j++) {
    const b = beta[j] as number;
    penalty += lambda * b * b;
    gradient[j] = (gradient[j] as number) - lambda * b;
  }
  return { objective: 2 * loss + penalty, deviance: 2 * loss, gradient, v };
}

/** The same with the information, which costs k / 4 times as much. */
export function logisticState(data: LogisticData, beta: Float64Array, lambda: number): LogisticState {
  return withInformation(data, logisticSlope(data, beta, lambda), lambda);
}

/** The information at a point whose slope is known. */
export function withInformation(
  data: LogisticData,
  { objective, deviance, gradient, v }: LogisticSlope,
  lambda: number,
): LogisticState {
  const { k } = data;
  const values = crossProducts(data, v);
  for (let j = 1; j < k; j++) values[j * k + j] = (values[j * k + j] as number) + lambda;
  return { objective, deviance, gradient, information: { size: k, values } };
}

/** A step is the last where no coefficient moves by more than this, in standard deviations of its column: what is left is its square. */
const stillness = 1e-7;
/** A step of this length that gains less than the share below of a row's log-likelihood says that there is no maximum. */
const longStep = 1e-3;
const hardlyAnyGain = 1e-10;
/** A step below it changes the likelihood by its square, and standard errors by no more than itself: by nothing that could be seen. */
const lastDigits = 1e-10;
const mostHalvings = 30;
/** What rounding may add to the objective, relative. */
const rounding = 1e-11;

/**
 * Newton's method, which for the logistic likelihood is iteratively reweighted least squares; a step that does not
 * lower the objective is halved.
 */
export function newton(
  data: LogisticData,
  { beta: from, slope }: NewtonStart,
  lambda: number,
  mostIterations: number,
): NewtonEnd {
  const total = data.w.reduce((sum, weight) => sum + weight, 0);
  let beta = from;
  let step: Float64Array = new Float64Array(data.k);
  let state = withInformation(data, slope ?? logisticSlope(data, beta, lambda), lambda);
  for (let iterations = 0; ; iterations++) {
    const triangle = cholesky(state.information);
    if (triangle === null) return { beta, state, iterations, step, triangle, isConverged: false };
    step = solveCholesky(triangle, state.gradient);
    const end = { beta, state, iterations, step, triangle };
    const isEndless = largest(step) > longStep && dot(step, state.gradient) < hardlyAnyGain * total;
    if (isEndless || iterations === mostIterations) return { ...end, isConverged: false };
    if (largest(step) <= stillness * Math.max(1, largest(beta))) return lastStep(data, lambda, end);
    const next = halvedStep(data, beta, step, lambda, state.objective);
    if (next === null) return { ...end, isConverged: true }; // no digit is left to be won
    [beta, state] = next;
  }
}

/** Takes the last step, and the likelihood where it ends; one that is too short to show in it leaves that as it was. */
function lastStep(data: LogisticData, lambda: number, end: Omit<NewtonEnd, 'isConverged'>): NewtonEnd {
  const beta = end.beta.map((b, j) => b + (end.step[j] as number));
  if (largest(end.step) <= lastDigits) return { ...end, beta, isConverged: true };
  const state = logisticState(data, beta, lambda);
  const triangle = cholesky(state.information) ?? end.triangle;
  return { ...end, beta, state, triangle, iterations: end.iterations + 1, isConverged: true };
}

function halvedStep(
  data: LogisticData,
  beta: Float64Array,
  step: Float64Array,
  lambda: number,
  objective: number,
): [Float64Array, LogisticState] | null {
  for (let halving = 0, share = 1; halving < mostHalvings; halving++, share /= 2) {
    const moved = beta.map((b, j) => b + share * (step[j] as number));
    const state = logisticState(data, moved, lambda);
    if (state.objective <= objective * (1 + rounding)) return [moved, state];
  }
  return null;
}

/**
 * Whether a direction parts the outcomes: no row with y = 1 goes down along it and none with y = 0 goes up, and some row
 * moves. Then the likelihood has no maximum (Albert and Anderson 1984).
 */
export function partsOutcomes(data: LogisticData, direction: Float64Array): boolean {
  const { each } = data.room;
  let [worst, widest] = [0, 0];
  weightedRows(data, direction, (from, to) => {
    for (let i = from; i < to; i++) {
      const move = each[i - from] as number;
      worst = Math.min(worst, data.y[i] === 1 ? move : -move);
      widest = Math.max(widest, Math.abs(move));
    }
  });
  return widest > 0 && worst >= -1e-6 * widest;
}

/** The largest absolute value. */
export function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Σ a_j b_j. */
export function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, j) => sum + value * (b[j] as number), 0);
}
