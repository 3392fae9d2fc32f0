/** How the distance of a merged cluster to another follows from those of its parts. */
export type Linkage = 'ward' | 'average' | 'complete' | 'single';

/**
 * Distance of the cluster u ∪ v to w (G. N. Lance and W. T. Williams, "A General Theory of Classificatory Sorting Strategies",
 * Computer Journal 9, 1967, table 1; Ward's rule in distances, not squares).
 *
 * @param du distance of u and w
 * @param dv distance of v and w
 * @param duv distance of u and v
 * @param nu customers in u
 * @param nv customers in v
 * @param nw customers in w
 */
export function mergedDistance(
  linkage: Linkage,
  du: number,
  dv: number,
  duv: number,
  nu: number,
  nv: number,
  nw: number,
): number {
  switch (linkage) {
    case 'single':
      return Math.min(du, dv);
    case 'complete':
      return Math.max(du, dv);
    case 'average':
      return (nu * du + nv * dv) / (nu + nv);
    case 'ward':
      return Math.sqrt(Math.max(0, ((nu + nw) * du * du + (nv + nw) * dv * dv - nw * duv * duv) / (nu + nv + nw)));
  }
}
