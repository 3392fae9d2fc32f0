import type { Analysis } from '@clientele/core';
import { figure } from '../chart/figure.ts';
import { shareBars } from '../chart/share-bars.ts';
import type { ReportContext } from '../context/context.ts';
import { charted, type SegmentView } from '../context/segments.ts';
import { formatNumber, formatShare } from '../format/number.ts';
import { cut, dataText } from '../format/text.ts';
import { swatch } from '../html/blocks.ts';
import { type Html, html } from '../html/html.ts';
import { dataTable, type TableColumn } from '../html/table.ts';
import { notRun } from './not-run.ts';
import type { Section } from './section.ts';
import { segmentFlows } from './segments/flows.ts';
import { medianCell } from './segments/median-cell.ts';
import { scoreMap } from './segments/score-map.ts';
import { segmentTraits } from './segments/traits.ts';
import { valueRules } from './segments/value-rules.ts';

/** Who the customers are, by recency, frequency and monetary value, and what to do with each group. */
export const segments: Section = {
  id: 'segments',
  title: 'Segments',
  render(analysis, context) {
    if (context.segments.length === 0) return notRun(analysis, 'rfm');
    return html`<p>Customers are grouped by when they last bought, how often, and for how much.</p>
${bars(context)}${overview(analysis, context)}${segmentTraits(analysis, context)}${valueRules(analysis, context)}${scoreMap(analysis, context)}${segmentFlows(analysis, context)}`;
  },
};

function bars({ segments: views }: ReportContext): Html {
  const { shown, remark } = charted(views.filter(({ customers }) => customers > 0));
  if (shown.length === 0) return html``;
  const pairs = shown.map(({ name, colour, customerShare, revenueShare }) => ({
    name,
    colour,
    first: customerShare,
    second: revenueShare,
  }));
  return figure({
    title: 'Share of sales and of customers',
    label: `Bars: ${pairs.map(({ name, first, second }) => `${cut(name, 60)} brings ${formatShare(second)} of sales with ${formatShare(first)} of customers`).join('; ')}`,
    caption: `Full bars: share of net sales. Hollow bars: share of customers. Where the full bar is the longer one, a segment brings more than its number.${remark}`,
    draw: (width) => shareBars(pairs, width),
  });
}

function overview(analysis: Analysis, context: ReportContext): Html {
  const middle =
    (name: string, decimals: number) =>
    ({ name: segment, rows }: SegmentView) =>
      medianCell(analysis, { name, decimals }, segment, rows);
  const columns: TableColumn<SegmentView>[] = [
    { header: 'Segment', cell: ({ colour, name }) => swatch(colour, dataText(name)) },
    { header: 'Customers', numeric: true, cell: ({ customers }) => formatNumber(customers) },
    { header: 'Share of customers', numeric: true, cell: ({ customerShare }) => formatShare(customerShare, 1) },
    { header: 'Share of sales', numeric: true, cell: ({ revenueShare }) => formatShare(revenueShare, 1) },
    { header: 'Recency, days', numeric: true, cell: middle('recency', 0) },
    { header: 'Frequency, orders', numeric: true, cell: middle('frequency', 0) },
    { header: `Spend, ${context.money.unit}`, numeric: true, cell: middle('monetary', 2) },
    { header: 'What to do', cell: ({ action }) => dataText(action, 200) },
  ];
  return dataTable(
    'segment-table',
    'Segments with the median customer of each; below it, where the median of customers like these lies, 19 times in 20',
    columns,
    context.segments,
  );
}
