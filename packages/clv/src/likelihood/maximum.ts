import type { FitStatus, OnProgress } from '@clientele/core';
import type { SquareMatrix } from '@clientele/stats';

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
