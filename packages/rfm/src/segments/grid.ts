import type { SegmentMap, SegmentRule } from './map.ts';

/** One combination of scores; `m` only in maps that look at it. */
export interface SegmentCell {
  readonly r: number;
  readonly f: number;
  readonly m?: number;
}

/** Which rule takes each cell of a map. */
export interface SegmentGrid {
  /** Index of the first rule that fits, −1 where none does; position by `cellIndex`. */
  readonly ruleOf: Int32Array;
  /** Every cell, in the order of `ruleOf`. */
  readonly cells: readonly SegmentCell[];
}

/** Whether a rule takes a cell, were it alone. */
export function fits(rule: SegmentRule, cell: SegmentCell): boolean {
  return within(rule.r, cell.r) && within(rule.f, cell.f) && (rule.m === undefined || within(rule.m, cell.m ?? 0));
}

function within([lowest, highest]: readonly [number, number], score: number): boolean {
  return score >= lowest && score <= highest;
}

/** Where a cell stands in the grid; `m` counts only in maps that look at it. */
export function cellIndex({ bins }: SegmentMap, r: number, f: number, m: number): number {
  const rf = (r - 1) * bins.f + (f - 1);
  return bins.m === undefined ? rf : rf * bins.m + (m - 1);
}

/** Lays a map out as a grid, once, so that each customer is one look-up. */
export function segmentGrid(map: SegmentMap): SegmentGrid {
  const cells = cellsOf(map);
  const ruleOf = Int32Array.from(cells, (cell) => map.rules.findIndex((rule) => fits(rule, cell)));
  return { ruleOf, cells };
}

function cellsOf({ bins }: SegmentMap): SegmentCell[] {
  const scores = (most: number): number[] => Array.from({ length: most }, (_, index) => index + 1);
  const pairs = scores(bins.r).flatMap((r) => scores(bins.f).map((f) => ({ r, f })));
  const { m: most } = bins;
  return most === undefined ? pairs : pairs.flatMap((pair) => scores(most).map((m) => ({ ...pair, m })));
}
