import type { Itemsets } from '../itemsets/itemsets.ts';
import { openSetIndex, type SetIndex } from './set-index.ts';

/** Rules as rows of an itemset table: both sides together, and each alone. */
export interface RulePairs {
  readonly length: number;
  readonly whole: Uint32Array;
  readonly antecedent: Uint32Array;
  readonly consequent: Uint32Array;
  readonly index: SetIndex;
}

/** Which rules are wanted. */
export interface PairLimits {
  readonly minConfidence: number;
  readonly maxConsequent: number;
  /** By item code: bit 0 where the item may stand in an antecedent, bit 1 in a consequent. */
  readonly allowed: Uint8Array;
}

/**
 * Splits every itemset into two sides, both not empty. Moving an item from the antecedent to the consequent never raises the
 * confidence (Agrawal and Srikant 1994), so a consequent that fails is not extended.
 */
export function pairRules({ length, columns }: Itemsets, limits: PairLimits): RulePairs {
  const { count, items } = columns;
  const { codes, offsets } = items;
  const index = openSetIndex(items);
  const pairs: number[] = [];
  const longest = offsets.reduce((most, end, i) => Math.max(most, end - (offsets[i - 1] ?? 0)), 0);
  const isConsequent = new Uint8Array(longest);
  const side = new Uint32Array(longest);

  /** The row of the items of one side of a set. */
  function rowOf(start: number, end: number, wanted: number): number {
    let filled = 0;
    for (let at = start; at < end; at++) if (isConsequent[at - start] === wanted) side[filled++] = codes[at] as number;
    return index.find(side, filled);
  }
  function mayPrecede(start: number, end: number): boolean {
    for (let at = start; at < end; at++) {
      if (isConsequent[at - start] === 0 && ((limits.allowed[codes[at] as number] as number) & 1) === 0) return false;
    }
    return true;
  }
  function split(row: number, from: number, size: number): void {
    const [start, end] = [offsets[row] as number, offsets[row + 1] as number];
    for (let at = from; at < end; at++) {
      if (((limits.allowed[codes[at] as number] as number) & 2) === 0) continue;
      isConsequent[at - start] = 1;
      const antecedent = rowOf(start, end, 0);
      if ((count[row] as number) / (count[antecedent] as number) >= limits.minConfidence) {
        if (mayPrecede(start, end)) pairs.push(row, antecedent, rowOf(start, end, 1));
        if (size < Math.min(limits.maxConsequent, end - start - 1)) split(row, at + 1, size + 1);
      }
      isConsequent[at - start] = 0;
    }
  }
  for (let row = 0; row < length; row++) {
    const start = offsets[row] as number;
    if ((offsets[row + 1] as number) - start > 1) split(row, start, 1);
  }
  const column = (place: number): Uint32Array =>
    Uint32Array.from({ length: pairs.length / 3 }, (_, rule) => pairs[3 * rule + place] as number);
  return { length: pairs.length / 3, whole: column(0), antecedent: column(1), consequent: column(2), index };
}
