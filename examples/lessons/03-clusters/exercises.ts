/** Two numbers a customer. */
export interface Points {
  readonly visits: readonly number[];
  readonly spend: readonly number[];
}

/**
 * Exercise 1. Inertia without the library, in the plain numbers: each customer's squared distance to the mean of the own cluster.
 *
 * @param points the customers
 * @param cluster the cluster of each
 * @returns the sum
 */
export function inertiaByHand(points: Points, cluster: readonly number[]): number {
  void [points, cluster];
  return Number.NaN;
}

/**
 * Exercise 2. Are two clusterings the same, but for their numbers?
 *
 * @param before the cluster of each customer in one
 * @param after the cluster of each customer in the other
 * @returns whether they are; use an index that is corrected for chance
 */
export function sameGroups(before: readonly number[], after: readonly number[]): boolean | null {
  void [before, after];
  return null;
}

/**
 * Exercise 3. How many clusters of k-means would be found again in other customers of the same kind: a stability of 0.75 or more?
 *
 * @param points the customers
 * @param k how many clusters are asked for
 * @returns how many of them are stable
 */
export function stableClusters(points: Points, k: number): number {
  void [points, k];
  return -1;
}

/**
 * Exercise 4. The rule that finds most of a customer's cluster, of k-means with two clusters.
 *
 * @param points the customers
 * @param customer whose cluster is told: a position
 * @returns the rule in words, one question at most
 */
export function ruleOf(points: Points, customer: number): string {
  void [points, customer];
  return '';
}
