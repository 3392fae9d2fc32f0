/** Baskets as lists of items. */
export type Shop = readonly (readonly string[])[];

/**
 * Exercise 1. Of the baskets that hold the one, how many hold the other too? Count by hand, without a miner.
 *
 * @param baskets the shop
 * @param antecedent what stands on the left
 * @param consequent what stands on the right
 * @returns the confidence, 0 to 1
 */
export function confidenceOf(baskets: Shop, antecedent: string, consequent: string): number {
  void [baskets, antecedent, consequent];
  return Number.NaN;
}

/**
 * Exercise 2. Which single item speaks most surely for another, of those that stand beside it in three baskets or more?
 *
 * @param baskets the shop
 * @param consequent the other
 * @returns the item
 */
export function surestItem(baskets: Shop, consequent: string): string {
  void [baskets, consequent];
  return '';
}

/**
 * Exercise 3. Of all rules with a confidence of 0.3 and a count of 2, which does chance not explain, at 0.01 after Holm's
 * correction?
 *
 * @param baskets the shop
 * @returns how many
 */
export function sound(baskets: Shop): number {
  void baskets;
  return -1;
}

/**
 * Exercise 4. Is the rule of two items on the left no surer than the better of its two shorter ones?
 *
 * @param baskets the shop
 * @param antecedent two items
 * @param consequent the item on the right
 * @returns whether it adds nothing
 */
export function addsNothing(baskets: Shop, antecedent: readonly [string, string], consequent: string): boolean | null {
  void [baskets, antecedent, consequent];
  return null;
}

/**
 * Exercise 5. What should lie beside a basket? Learn from past baskets, from rules that stand in two of them or more.
 *
 * @param past the shop
 * @param basket what is in the basket
 * @returns the first recommendation and what speaks for it
 */
export function offerFor(past: Shop, basket: readonly string[]): { item: string; because: readonly string[] } {
  void [past, basket];
  return { item: '', because: [] };
}
