import type { ListColumn } from '@clientele/core';

/** What can be said of a set beside its support; docs/methods/itemsets.md has the definitions. */
export type ItemsetMeasure = 'allConfidence' | 'crossSupportRatio' | 'lift';

/** All of them. */
export const itemsetMeasures: readonly ItemsetMeasure[] = Object.freeze(['allConfidence', 'crossSupportRatio', 'lift']);

/**
 * How much the baskets weigh that hold each item, by code. Light baskets are added first, so that the bits do not depend on the order of the baskets.
 *
 * @param weights how much each basket counts; `null`: 1
 */
export function weightOfItems({ dictionary, offsets, codes }: ListColumn, weights: Float64Array | null): Float64Array {
  const sums = new Float64Array(dictionary.values.length);
  const add = (basket: number, weight: number): void => {
    for (let cell = offsets[basket] as number; cell < (offsets[basket + 1] as number); cell++) {
      const code = codes[cell] as number;
      sums[code] = (sums[code] as number) + weight;
    }
  };
  if (weights === null) for (let basket = 0; basket + 1 < offsets.length; basket++) add(basket, 1);
  else {
    const order = Uint32Array.from(weights.keys()).sort((a, b) => (weights[a] as number) - (weights[b] as number));
    for (const basket of order) add(basket, weights[basket] as number);
  }
  return sums;
}

/**
 * Measures sets: `allConfidence`, the least confidence of any rule of the set, which is its support over that of its most frequent item
 * (Omiecinski 2003); `crossSupportRatio`, the support of its rarest item over that of its most frequent one (Xiong, Tan and Kumar 2003);
 * `lift`, its support over what it would be were its items independent (Brin, Motwani and Silverstein 1997).
 *
 * @param shares support of each item, by code
 */
export function measureSets(
  { offsets, codes }: ListColumn,
  support: Float64Array,
  shares: Float64Array,
  measures: readonly ItemsetMeasure[],
): Partial<Record<ItemsetMeasure, Float64Array>> {
  if (measures.length === 0) return {};
  const columns = { allConfidence: support.slice(), crossSupportRatio: support.slice(), lift: support.slice() };
  for (let set = 0; set < support.length; set++) {
    let [least, most, product] = [1, 0, 1];
    for (let cell = offsets[set] as number; cell < (offsets[set + 1] as number); cell++) {
      const share = shares[codes[cell] as number] as number;
      least = Math.min(least, share);
      most = Math.max(most, share);
      product *= share;
    }
    columns.allConfidence[set] = (support[set] as number) / most;
    columns.crossSupportRatio[set] = least / most;
    columns.lift[set] = (support[set] as number) / product;
  }
  return Object.fromEntries(measures.map((name) => [name, columns[name]]));
}
