import { InvalidInputError, showValue } from '@clientele/core';

/** What an empty bin counts as, so that one customer does not make the index infinite. */
const emptyBin = 0.5;

/**
 * The population stability index: how far the shares of groups have moved, Σ (q − p) ln(q / p). It is the symmetric divergence of
 * H. Jeffreys (1946), as credit scoring reads it (N. Siddiqi, "Credit Risk Scorecards", 2006): below 0.1 little has changed, from
 * 0.25 on much has.
 *
 * @param before customers in each group at the first date
 * @param after customers in each group at the second, in the same order
 * @returns 0 or more; 0 where all shares are the same, or a side has nobody. A group that is empty at one of the dates counts as half
 * a customer there; one that is empty at both does not count
 * @throws InvalidInputError (`invalid-input`) where lengths differ, or a count is below 0 or not finite
 * @example
 * import { populationStability } from '@clientele/stats';
 * populationStability([50, 50], [60, 40]).toFixed(4); // => '0.0405'
 * populationStability([5, 5], [500, 500]); // => 0
 */
export function populationStability(before: ArrayLike<number>, after: ArrayLike<number>): number {
  const [p, q] = [Array.from(before), Array.from(after)];
  if (p.length !== q.length) {
    throw new InvalidInputError(
      `populationStability: both sides must have as many groups, got ${p.length} and ${q.length}`,
    );
  }
  const bad = [...p, ...q].find((count) => !(count >= 0 && count < Number.POSITIVE_INFINITY));
  if (bad !== undefined) {
    throw new InvalidInputError(`populationStability: counts must be numbers >= 0, got ${showValue(bad)}`);
  }
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const [m, n] = [sum(p), sum(q)];
  if (m === 0 || n === 0) return 0;
  return p.reduce((total, count, group) => {
    const other = q[group] as number;
    if (count === 0 && other === 0) return total;
    const [then, now] = [(count || emptyBin) / m, (other || emptyBin) / n];
    return total + (now - then) * Math.log(now / then);
  }, 0);
}
