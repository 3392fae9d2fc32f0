import type { Itemsets } from '../itemsets/itemsets.ts';
import type { RulePairs } from './rule-pairs.ts';

/**
 * The best confidence that any rule with the same consequent and fewer antecedent items has, the empty antecedent included
 * (Bayardo, Agrawal, Gunopulos 2000): over all such rules, also those below the least confidence.
 *
 * Dropping one item at a time reaches every smaller antecedent; each pair of set and consequent is worked out once.
 */
export function bestSubrules({ columns, n }: Itemsets, pairs: RulePairs): Float64Array {
  const { items, count } = columns;
  const { codes, offsets } = items;
  const known = new Map<number, number>();
  const rows = offsets.length - 1;

  /** Best confidence of antecedent => consequent and of all rules below it. */
  function bestOf(antecedent: readonly number[], consequent: readonly number[], consequentRow: number): number {
    if (antecedent.length === 0) return (count[consequentRow] as number) / n;
    const row = rowOf(antecedent);
    const key = row * rows + consequentRow;
    const before = known.get(key);
    if (before !== undefined) return before;
    const together = count[rowOf(merge(antecedent, consequent))] as number;
    const best = Math.max(together / (count[row] as number), bestBelow(antecedent, consequent, consequentRow));
    known.set(key, best);
    return best;
  }
  function bestBelow(antecedent: readonly number[], consequent: readonly number[], consequentRow: number): number {
    let best = 0;
    for (const dropped of antecedent) {
      const smaller = antecedent.filter((item) => item !== dropped);
      best = Math.max(best, bestOf(smaller, consequent, consequentRow));
    }
    return best;
  }
  const rowOf = (set: readonly number[]): number => pairs.index.find(Uint32Array.from(set), set.length);
  const nameOrder = orderOfItems(items.dictionary.values, codes);
  const byName = (a: number, b: number): number => (nameOrder[a] as number) - (nameOrder[b] as number);
  const merge = (a: readonly number[], b: readonly number[]): number[] => [...a, ...b].sort(byName);
  const setAt = (row: number): number[] => Array.from(codes.subarray(offsets[row], offsets[row + 1]));

  return Float64Array.from({ length: pairs.length }, (_, rule) => {
    const consequentRow = pairs.consequent[rule] as number;
    return bestBelow(setAt(pairs.antecedent[rule] as number), setAt(consequentRow), consequentRow);
  });
}

/** The place of each code in the order of the names; items of sets are in that order. */
function orderOfItems(names: readonly string[], codes: Uint32Array): Uint32Array {
  const used = [...new Set(codes)].sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1));
  const places = new Uint32Array(names.length);
  used.forEach((code, place) => {
    places[code] = place;
  });
  return places;
}
