import type { WeightedPoints } from '../k-means/points.ts';
import { logDensities, normaliseRow } from './density.ts';
import { raiseMatrix, raiseVariances, type VarianceFloor } from './floor.ts';
import { isMatrix, type Mixture, type MixtureCovariance, totalWeight } from './mixture.ts';

/** Where expectation-maximisation ended. */
export interface MixtureEnd {
  readonly mixture: Mixture;
  /** Of the mixture, in scaled coordinates, every constant included. */
  readonly logLikelihood: number;
  /** Components that the floor of variances holds open. */
  readonly degenerate: readonly number[];
  readonly iterations: number;
  readonly isConverged: boolean;
}

/** When it ends. */
export interface MixtureLimits {
  readonly maxIterations: number;
  /** Ends where the mean log-likelihood grows by less than this. */
  readonly tolerance: number;
  readonly onIteration?: ((iteration: number) => void) | undefined;
}

/**
 * Expectation-maximisation for Gaussian mixtures (A. Dempster, N. Laird and D. Rubin, "Maximum Likelihood from Incomplete Data
 * via the EM Algorithm", Journal of the Royal Statistical Society B 39, 1977), with variances kept from falling below what the
 * data can show.
 *
 * @param R n × k responsibilities to start from; overwritten
 */
export function expectMaximise(
  points: WeightedPoints,
  R: Float64Array,
  k: number,
  covariance: MixtureCovariance,
  floor: VarianceFloor,
  limits: MixtureLimits,
): MixtureEnd {
  const total = totalWeight(points);
  let fitted = maximised(points, R, k, covariance, floor, total);
  let responsibilities = R;
  let logLikelihood = Number.NEGATIVE_INFINITY;
  for (let iteration = 1; ; iteration++) {
    limits.onIteration?.(iteration);
    responsibilities = logDensities(points.X, points.n, fitted.mixture);
    const reached = expected(points, responsibilities, k);
    const isConverged = reached - logLikelihood <= limits.tolerance * total;
    logLikelihood = reached;
    if (isConverged || iteration >= limits.maxIterations) {
      return { ...fitted, logLikelihood, iterations: iteration, isConverged };
    }
    fitted = maximised(points, responsibilities, k, covariance, floor, total);
  }
}

/** Turns log-densities into responsibilities, and sums the logarithms of what they add up to. */
function expected({ w, n }: WeightedPoints, R: Float64Array, k: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += normaliseRow(R, i * k, k) * (w.length === 0 ? 1 : (w[i] as number));
  return sum;
}

function maximised(
  points: WeightedPoints,
  R: Float64Array,
  k: number,
  covariance: MixtureCovariance,
  floor: VarianceFloor,
  total: number,
): Pick<MixtureEnd, 'mixture' | 'degenerate'> {
  const { n, d, w } = points;
  const weighted = w.length === 0 ? R : R.map((r, at) => r * (w[Math.floor(at / k)] as number));
  const N = new Float64Array(k);
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) N[j] = (N[j] as number) + (weighted[i * k + j] as number);
  // a component that hardly a customer belongs to stays where it is divisible
  const counts = N.map((count) => Math.max(count, Number.MIN_VALUE * 1e16));
  const M = meansOf(points, weighted, counts);
  const S = isMatrix(covariance) ? matrices(points, weighted, counts, M) : variances(points, weighted, counts, M);
  if (covariance === 'tied') tie(S, counts, k, d * d, total);
  if (covariance === 'spherical') round(S, k, d, floor);
  const raise = isMatrix(covariance) ? raiseMatrix : raiseVariances;
  const width = isMatrix(covariance) ? d * d : d;
  const degenerate = Array.from(counts.keys()).filter((j) => raise(S, j * width, floor));
  return { mixture: { covariance, k, d, proportions: counts.map((count) => count / total), M, S }, degenerate };
}

function meansOf({ X, n, d }: WeightedPoints, R: Float64Array, N: Float64Array): Float64Array {
  const k = N.length;
  const M = new Float64Array(k * d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) {
      const r = R[i * k + j] as number;
      for (let c = 0; c < d; c++) M[j * d + c] = (M[j * d + c] as number) + r * (X[i * d + c] as number);
    }
  }
  return M.map((sum, at) => sum / (N[Math.floor(at / d)] as number));
}

function variances({ X, n, d }: WeightedPoints, R: Float64Array, N: Float64Array, M: Float64Array): Float64Array {
  const k = N.length;
  const S = new Float64Array(k * d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) {
      const r = R[i * k + j] as number;
      for (let c = 0; c < d; c++) {
        const difference = (X[i * d + c] as number) - (M[j * d + c] as number);
        S[j * d + c] = (S[j * d + c] as number) + r * difference * difference;
      }
    }
  }
  return S.map((sum, at) => sum / (N[Math.floor(at / d)] as number));
}

function matrices({ X, n, d }: WeightedPoints, R: Float64Array, N: Float64Array, M: Float64Array): Float64Array {
  const k = N.length;
  const S = new Float64Array(k * d * d);
  const y = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) {
      const r = R[i * k + j] as number;
      if (r < 1e-300) continue;
      for (let c = 0; c < d; c++) y[c] = (X[i * d + c] as number) - (M[j * d + c] as number);
      for (let a = 0; a < d; a++) {
        const scaled = r * (y[a] as number);
        const row = j * d * d + a * d;
        for (let b = 0; b <= a; b++) S[row + b] = (S[row + b] as number) + scaled * (y[b] as number);
      }
    }
  }
  for (let j = 0; j < k; j++) mirror(S, j * d * d, d, N[j] as number);
  return S;
}

/** Divides the lower triangle, and writes it above the diagonal too. */
function mirror(S: Float64Array, at: number, d: number, divisor: number): void {
  for (let a = 0; a < d; a++) {
    for (let b = 0; b <= a; b++) {
      const value = (S[at + a * d + b] as number) / divisor;
      S[at + a * d + b] = value;
      S[at + b * d + a] = value;
    }
  }
}

/** Gives all components the mean of their matrices. */
function tie(S: Float64Array, N: Float64Array, k: number, width: number, total: number): void {
  for (let c = 0; c < width; c++) {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += (S[j * width + c] as number) * (N[j] as number);
    for (let j = 0; j < k; j++) S[j * width + c] = sum / total;
  }
}

/** Gives all coordinates of a component the mean of their variances; constant ones do not count. */
function round(S: Float64Array, k: number, d: number, { isConstant }: VarianceFloor): void {
  const varying = isConstant.filter((flag) => flag === 0).length;
  for (let j = 0; j < k; j++) {
    let sum = 0;
    for (let c = 0; c < d; c++) if (isConstant[c] === 0) sum += S[j * d + c] as number;
    S.fill(sum / Math.max(varying, 1), j * d, (j + 1) * d);
  }
}
