import { type LogisticData, type LogisticState, largest, logisticState, type NewtonEnd } from './kernel.ts';

/** Where no coefficient moves by more than this, in standard deviations of its column, nothing is left to be won. */
const still = 1e-10;
const mostSweeps = 10_000;
const mostHalvings = 40;

/**
 * Newton's method under λ₁ Σ |β_j| + λ₂/2 Σ β_j², the intercept left out: the likelihood is replaced by its parabola, whose penalised
 * minimum coordinate descent finds (Friedman, Hastie and Tibshirani 2010); the step towards it is halved until the objective falls
 * (Lee, Sun and Saunders 2014). Coefficients that are worth less than λ₁ are exactly 0.
 */
export function elasticNet(
  data: LogisticData,
  start: Float64Array,
  l1: number,
  l2: number,
  mostIterations: number,
): NewtonEnd {
  let beta = start;
  let state = withL1(logisticState(data, beta, l2), beta, l1);
  for (let iterations = 0; ; iterations++) {
    const step = descent(state, beta, l1);
    const end = { beta, state, iterations, step, triangle: null };
    if (largest(step) <= still * Math.max(1, largest(beta))) return { ...end, isConverged: true };
    if (iterations === mostIterations) return { ...end, isConverged: false };
    const next = halved(data, beta, step, l1, l2, state);
    if (next === null) return { ...end, isConverged: true }; // no digit is left to be won
    [beta, state] = next;
  }
}

/** The largest slope that is left: of a coefficient at 0 what goes beyond λ₁ (Karush, Kuhn and Tucker). */
export function slopeLeft({ gradient }: LogisticState, beta: Float64Array, l1: number): number {
  return largest(
    gradient.map((slope, j) => {
      if (j === 0) return slope;
      const b = beta[j] as number;
      return b === 0 ? Math.max(0, Math.abs(slope) - l1) : slope - l1 * Math.sign(b);
    }),
  );
}

/** The smooth part's gradient stays; the objective, which is twice the loss, gets 2 λ₁ Σ |β_j|. */
function withL1(state: LogisticState, beta: Float64Array, l1: number): LogisticState {
  let size = 0;
  for (let j = 1; j < beta.length; j++) size += Math.abs(beta[j] as number);
  return { ...state, objective: state.objective + 2 * l1 * size };
}

/** min over d of −gᵀd + dᵀHd/2 + λ₁ Σ |β_j + d_j|, coordinate after coordinate; g and H hold λ₂ already. */
function descent({ gradient, information }: LogisticState, beta: Float64Array, l1: number): Float64Array {
  const { size, values } = information;
  const at = (i: number, j: number): number => values[i >= j ? i * size + j : j * size + i] as number;
  const step = new Float64Array(size);
  const slope = gradient.slice();
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let moved = 0;
    for (let j = 0; j < size; j++) {
      const curvature = at(j, j);
      if (!(curvature > 0)) continue;
      const [b, d] = [beta[j] as number, step[j] as number];
      const free = (slope[j] as number) + curvature * (b + d);
      const wanted = j === 0 ? free / curvature : softened(free, l1) / curvature;
      const change = wanted - b - d;
      if (change === 0) continue;
      // a coefficient at 0 is 0 to the bit
      step[j] = wanted === 0 ? -b : d + change;
      for (let i = 0; i < size; i++) slope[i] = (slope[i] as number) - change * at(i, j);
      moved = Math.max(moved, Math.abs(change));
    }
    if (moved <= still / 10) break;
  }
  return step;
}

function softened(value: number, by: number): number {
  return Math.abs(value) <= by ? 0 : value - Math.sign(value) * by;
}

function halved(
  data: LogisticData,
  beta: Float64Array,
  step: Float64Array,
  l1: number,
  l2: number,
  from: LogisticState,
): [Float64Array, LogisticState] | null {
  for (let halving = 0, share = 1; halving < mostHalvings; halving++, share /= 2) {
    const moved = beta.map((b, j) => b + share * (step[j] as number));
    const state = withL1(logisticState(data, moved, l2), moved, l1);
    if (state.objective < from.objective) return [moved, state];
    // on the last digits the objective cannot tell any more; the slope can
    const isFlat = state.objective <= from.objective * (1 + 1e-13);
    if (isFlat && slopeLeft(state, moved, l1) < slopeLeft(from, beta, l1)) return [moved, state];
  }
  return null;
}
