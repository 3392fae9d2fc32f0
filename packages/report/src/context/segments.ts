import type { Analysis } from '@clientele/core';
import { textsOf } from '../read/columns.ts';
import { segmentColours } from './colours.ts';

/** One segment as the sections see it. */
export interface SegmentView {
  readonly name: string;
  /** A CSS colour, the same in every chart. */
  readonly colour: string;
  readonly customers: number;
  /** Share of all customers, 0 to 1. */
  readonly customerShare: number;
  /** Share of net revenue, 0 to 1; below zero where refunds outweigh; NaN where unknown. */
  readonly revenueShare: number;
  readonly action: string | null;
  /** Rows of its customers in the table of customers. */
  readonly rows: readonly number[];
}

/** A chart of more rows than this is no picture any more; tables still hold them all. */
const mostCharted = 24;

/** Segments as a chart takes them, and what its caption has to add. */
export interface ChartedSegments<S> {
  readonly shown: readonly S[];
  /** Says which segments are not drawn; empty where all are. */
  readonly remark: string;
}

/**
 * The segments that a chart shows: no more than there is room for.
 *
 * @param segments in the order in which they are drawn
 * @returns the first of them, and what was left out
 */
export function charted<S>(segments: readonly S[]): ChartedSegments<S> {
  const shown = segments.slice(0, mostCharted);
  const remark =
    shown.length === segments.length ? '' : ` Drawn are the first ${shown.length} of ${segments.length} segments.`;
  return { shown, remark };
}

/**
 * The segments of an analysis, the largest share of revenue first.
 *
 * @param analysis what was found out
 * @returns one view a segment; none where the stage did not run
 */
export function segmentViews(analysis: Analysis): readonly SegmentView[] {
  const names = textsOf(analysis.segments, 'segment') ?? [];
  const actions = textsOf(analysis.segments, 'action') ?? [];
  const { customers, revenueShare } = analysis.segments.columns;
  const total = customers.reduce((sum, count) => sum + count, 0);
  const rows = rowsBySegment(analysis);
  const colours = segmentColours(names.map((name) => name ?? ''));
  return names
    .map((name, row) => {
      const count = customers[row] ?? 0;
      return {
        name: name ?? '',
        colour: colours.get(name ?? '') ?? 'var(--faint)',
        customers: count,
        customerShare: total > 0 ? count / total : Number.NaN,
        revenueShare: revenueShare[row] ?? Number.NaN,
        action: actions[row] ?? null,
        rows: rows.get(name ?? '') ?? [],
      };
    })
    .sort(byRevenue);
}

function rowsBySegment(analysis: Analysis): ReadonlyMap<string, number[]> {
  const rows = new Map<string, number[]>();
  (textsOf(analysis.customers, 'segment') ?? []).forEach((name, row) => {
    const met = rows.get(name ?? '');
    if (met === undefined) rows.set(name ?? '', [row]);
    else met.push(row);
  });
  return rows;
}

function byRevenue(a: SegmentView, b: SegmentView): number {
  const order = sortable(b.revenueShare) - sortable(a.revenueShare) || b.customers - a.customers;
  return order || (a.name < b.name ? -1 : 1);
}

function sortable(share: number): number {
  return Number.isFinite(share) ? share : Number.MIN_SAFE_INTEGER;
}
