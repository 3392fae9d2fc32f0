import type { MonitorVerdict, Table } from 'clientele';

/**
 * Exercise 1. The population stability index by hand: Σ (a − b) ln(a / b) over the shares b before and a after.
 *
 * @param before customers by bin, none of them 0
 * @param after customers by the same bins, none of them 0
 * @returns the index; do not forget to make shares of the counts
 */
export function psi(before: readonly number[], after: readonly number[]): number {
  void before;
  void after;
  return Number.NaN;
}

/**
 * Exercise 2. A model promised a probability to each customer, and some left. By how many standard errors did more leave than promised?
 *
 * @param promised a probability a customer
 * @param left 1 who left, 0 who stayed
 * @returns (Σ left − Σ promised) / √Σ promised · (1 − promised)
 */
export function surprise(promised: readonly number[], left: readonly number[]): number {
  void promised;
  void left;
  return Number.NaN;
}

/** What a shop keeps of its customers at one date: features, and the label where the future is known. */
export type Snapshot = Table<Record<string, Float64Array>>;

/**
 * Exercise 3. Fit `fitLogistic` with `{ l2: 1 }` on the first snapshot, and ask `monitor` whether it fits the second one; compare with the first.
 *
 * @param before the customers to learn from
 * @param today the customers of today
 * @returns the verdict
 */
export function verdictOf(before: Snapshot, today: Snapshot): MonitorVerdict | null {
  void before;
  void today;
  return null;
}

/**
 * Exercise 4. What moved most between two snapshots, by the index of `monitor`?
 *
 * @param before the customers to learn from
 * @param today the customers of today
 * @returns the name of the feature with the largest index; the probability is no feature
 */
export function mostMoved(before: Snapshot, today: Snapshot): string {
  void before;
  void today;
  return '';
}
