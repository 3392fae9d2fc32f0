import { figure } from '../chart/figure.ts';
import { shareBars } from '../chart/share-bars.ts';
import type { ReportContext } from '../context/context.ts';
import { formatNumber, formatShare, unknown } from '../format/number.ts';
import { cut, dataText } from '../format/text.ts';
import { swatch } from '../html/blocks.ts';
import { type Html, html } from '../html/html.ts';
import { dataTable, type TableColumn } from '../html/table.ts';
import { choiceTable } from './clusters/choice.ts';
import { clusterRules } from './clusters/rules.ts';
import { clusterTree } from './clusters/tree.ts';
import { type ClusterView, clusterViews } from './clusters/views.ts';
import { notRun } from './not-run.ts';
import type { Section } from './section.ts';

/** Groups of customers who are alike: how many, and who they are. */
export const clusters: Section = {
  id: 'clusters',
  title: 'Clusters',
  render(analysis, context) {
    const views = clusterViews(analysis);
    if (views.length === 0) return notRun(analysis, 'clusters');
    return html`<p>Customers who are alike in what they did, and in what is known of them, found without rules given beforehand. Names are suggestions.</p>
${bars(views)}${overview(views, context)}${clusterRules(analysis, views)}${clusterTree(analysis, views)}${choiceTable(analysis)}`;
  },
};

function bars(views: readonly ClusterView[]): Html {
  const pairs = views.map(({ name, colour, customerShare, revenueShare }) => ({
    name,
    colour,
    first: customerShare,
    second: revenueShare,
  }));
  return figure({
    title: 'Share of sales and of customers, by cluster',
    label: `Bars: ${pairs.map(({ name, first, second }) => `${cut(name, 60)} brings ${formatShare(second)} of sales with ${formatShare(first)} of customers`).join('; ')}`,
    caption: 'Full bars: share of net sales. Hollow bars: share of customers.',
    draw: (width) => shareBars(pairs, width),
  });
}

const nearestColumn: TableColumn<ClusterView> = {
  header: 'Most like the segment',
  cell: ({ nearest }) =>
    nearest === null ? unknown : html`${dataText(nearest.segment)}, ${formatShare(nearest.share)} of the cluster`,
};

function overview(views: readonly ClusterView[], context: ReportContext): Html {
  const number = (value: number, decimals: number): string =>
    Number.isFinite(value) ? formatNumber(value, decimals) : unknown;
  const columns: TableColumn<ClusterView>[] = [
    {
      header: 'Cluster',
      cell: ({ number: at, name, colour }) => swatch(colour, html`${String(at)} · ${dataText(name)}`),
    },
    { header: 'Customers', numeric: true, cell: ({ customers }) => formatNumber(customers) },
    { header: 'Recency, days', numeric: true, cell: ({ medians }) => number(medians.recency, 0) },
    { header: 'Frequency, orders', numeric: true, cell: ({ medians }) => number(medians.frequency, 0) },
    { header: `Spend, ${context.money.unit}`, numeric: true, cell: ({ medians }) => number(medians.monetary, 2) },
    ...(views.some(({ nearest }) => nearest !== null) ? [nearestColumn] : []),
  ];
  return dataTable('cluster-table', 'Clusters with the median customer of each', columns, views);
}
