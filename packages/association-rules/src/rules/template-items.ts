import type { Baskets } from '@clientele/core';
import type { DeriveRulesOptions } from './options.ts';

/**
 * The items that can stand in no rule of the templates, so that the search for itemsets leaves them out: those that neither
 * side may hold, and those that too few baskets hold together with any item of the other side. What remains has all its
 * subsets, so that measures and improvement are what they are without the push.
 *
 * @param baskets what is mined
 * @param minCount least number of baskets
 * @param templates the items that each side may hold
 * @returns ids of items to exclude
 */
export function itemsOutside(
  { length, columns }: Baskets,
  minCount: number,
  { antecedent, consequent }: Pick<DeriveRulesOptions, 'antecedent' | 'consequent'>,
): string[] {
  if (antecedent === undefined && consequent === undefined) return [];
  const { dictionary, offsets, codes } = columns.items;
  const maskOf = (names: readonly string[] | undefined): Uint8Array => {
    const named = new Set(names);
    return Uint8Array.from(dictionary.values, (name) => Number(names === undefined || named.has(name)));
  };
  const before = maskOf(antecedent);
  const after = maskOf(consequent);
  /** Baskets in which each item may be on one side, with another one that may be on the other. */
  const asBefore = new Uint32Array(dictionary.values.length);
  const asAfter = new Uint32Array(dictionary.values.length);
  for (let basket = 0; basket < length; basket++) {
    const [start, end] = [offsets[basket] as number, offsets[basket + 1] as number];
    let befores = 0;
    let afters = 0;
    for (let cell = start; cell < end; cell++) {
      befores += before[codes[cell] as number] as number;
      afters += after[codes[cell] as number] as number;
    }
    for (let cell = start; cell < end; cell++) {
      const code = codes[cell] as number;
      const [isBefore, isAfter] = [before[code] as number, after[code] as number];
      if (isBefore === 1 && afters > isAfter) asBefore[code] = (asBefore[code] as number) + 1;
      if (isAfter === 1 && befores > isBefore) asAfter[code] = (asAfter[code] as number) + 1;
    }
  }
  return dictionary.values.filter(
    (_, code) => (asBefore[code] as number) < minCount && (asAfter[code] as number) < minCount,
  );
}
