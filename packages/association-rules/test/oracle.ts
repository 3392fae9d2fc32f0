import { type Itemsets, type Rules, toRows } from '@clientele/association-rules';
import fc from 'fast-check';

/** Small baskets of few items, so that sets repeat; names that JavaScript might trip over among them. */
export const basketLists: fc.Arbitrary<string[][]> = fc.array(
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', '10', '9', '__proto__', 'é'), { maxLength: 8 }),
  { minLength: 1, maxLength: 14 },
);

/** Every subset of the items that occur, with its count: by looking at each basket. */
export function countAll(baskets: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const basket of baskets) {
    const items = [...new Set(basket)].sort();
    for (let mask = 1; mask < 1 << items.length; mask++) {
      const key = keyOf(items.filter((_, i) => mask & (1 << i)));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

export const keyOf = (items: readonly string[]): string => JSON.stringify([...items].sort());
export const itemsOf = (key: string): string[] => JSON.parse(key) as string[];

/** The sets of a table with their counts, and how many rows it has. */
export function countsOf(itemsets: Itemsets): { counts: Map<string, number>; rows: number } {
  const rows = toRows(itemsets);
  const counts = new Map(rows.map(({ items, count }) => [keyOf(items as string[]), count as number]));
  return { counts, rows: rows.length };
}

/** Keys of rules: both sides. */
export function ruleKeys(rules: Rules): string[] {
  const rows = toRows(rules, ['antecedent', 'consequent']);
  return rows.map(
    ({ antecedent, consequent }) => `${keyOf(antecedent as string[])} => ${keyOf(consequent as string[])}`,
  );
}
