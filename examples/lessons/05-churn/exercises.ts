/** Customers by visits: how many are left out of a visit count's churners and others. */
export interface Customers {
  readonly visits: readonly number[];
  /** 1 who left, 0 who stayed. */
  readonly label: readonly number[];
}

/**
 * Exercise 1. What does a regression without an intercept, p = 1 / (1 + exp(−b · visits)), say of a customer who never came?
 *
 * @param slope b
 * @returns the probability, whatever the slope
 */
export function neverCame(slope: number): number {
  void slope;
  return Number.NaN;
}

/**
 * Exercise 2. Fit a logistic regression with an intercept. How many churners does it expect among the customers that it was
 * fitted on?
 *
 * @param customers who was fitted on
 * @returns the sum of the probabilities
 */
export function expectedChurners(customers: Customers): number {
  void customers;
  return 0;
}

/**
 * Exercise 3. Fit the same by the engine ml-logistic-regression in its adapter. Do the two agree?
 *
 * @param customers who was fitted on
 * @returns the largest difference between the probabilities of the two
 */
export function largestDifference(customers: Customers): number {
  void customers;
  return 1;
}

/**
 * Exercise 4. A tree on one number: which question does it ask first?
 *
 * @param customers who was fitted on
 * @returns the answer of the left branch in words, such as `visits < 5`
 */
export function firstQuestion(customers: Customers): string {
  void customers;
  return '';
}
