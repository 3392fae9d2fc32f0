import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { type Flow, type FlowGroup, flowMap } from '../../chart/flow-map.ts';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { counted, dataText } from '../../format/text.ts';
import { swatch } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, sumOf, textsOf } from '../../read/columns.ts';

const mostMoves = 10;
/** More groups than this on a side are no picture any more. */
const mostGroups = 24;

/** One row of the table of flows. */
interface Move {
  readonly from: string | null;
  readonly to: string | null;
  readonly customers: number;
  readonly revenue: number;
}

/**
 * Who moved between segments since an earlier date: a picture, and the largest moves.
 *
 * @param analysis what was found out
 * @param context what the chapters share
 * @returns the markup; nothing where no earlier date was looked at
 */
export function segmentFlows(analysis: Analysis, context: ReportContext): Html | null {
  const moves = movesOf(analysis);
  if (moves.length === 0) return null;
  const { before: instant } = analysis.notes.find(({ code }) => code === 'segment-flows')?.details ?? {};
  const since = typeof instant === 'number' ? context.day(instant - 1) : 'an earlier date';
  return html`${picture(analysis, moves, context, [since, context.day(analysis.asOf - 1)])}${largest(moves, context, since)}`;
}

function movesOf({ tables }: Analysis): Move[] {
  const table = tables?.['segmentFlows'];
  if (table === undefined) return [];
  const [from, to] = [textsOf(table, 'from'), textsOf(table, 'to')];
  const [customers, revenue] = [numbersOf(table, 'customers'), numbersOf(table, 'revenue')];
  if (from === null || to === null || customers === null) return [];
  return Array.from(customers, (count, row) => ({
    from: from[row] ?? null,
    to: to[row] ?? null,
    customers: count,
    revenue: revenue?.[row] ?? Number.NaN,
  }));
}

function picture(
  analysis: Analysis,
  moves: readonly Move[],
  context: ReportContext,
  dates: readonly [string, string],
): Html | null {
  const order = textsOf(analysis.segments, 'segment') ?? [];
  const before = groupsOf(moves, 'from', 'not yet a customer', order, context);
  const after = groupsOf(moves, 'to', 'in no segment', order, context);
  if (before.length > mostGroups || after.length > mostGroups) return null;
  const place = (groups: readonly Group[], key: string | null): number =>
    groups.findIndex((group) => group.key === key);
  const flows = moves
    .map(({ from, to, customers }): Flow => {
      return { from: place(before, from), to: place(after, to), customers, stays: from === to };
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const told = words(moves);
  return figure({
    title: 'Who moved, and where to',
    label: `Ribbons from ${before.length} groups on ${dates[0]} to ${after.length} on ${dates[1]}. ${told}`,
    caption: `Left: segments on ${dates[0]}; right: on ${dates[1]}; a ribbon is as wide as the number of customers who went that way, pale where they stayed. Each date is scored by its own thresholds, so a customer rises or falls against the others of that day. ${told}`,
    draw: (width) => flowMap({ before, after, flows }, dates, width),
  });
}

interface Group extends FlowGroup {
  readonly key: string | null;
}

/** The groups of one side, in the order of the map; those without a segment last. */
function groupsOf(
  moves: readonly Move[],
  side: 'from' | 'to',
  none: string,
  order: readonly (string | null)[],
  { segments }: ReportContext,
): Group[] {
  const colours = new Map(segments.map(({ name, colour }) => [name, colour]));
  const keys = [...new Set(moves.flatMap((move) => [move.from, move.to]))].filter((key) => key !== null);
  const placeOf = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const sorted = [...keys.sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1)), null];
  return sorted.flatMap((key) => {
    const customers = moves.reduce((sum, move) => sum + (move[side] === key ? move.customers : 0), 0);
    const colour = key === null ? 'var(--faint)' : (colours.get(key) ?? 'var(--faint)');
    return customers === 0 ? [] : [{ key, name: key ?? none, colour, customers }];
  });
}

function words(moves: readonly Move[]): string {
  const sum = (picked: readonly Move[]): number => sumOf(Float64Array.from(picked, ({ customers }) => customers));
  const known = moves.filter(({ from }) => from !== null);
  const stayed = sum(known.filter(({ from, to }) => from === to));
  const came = sum(moves) - sum(known);
  const share =
    sum(known) === 0 ? '' : `Of those known before, ${formatShare(stayed / sum(known))} stayed in their segment. `;
  return `${share}${counted(came, formatNumber(came), 'customer')} came since.`;
}

function largest(moves: readonly Move[], { segments, money }: ReportContext, since: string): Html | null {
  const colours = new Map(segments.map(({ name, colour }) => [name, colour]));
  const named = (key: string | null): Html => swatch(colours.get(key ?? '') ?? 'var(--faint)', dataText(key));
  const rows = moves
    .filter(({ from, to }) => from !== null && to !== null && from !== to)
    .sort((a, b) => b.customers - a.customers)
    .slice(0, mostMoves);
  if (rows.length === 0) return null;
  const columns: TableColumn<Move>[] = [
    { header: 'From', cell: ({ from }) => named(from) },
    { header: 'To', cell: ({ to }) => named(to) },
    { header: 'Customers', numeric: true, cell: ({ customers }) => formatNumber(customers) },
    { header: `Sales since, ${money.unit}`, numeric: true, cell: ({ revenue }) => formatNumber(revenue, 0) },
  ];
  return dataTable('segment-moves', `The largest moves since ${since}`, columns, rows);
}
