import { openRandom } from '@clientele/stats';

/** Texts as sets of features: text i has the buckets from `offsets[i]` up to `offsets[i + 1]`. */
export interface FeatureRows {
  readonly offsets: Uint32Array;
  readonly buckets: Int32Array;
}

/** One binary problem: which rows, on which side each is, and how much a feature weighs. */
export interface BinaryProblem {
  readonly rows: FeatureRows;
  /** The rows that count. */
  readonly chosen: Uint32Array;
  /** 1 or −1, one a row of `rows`. */
  readonly y: Float64Array;
  /** Square of the scale of each feature. */
  readonly squares: Float64Array;
}

/** How a problem is solved. */
export interface SolverOptions {
  /** C: what a row on the wrong side costs. */
  readonly cost: number;
  /** Stops where the violations of the optimality conditions differ by less. */
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** A solved problem: the margin of a text is the sum of its features' weights, plus the intercept. */
export interface Solution {
  /** Of features as they are, their scale multiplied in. */
  readonly weights: Float64Array;
  intercept: number;
  readonly iterations: number;
  readonly isConverged: boolean;
}

/** Step in one dual variable: its new value from the old one, the margin times y, and the squared length of the row. */
type DualStep = (alpha: number, margin: number, length: number) => number;

/**
 * Support vector machine with squared hinge loss by dual coordinate descent: min ½ w·w + C Σ max(0, 1 − y w·x)² (Hsieh,
 * Chang, Lin, Keerthi and Sundararajan 2008, "A dual coordinate descent method for large-scale linear SVM", algorithm 1).
 *
 * @param start weights and intercept to begin from and to stay near; zeros for a fit from the beginning
 */
export function solveSvm(problem: BinaryProblem, options: SolverOptions, start: Solution): Solution {
  const diagonal = 0.5 / options.cost;
  return descend(problem, options, start, 0, (alpha, margin, length) =>
    Math.max(alpha - (margin - 1 + diagonal * alpha) / (length + diagonal), 0),
  );
}

/**
 * Logistic regression by dual coordinate descent: min ½ w·w + C Σ log(1 + exp(−y w·x)) (Yu, Huang and Lin 2011, "Dual
 * coordinate descent methods for logistic regression and maximum entropy models", section 3).
 */
export function solveLogistic(problem: BinaryProblem, options: SolverOptions, start: Solution): Solution {
  const { cost } = options;
  return descend(problem, options, start, cost * 1e-3, (alpha, margin, length) =>
    logisticStep(alpha, margin, length, cost),
  );
}

/** The root z of length · (z − α) + margin + log(z / (C − z)), by Newton's method within a bracket. */
function logisticStep(alpha: number, margin: number, length: number, cost: number): number {
  let [low, high] = [0, cost];
  let z = alpha;
  for (let round = 0; round < 30; round++) {
    const slope = length * (z - alpha) + margin + Math.log(z / (cost - z));
    if (Math.abs(slope) < 1e-4) return z;
    if (slope > 0) high = z;
    else low = z;
    const newton = z - slope / (length + cost / (z * (cost - z)));
    z = newton > low && newton < high ? newton : (low + high) / 2;
  }
  return z;
}

function descend(
  { rows, chosen, y, squares }: BinaryProblem,
  { tolerance, maxIterations }: SolverOptions,
  start: Solution,
  firstAlpha: number,
  step: DualStep,
): Solution {
  const { offsets, buckets } = rows;
  const weights = Float64Array.from(start.weights);
  let intercept = start.intercept;
  const n = chosen.length;
  const alphas = new Float64Array(n).fill(firstAlpha);
  const lengths = Float64Array.from(chosen, (row) => {
    let sum = 1;
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++)
      sum += squares[buckets[at] as number] as number;
    return sum;
  });
  const move = (row: number, change: number): void => {
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const bucket = buckets[at] as number;
      weights[bucket] = (weights[bucket] as number) + change * (squares[bucket] as number);
    }
    intercept += change;
  };
  if (firstAlpha > 0) for (const row of chosen) move(row, firstAlpha * (y[row] as number));
  const order = Uint32Array.from(chosen.keys());
  const random = openRandom(1);
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    for (let i = n - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    let worst = 0;
    for (const i of order) {
      const row = chosen[i] as number;
      const side = y[row] as number;
      let margin = intercept;
      for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++)
        margin += weights[buckets[at] as number] as number;
      const alpha = alphas[i] as number;
      const next = step(alpha, margin * side, lengths[i] as number);
      if (next === alpha) continue;
      worst = Math.max(worst, Math.abs(next - alpha) * (lengths[i] as number));
      alphas[i] = next;
      move(row, (next - alpha) * side);
    }
    if (worst < tolerance) return { weights, intercept, iterations: iteration, isConverged: true };
  }
  return { weights, intercept, iterations: maxIterations, isConverged: false };
}

/**
 * Log-count ratios of features between two sides, as squares: how much a feature tells counts for how far it may weigh (Wang
 * and Manning 2012, "Baselines and bigrams", section 2.3, of presence).
 */
export function squaredRatios(
  { rows, chosen, y }: Omit<BinaryProblem, 'squares'>,
  size: number,
  smoothing: number,
): Float64Array {
  const { offsets, buckets } = rows;
  const [above, below] = [new Float64Array(size).fill(smoothing), new Float64Array(size).fill(smoothing)];
  for (const row of chosen) {
    const side = (y[row] as number) > 0 ? above : below;
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const bucket = buckets[at] as number;
      side[bucket] = (side[bucket] as number) + 1;
    }
  }
  const shift = Math.log(total(below) / total(above));
  return above.map((count, bucket) => (Math.log(count / (below[bucket] as number)) + shift) ** 2);
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
