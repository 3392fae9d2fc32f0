/** What is known of customers: repeat purchases, time of the last one and of the end, in weeks after the first purchase. */
export interface Known {
  readonly x: readonly number[];
  readonly tx: readonly number[];
  readonly T: readonly number[];
}

/**
 * Exercise 1. A constant share of customers renews each year. How many years does one stay on average, the first included?
 *
 * @param share 0 to 1, below 1
 * @returns years
 */
export function yearsOf(share: number): number {
  void share;
  return 0;
}

/**
 * Exercise 2. The value of many customers by the simple formula, at a margin of 25 %, where each stays for `years`.
 *
 * @param averageSale one number a customer
 * @param transactions a year, one number a customer
 * @param years the same for all
 * @returns one value a customer
 */
export function simpleValues(averageSale: readonly number[], transactions: readonly number[], years: number): number[] {
  void averageSale;
  void transactions;
  void years;
  return [];
}

/**
 * Exercise 3. Fit BG/NBD to these customers. For which of them is it likelier that they have left than not?
 *
 * @param known what is known of them, in weeks
 * @returns one flag a customer: true who has likely left
 */
export function haveLeft(known: Known): boolean[] {
  void known;
  return [];
}

/**
 * Exercise 4. Fit BG/NBD to these customers, and forecast the next 26 weeks. How far is the total from what came?
 *
 * @param known what was known before, in weeks
 * @param came purchases in the 26 weeks after, one number a customer
 * @returns forecast over what came, less 1: −0.1 is a tenth too few
 */
export function foretold(known: Known, came: readonly number[]): number {
  void known;
  void came;
  return Number.NaN;
}
