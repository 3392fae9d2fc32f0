import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { type HeatCell, heatMap } from '../../chart/heat-map.ts';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber } from '../../format/number.ts';
import type { Html } from '../../html/html.ts';
import { known, numbersOf, textsOf } from '../../read/columns.ts';

const mostBins = 20;

/**
 * The map of recency and frequency scores: how many customers stand in each cell, and which segment owns it.
 *
 * @param analysis what was found out
 * @param context what the chapters share
 * @returns the markup; nothing where there are no scores, or too many for a map
 */
export function scoreMap(analysis: Analysis, context: ReportContext): Html | null {
  const r = numbersOf(analysis.customers, 'r');
  const f = numbersOf(analysis.customers, 'f');
  if (r === null || f === null) return null;
  const bins = [...known(r), ...known(f)].reduce((most, score) => Math.max(most, score), 0);
  if (!Number.isInteger(bins) || bins < 2 || bins > mostBins) return null;
  const cells = cellsOf(r, f, bins, textsOf(analysis.customers, 'segment') ?? [], context);
  const fullest = cells.reduce((most, cell) => (cell.count > most.count ? cell : most));
  return figure({
    title: 'Where customers stand: recency and frequency',
    label: `Grid of ${bins} by ${bins} scores. The fullest cell, recency ${fullest.up} and frequency ${fullest.across}, holds ${formatNumber(fullest.count)} customers.`,
    caption:
      'Number of customers by score; the stronger the colour, the more there are. The strip at a cell’s foot is the colour of its segment. Top right are those who bought lately and often, bottom left those who are gone.',
    draw: (width) => heatMap(cells, bins, width),
  });
}

function cellsOf(
  r: Float64Array,
  f: Float64Array,
  bins: number,
  segments: readonly (string | null)[],
  context: ReportContext,
): HeatCell[] {
  const colours = new Map(context.segments.map(({ name, colour }) => [name, colour]));
  const counts = new Float64Array(bins * bins);
  const owners: Set<string | null>[] = Array.from({ length: bins * bins }, () => new Set());
  r.forEach((up, row) => {
    const place = (up - 1) * bins + (f[row] ?? 0) - 1;
    counts[place] = (counts[place] ?? 0) + 1;
    owners[place]?.add(segments[row] ?? null);
  });
  return owners.map((names, place) => {
    const [only] = names.size === 1 ? names : [null];
    const segment = only ?? null;
    return {
      across: (place % bins) + 1,
      up: Math.floor(place / bins) + 1,
      count: counts[place] ?? 0,
      segment,
      colour: segment === null ? null : (colours.get(segment) ?? null),
    };
  });
}
