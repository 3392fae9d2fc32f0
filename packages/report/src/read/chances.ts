/** The chances of being active of all customers, in short. */
export interface ChanceSummary {
  readonly customers: number;
  readonly lowest: number;
  readonly highest: number;
  /** How many customers are expected to be active: the sum of the chances. */
  readonly expected: number;
  /** All customers have nearly the same chance: the model tells nobody apart. */
  readonly alike: boolean;
}

const leastDifference = 0.01;

/**
 * Sums up chances.
 *
 * @param chances each from 0 to 1, none missing
 * @returns the summary, or `null` of nobody
 */
export function summarizeChances(chances: Float64Array): ChanceSummary | null {
  if (chances.length === 0) return null;
  const lowest = chances.reduce((least, chance) => Math.min(least, chance));
  const highest = chances.reduce((most, chance) => Math.max(most, chance));
  return {
    customers: chances.length,
    lowest,
    highest,
    expected: chances.reduce((sum, chance) => sum + chance, 0),
    alike: chances.length > 1 && highest - lowest < leastDifference,
  };
}
