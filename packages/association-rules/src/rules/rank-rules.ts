import type { Itemsets } from '../itemsets/itemsets.ts';
import { lowIsGood, type Measure } from './measures.ts';
import type { RulePairs } from './rule-pairs.ts';

/**
 * Ranks rules: by the measure, then by confidence, by count, by fewer items, and by the names of antecedent and consequent.
 * Conviction has no value where confidence is 1, and is then the highest; other missing values come last.
 *
 * @param kept the rules to rank
 * @param by the measure's value of each rule
 * @param confidence of each rule
 */
export function rankRules(
  kept: Uint32Array,
  by: Float64Array,
  measure: Measure,
  confidence: Float64Array,
  pairs: RulePairs,
  { columns }: Itemsets,
): Uint32Array {
  const { offsets, codes, dictionary } = columns.items;
  const { count } = columns;
  const missing = measure === 'conviction' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const sign = lowIsGood.has(measure) ? -1 : 1;
  const value = by.map((one) => (Number.isNaN(one) ? missing : sign * one));
  const size = (row: number): number => (offsets[row + 1] as number) - (offsets[row] as number);

  function compareNames(a: number, b: number): number {
    const [startA, startB] = [offsets[a] as number, offsets[b] as number];
    for (let i = 0; i < size(a) && i < size(b); i++) {
      const [one, other] = [codes[startA + i] as number, codes[startB + i] as number];
      if (one !== other) return (dictionary.values[one] as string) < (dictionary.values[other] as string) ? -1 : 1;
    }
    return size(a) - size(b);
  }
  const down = (x: number, y: number): number => (x === y ? 0 : x > y ? -1 : 1);
  return kept.slice().sort((a, b) => {
    const [wholeA, wholeB] = [pairs.whole[a] as number, pairs.whole[b] as number];
    return (
      down(value[a] as number, value[b] as number) ||
      down(confidence[a] as number, confidence[b] as number) ||
      down(count[wholeA] as number, count[wholeB] as number) ||
      size(wholeA) - size(wholeB) ||
      compareNames(pairs.antecedent[a] as number, pairs.antecedent[b] as number) ||
      compareNames(pairs.consequent[a] as number, pairs.consequent[b] as number)
    );
  });
}
