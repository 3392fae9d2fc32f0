/** What became of one customer of a campaign. */
export interface Reached {
  readonly customer: string;
  readonly group: 'treated' | 'control';
  /** What the customer spent within the window; 0 for nothing. */
  readonly spend: number;
}

/**
 * Exercise 1. Which share of a group bought anything?
 *
 * @param campaign everybody of the campaign
 * @param group whom to look at
 * @returns a share from 0 to 1; those who bought nothing are in it
 */
export function rate(campaign: readonly Reached[], group: Reached['group']): number {
  void campaign;
  void group;
  return Number.NaN;
}

/**
 * Exercise 2. How many customers bought because of the campaign? Not: how many of the treated bought.
 *
 * @param campaign everybody of the campaign
 * @returns about how many of the treated would not have bought without it
 */
export function incremental(campaign: readonly Reached[]): number {
  void campaign;
  return Number.NaN;
}

/**
 * Exercise 3. Can the difference be told from chance? Ask `measureLift` for the interval.
 *
 * @param campaign everybody of the campaign
 * @returns whether the interval of 95 % of the difference of the two rates lies above 0
 */
export function isProven(campaign: readonly Reached[]): boolean | null {
  void campaign;
  return null;
}

/**
 * Exercise 4. Did it pay? Count what was earned more than without the campaign, less what the contacts cost.
 *
 * @param campaign everybody of the campaign
 * @param margin share of sales that is profit
 * @param contactCost what one contact cost; the control group got none
 * @returns profit of the campaign
 */
export function profit(campaign: readonly Reached[], margin: number, contactCost: number): number {
  void campaign;
  void margin;
  void contactCost;
  return Number.NaN;
}

/**
 * Exercise 5. How many customers does the next campaign need, control group and treated together, so that it sees a rise from one rate to
 * another with the usual power? Half of them are the control group. Ask `planSampleSize`.
 *
 * @param without the rate without a campaign
 * @param withIt the rate that must not be missed
 * @returns customers in both groups together
 */
export function needed(without: number, withIt: number): number {
  void without;
  void withIt;
  return 0;
}
