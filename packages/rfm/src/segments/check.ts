import { frozen } from '@clientele/core';
import { fits, type SegmentCell, segmentGrid } from './grid.ts';
import { parseSegmentMap, type SegmentMap, type SegmentRule } from './map.ts';

/** Two rules that both fit some cells. Harmless where meant: the earlier one decides. */
export interface SegmentOverlap {
  /** Index of the earlier rule, which takes the cells. */
  readonly winner: number;
  /** Index of the later rule. */
  readonly loser: number;
  /** How many cells both fit. */
  readonly cells: number;
}

/** What is wrong, or worth knowing, about a segment map. */
export interface SegmentCheck {
  /** Cells that no rule takes: customers there would have no segment. */
  readonly uncovered: readonly SegmentCell[];
  /** Indexes of rules that can never decide, since earlier ones take all their cells. */
  readonly shadowed: readonly number[];
  readonly overlaps: readonly SegmentOverlap[];
}

/**
 * Walks through every cell of a segment map: proves that each has a segment, and that each rule has a cell.
 *
 * @param map the map, checked like a file
 * @returns cells without a segment, rules that never decide, and pairs of rules that overlap; all empty where the map is
 * a partition
 * @throws InvalidInputError (`invalid-input`) where the map itself is malformed, naming the field
 * @example
 * import { checkSegments, type SegmentRule } from '@clientele/rfm';
 * const rules: SegmentRule[] = [
 *   { segment: 'Active', r: [2, 2], f: [1, 2], action: 'Thank them' },
 *   { segment: 'Star', r: [2, 2], f: [2, 2], action: 'Reward them' },
 * ];
 * checkSegments({ id: 'gaps', version: 1, bins: { r: 2, f: 2 }, rules });
 * // => { uncovered: [{ r: 1, f: 1 }, { r: 1, f: 2 }], shadowed: [1], overlaps: [{ winner: 0, loser: 1, cells: 1 }] }
 */
export function checkSegments(map: SegmentMap): SegmentCheck {
  const { rules } = parseSegmentMap(map);
  const { ruleOf, cells } = segmentGrid(map);
  const deciding = new Set(ruleOf);
  return frozen({
    uncovered: cells.filter((_, index) => ruleOf[index] === -1),
    shadowed: [...rules.keys()].filter((index) => !deciding.has(index)),
    overlaps: rules.flatMap((rule, index) => overlapsOf(rules, rule, index, cells)),
  });
}

function overlapsOf(
  rules: readonly SegmentRule[],
  first: SegmentRule,
  winner: number,
  cells: readonly SegmentCell[],
): SegmentOverlap[] {
  return rules.flatMap((rule, loser) => {
    if (loser <= winner) return [];
    const shared = cells.filter((cell) => fits(first, cell) && fits(rule, cell)).length;
    return shared === 0 ? [] : [{ winner, loser, cells: shared }];
  });
}
