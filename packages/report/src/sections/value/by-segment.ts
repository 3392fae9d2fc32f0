import type { Analysis } from '@clientele/core';
import { amountBars } from '../../chart/amount-bars.ts';
import { figure } from '../../chart/figure.ts';
import type { ReportContext } from '../../context/context.ts';
import { charted, type SegmentView } from '../../context/segments.ts';
import type { ValueTerms } from '../../context/value-terms.ts';
import { formatNumber, formatShare, unknown } from '../../format/number.ts';
import { cut, dataText } from '../../format/text.ts';
import { swatch } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { known, knownAt, meanOf, numbersOf, sumOf } from '../../read/columns.ts';

/**
 * What each segment is expected to bring: a chart of the totals, and a table with the means behind them.
 *
 * @param analysis what was found out
 * @param context what the chapters share
 * @param terms what the value is called
 * @param worth one value a customer
 * @returns the markup; nothing where there are no segments
 */
export function valueBySegment(
  analysis: Analysis,
  context: ReportContext,
  terms: ValueTerms,
  worth: Float64Array,
): Html {
  const views = context.segments.filter(({ rows }) => knownAt(worth, rows).length > 0);
  if (views.length === 0) return html``;
  return html`${bars(context, views, terms, worth)}${table(analysis, context, views, terms, worth)}`;
}

function bars({ money }: ReportContext, views: readonly SegmentView[], terms: ValueTerms, worth: Float64Array): Html {
  const total = sumOf(known(worth));
  const { shown, remark } = charted(views);
  const rows = shown.map(({ name, colour, rows: members }) => {
    const amount = sumOf(knownAt(worth, members));
    return { name, colour, amount, written: `${money.short(amount)} · ${formatShare(amount / total)}` };
  });
  rows.sort((a, b) => b.amount - a.amount);
  return figure({
    title: `Where the ${terms.name} will come from, ${money.unit}`,
    label: `Bars of ${terms.name} in ${money.unit}: ${rows.map(({ name, written }) => `${cut(name, 60)} ${written}`).join('; ')}`,
    caption: `Each bar is the sum over a segment’s customers, with its share of the total of ${money.rounded(total)}.${remark}`,
    draw: (width) => amountBars(rows, money.short, width),
  });
}

function table(
  analysis: Analysis,
  { money }: ReportContext,
  views: readonly SegmentView[],
  terms: ValueTerms,
  worth: Float64Array,
): Html {
  const totals = new Map(views.map((view) => [view, sumOf(knownAt(worth, view.rows))]));
  const written = money.column([...totals.values()]);
  const average = (name: string, write: (value: number) => string) => {
    const values = numbersOf(analysis.customers, name);
    return ({ rows }: SegmentView): string => (values === null ? unknown : write(meanOf(knownAt(values, rows))));
  };
  const columns: TableColumn<SegmentView>[] = [
    { header: 'Segment', cell: ({ colour, name }) => swatch(colour, dataText(name)) },
    { header: 'Customers', numeric: true, cell: ({ customers }) => formatNumber(customers) },
    {
      header: 'Chance of being active, mean',
      numeric: true,
      cell: average('probabilityAlive', (chance) => formatShare(chance)),
    },
    {
      header: 'Purchases expected, mean',
      numeric: true,
      cell: average('expectedTransactions', (count) => formatNumber(count, 2)),
    },
    {
      header: `Per purchase, mean, ${money.unit}`,
      numeric: true,
      cell: average('expectedSpend', (spend) => formatNumber(spend, 2)),
    },
    {
      header: `Per customer, mean, ${money.unit}`,
      numeric: true,
      cell: average('lifetimeValue', (amount) => formatNumber(amount, 2)),
    },
    { header: `In total, ${money.unit}`, numeric: true, cell: (view) => written(totals.get(view) ?? Number.NaN) },
  ];
  return dataTable('value-table', html`${sentence(terms.name)} by segment`, columns, views);
}

function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
