import {
  type CodedColumn,
  checkOptions,
  encode,
  expectTable,
  InvalidInputError,
  type ListColumn,
  type LogBaskets,
  type Table,
  type TextColumn,
  table,
  wholeNumber,
} from '@clientele/core';
import { pickLists } from '../rules/pick-lists.ts';
import type { Rules } from '../rules/rules.ts';

/** Which promotions are drawn from rules. */
export interface PromotionsOptions {
  /** Most promotions. Default 10. */
  readonly k?: number;
}

/** Promotions to try: whom to offer what, and why. */
export type Promotions = Table<{
  /** What the customers have bought … */
  antecedent: ListColumn;
  /** … and the item to offer them. */
  item: CodedColumn;
  /** Customers who have bought all of the antecedent, in whatever baskets, and never the item. */
  customers: Float64Array;
  confidence: Float64Array;
  lift: Float64Array;
  /** The rule in words. */
  reason: TextColumn;
}>;

/**
 * Draws promotions from rules: for each the customers who bought what the rule begins with, and never what it ends in. An item
 * is offered once, by the first rule that names it and finds somebody to offer it to.
 *
 * @param rules rules with one item as their consequent, in the order of their worth
 * @param baskets the baskets of a log, with their customers
 * @param options `k`
 * @returns one row a promotion, in the order of the rules
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InvalidInputError (`invalid-input`) where the rules are of other baskets
 * @example
 * import { deriveBaskets, mineRules, promotionsOf, toRows } from '@clientele/association-rules';
 * const sold = (customer: string, order: number, ...products: string[]) =>
 *   products.map((product) => ({ customer, order, product, time: '2026-03-01', amount: 1 }));
 * const lines = [...sold('Ada', 1, 'diapers', 'wipes'), ...sold('Bo', 2, 'diapers', 'wipes'), ...sold('Cy', 3, 'diapers')];
 * const baskets = deriveBaskets(lines);
 * toRows(promotionsOf(mineRules(baskets), baskets), ['antecedent', 'item', 'customers', 'reason']);
 * // => [{ antecedent: ['diapers'], item: 'wipes', customers: 1, reason: 'of 3 baskets with diapers 2 hold wipes too' }]
 */
export function promotionsOf(rules: Rules, baskets: LogBaskets, options: PromotionsOptions = {}): Promotions {
  checkOptions('promotionsOf', options, { k: wholeNumber(1) });
  const { k = 10 } = options;
  expectTable('promotionsOf', rules, ['antecedent', 'consequent', 'count', 'antecedentCount', 'confidence', 'lift']);
  expectTable('promotionsOf', baskets, ['items']);
  const { antecedent, consequent, count, antecedentCount, confidence, lift } = rules.columns;
  if (antecedent.dictionary !== baskets.columns.items.dictionary) {
    throw new InvalidInputError('promotionsOf: expected rules of these baskets, got rules of others');
  }
  const names = antecedent.dictionary.values;
  const buyers = openBuyers(baskets);
  const offered = new Set<number>();
  const kept: number[] = [];
  const customers: number[] = [];
  for (let row = 0; row < rules.length && kept.length < k; row++) {
    const [start, end] = [consequent.offsets[row] as number, consequent.offsets[row + 1] as number];
    const item = consequent.codes[start] as number;
    if (end - start !== 1 || offered.has(item)) continue;
    const group = buyers.ofAllBut(
      antecedent.codes.subarray(antecedent.offsets[row], antecedent.offsets[row + 1]),
      item,
    );
    if (group === 0) continue;
    offered.add(item);
    kept.push(row);
    customers.push(group);
  }
  const textsOf = (lists: ListColumn, row: number): string =>
    Array.from(lists.codes.subarray(lists.offsets[row], lists.offsets[row + 1]), (code) => names[code]).join(', ');
  const reason = kept.map((row) => {
    const [before, after] = [textsOf(antecedent, row), textsOf(consequent, row)];
    return `of ${antecedentCount[row]} baskets with ${before} ${count[row]} hold ${after} too`;
  });
  return table({
    antecedent: pickLists(antecedent, Uint32Array.from(kept)),
    item: encode(kept.map((row) => textsOf(consequent, row))),
    customers: Float64Array.from(customers),
    confidence: Float64Array.from(kept, (row) => confidence[row] as number),
    lift: Float64Array.from(kept, (row) => lift[row] as number),
    reason: Object.freeze(reason),
  });
}

interface Buyers {
  /** How many customers have bought all of some items, and never another one. */
  ofAllBut(items: Uint32Array, never: number): number;
}

/** Who bought each item, in any basket. */
function openBuyers({ customer, columns }: LogBaskets): Buyers {
  const { items } = columns;
  const bought: Set<number>[] = items.dictionary.values.map(() => new Set());
  for (let basket = 0; basket < customer.codes.length; basket++) {
    for (let cell = items.offsets[basket] as number; cell < (items.offsets[basket + 1] as number); cell++) {
      bought[items.codes[cell] as number]?.add(customer.codes[basket] as number);
    }
  }
  const nobody: ReadonlySet<number> = new Set();
  return {
    ofAllBut(wanted, never) {
      const [first = nobody, ...others] = Array.from(wanted, (item) => bought[item] ?? nobody);
      const without = bought[never] ?? nobody;
      let group = 0;
      for (const one of first) if (!without.has(one) && others.every((other) => other.has(one))) group++;
      return group;
    },
  };
}
