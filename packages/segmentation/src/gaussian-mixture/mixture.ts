import type { WeightedPoints } from '../k-means/points.ts';

/** How a component may be shaped: as an ellipse, along the axes, a ball, or all components alike. */
export type MixtureCovariance = 'full' | 'diagonal' | 'spherical' | 'tied';

/** A mixture of k Gaussian components in d coordinates. */
export interface Mixture {
  readonly covariance: MixtureCovariance;
  readonly k: number;
  readonly d: number;
  /** k shares that sum to 1. */
  readonly proportions: Float64Array;
  /** k × d means. */
  readonly M: Float64Array;
  /** Variances: k × d × d for `full` and `tied`, else k × d. */
  readonly S: Float64Array;
}

/** Whether a component's variances are a matrix. */
export function isMatrix(covariance: MixtureCovariance): boolean {
  return covariance === 'full' || covariance === 'tied';
}

/** Free parameters, for the BIC. */
export function freeParameters(covariance: MixtureCovariance, k: number, d: number): number {
  const matrix = (d * (d + 1)) / 2;
  const shape = { full: k * matrix, tied: matrix, diagonal: k * d, spherical: k }[covariance];
  return shape + k * d + k - 1;
}

/** Minus twice the log-likelihood plus ln(n) a free parameter (G. Schwarz, 1978): smaller is better. */
export function bicOf(logLikelihood: number, { covariance, k, d }: Mixture, weight: number): number {
  return -2 * logLikelihood + freeParameters(covariance, k, d) * Math.log(weight);
}

/** The weight of all points. */
export function totalWeight({ w, n }: WeightedPoints): number {
  return w.length === 0 ? n : w.reduce((sum, weight) => sum + weight, 0);
}
