import { logDensities, normaliseRow } from './density.ts';
import { isMatrix, type Mixture } from './mixture.ts';
import type { GaussianMixtureParameters } from './model.ts';

/** The likeliest component of each point, the first of those equally likely, and its probability. */
export function componentsOf(
  X: Float64Array,
  n: number,
  mixture: Mixture,
): { readonly labels: Uint32Array; readonly probability: Float64Array } {
  const { k } = mixture;
  const R = logDensities(X, n, mixture);
  const labels = new Uint32Array(n);
  const probability = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    normaliseRow(R, i * k, k);
    let label = 0;
    for (let j = 1; j < k; j++) if ((R[i * k + j] as number) > (R[i * k + label] as number)) label = j;
    labels[i] = label;
    probability[i] = R[i * k + label] as number;
  }
  return { labels, probability };
}

/** A stored mixture as numbers again. */
export function openMixture(parameters: GaussianMixtureParameters): Mixture {
  const { covariance, proportions, means, covariances } = parameters;
  const [k, d] = [means.length, means[0]?.length ?? 0];
  const width = isMatrix(covariance) ? d * d : d;
  const S = new Float64Array(k * width);
  for (let j = 0; j < k; j++) {
    const own = covariances[covariance === 'tied' ? 0 : j] ?? [];
    if (covariance === 'spherical') S.fill(own[0] ?? 1, j * d, (j + 1) * d);
    else S.set(own, j * width);
  }
  return { covariance, k, d, proportions: Float64Array.from(proportions), M: Float64Array.from(means.flat()), S };
}
