import { textAt } from '@clientele/core';
import type { PropensityTable } from './column-propensity.ts';
import { checkedTable } from './rank-propensities.ts';

/** What speaks for an item. */
export interface GivenScore {
  readonly propensity: number;
  readonly reason: string;
}

/** What tables say of a customer, by item; `null` where they say nothing. */
export type OpenScores = (customer: string) => ReadonlyMap<string, GivenScore> | null;

/** Makes tables of propensities ready to be asked customer by customer. Of rows that are alike the highest counts. */
export function openScores(verb: string, tables: readonly PropensityTable[]): OpenScores {
  const found = new Map<string, Map<string, GivenScore>>();
  for (const one of tables) {
    const { length, customer, columns } = checkedTable(verb, one);
    for (let row = 0; row < length; row++) {
      const [who, item] = [textAt(customer, row) as string, textAt(columns.item, row) as string];
      const own = found.get(who) ?? new Map<string, GivenScore>();
      found.set(who, own);
      const propensity = columns.propensity[row] as number;
      const before = own.get(item);
      if (before !== undefined && before.propensity >= propensity) continue;
      own.set(item, { propensity, reason: columns.reason[row] ?? 'propensity as given' });
    }
  }
  return (customer) => found.get(customer) ?? null;
}
