/**
 * The Bayesian information criterion of a k-means clustering, taken as a mixture of spherical Gaussians of one width whose members are
 * known (D. Pelleg and A. Moore, "X-means: Extending K-means with Efficient Estimation of the Number of Clusters", ICML 2000, with the
 * maximum-likelihood variance): −2 ln L + p ln n with p = k d + k parameters. Smaller is better.
 *
 * @param inertia weighted sum of squared distances to the centres
 * @param weights customers in each cluster
 * @param d coordinates
 * @returns `null` where no spread is left within the clusters, which no likelihood is known for
 */
export function bicOf(inertia: number, weights: Float64Array, d: number): number | null {
  const n = weights.reduce((sum, weight) => sum + weight, 0);
  const variance = inertia / (n * d);
  if (!(variance > 0)) return null;
  const mixing = weights.reduce((sum, weight) => sum + weight * Math.log(weight / n), 0);
  const logLikelihood = mixing - ((n * d) / 2) * (Math.log(2 * Math.PI * variance) + 1);
  return -2 * logLikelihood + weights.length * (d + 1) * Math.log(n);
}
