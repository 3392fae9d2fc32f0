import { incompleteGammaTail } from '../special/incomplete-gamma.ts';
import { populationStability } from './population-stability.ts';

/**
 * How easily chance makes a population stability index as large. Where nothing changed but the draw of customers, the index over 1/n + 1/m is
 * about χ² with one degree of freedom less than there are groups (B. Yurdakul and J. Naranjo, "Statistical properties of the population
 * stability index", Journal of Risk Model Validation 14(4), 2020): small samples show large indices. Groups that are empty on both sides do
 * not count.
 *
 * @param before customers in each group at the first date
 * @param after customers in each group at the second, in the same order
 * @returns the chance of such an index or a larger one, 0 to 1; 1 where a side has nobody or there is one group
 * @throws InvalidInputError (`invalid-input`) where lengths differ, or a count is below 0 or not finite
 * @example
 * import { stabilityChance } from '@clientele/stats';
 * stabilityChance([5, 5], [6, 4]) > 0.6; // => true
 * stabilityChance([500, 500], [600, 400]) < 0.0001; // => true
 */
export function stabilityChance(before: ArrayLike<number>, after: ArrayLike<number>): number {
  const index = populationStability(before, after);
  const groups = Array.from(before, (count, group) => count + (after[group] ?? 0)).filter((both) => both > 0).length;
  const sum = (counts: ArrayLike<number>): number => Array.from(counts).reduce((total, count) => total + count, 0);
  const [n, m] = [sum(before), sum(after)];
  return n === 0 || m === 0 || groups < 2 ? 1 : incompleteGammaTail((groups - 1) / 2, index / (1 / n + 1 / m) / 2);
}
