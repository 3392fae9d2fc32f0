import type { SegmentMap } from 'clientele';

/** Order lines, days as ISO dates. */
export type Lines = readonly { readonly customer: string; readonly time: string; readonly amount: number }[];

/**
 * Exercise 1. Recency without the library.
 *
 * @param lastPurchase ISO date of the last purchase
 * @param asOf ISO date of the end of the observation, exclusive
 * @returns days, 1 where the purchase was on the last day seen
 */
export function recencyByHand(lastPurchase: string, asOf: string): number {
  void [lastPurchase, asOf];
  return 0;
}

/**
 * Exercise 2. Scores without the library: one plus the number of cuts below the value. Cut j of n − 1 lies at place (N − 1) · j / n of
 * the N sorted values, between two values in proportion.
 *
 * @param values one a customer
 * @param bins n, how many scores there are
 * @returns one score a customer, 1 to n
 */
export function scoresByHand(values: readonly number[], bins: number): number[] {
  void [values, bins];
  return [];
}

/**
 * Exercise 3. How many cells of a map have no segment?
 *
 * @param map any segment map
 * @returns the number of cells
 */
export function openCells(map: SegmentMap): number {
  void map;
  return -1;
}

/**
 * Exercise 4. How many customers moved into `Champions` from another segment (of `segments4`)?
 *
 * @param lines order lines
 * @param before ISO date of the first look, whose thresholds are kept
 * @param asOf ISO date of the second look
 * @returns the number of customers; who was no customer before does not count
 */
export function upwards(lines: Lines, before: string, asOf: string): number {
  void [lines, before, asOf];
  return -1;
}
