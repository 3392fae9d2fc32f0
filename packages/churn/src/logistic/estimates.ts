import { inverseDiagonal, normalQuantile, solveCholesky } from '@clientele/stats';
import type { Design } from './design.ts';
import type { NewtonEnd } from './kernel.ts';
import type { LogisticEstimate, LogisticTerm } from './model.ts';

const noInference = { standardError: null, z: null, lower: null, upper: null };

/**
 * Coefficients in the units of the columns, with Wald inference from the information at the maximum.
 *
 * @param kept positions among the design's columns that were fitted, the intercept's 0 first
 * @param hasInference whether the information says how sure the coefficients are
 */
export function estimatesOf(
  { terms }: Design,
  kept: readonly number[],
  { beta, triangle }: Pick<NewtonEnd, 'beta' | 'triangle'>,
  hasInference: boolean,
  confidence: number,
): { readonly intercept: LogisticEstimate; readonly terms: readonly LogisticTerm[] } {
  const quantile = normalQuantile((1 + confidence) / 2);
  const isInferred = hasInference && triangle !== null;
  const variances = isInferred ? inverseDiagonal(triangle) : null;
  const estimate = (coefficient: number, variance: number): LogisticEstimate => {
    const standardError = Math.sqrt(variance);
    if (!isInferred) return { coefficient, ...noInference };
    const half = quantile * standardError;
    return {
      coefficient,
      standardError,
      z: coefficient / standardError,
      lower: coefficient - half,
      upper: coefficient + half,
    };
  };
  const toRaw = Float64Array.from(kept, (column) => {
    const term = terms[column - 1];
    return term === undefined ? 1 : -term.mean / term.scale;
  });
  const atZero = toRaw.reduce((sum, share, j) => sum + share * (beta[j] as number), 0);
  const spread = isInferred ? solveCholesky(triangle, toRaw) : toRaw;
  const interceptVariance = toRaw.reduce((sum, share, j) => sum + share * (spread[j] as number), 0);
  return {
    intercept: estimate(atZero, interceptVariance),
    terms: terms.map(({ feature, level, mean, scale }, index) => {
      const j = kept.indexOf(index + 1);
      if (j < 0) return { feature, level, coefficient: null, ...noInference, mean };
      const variance = variances === null ? 0 : (variances[j] as number) / scale ** 2;
      return { feature, level, ...estimate((beta[j] as number) / scale, variance), mean };
    }),
  };
}
