import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { namedBars } from '../../chart/named-bars.ts';
import { valueHistogram } from '../../chart/value-histogram.ts';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber, formatShare, formatShort } from '../../format/number.ts';
import { counted } from '../../format/text.ts';
import type { Html } from '../../html/html.ts';
import { sumOf } from '../../read/columns.ts';
import { exploreTable, rowsOf } from './tables.ts';

/** How many orders come to which amount. */
export function orderValueFigure(analysis: Analysis, { money }: ReportContext): Html | null {
  const bins = rowsOf(exploreTable(analysis, 'orderValues'), ({ number }) => ({
    from: number('from'),
    to: number('to'),
    count: number('count'),
  }));
  const orders = sumOf(Float64Array.from(bins, ({ count }) => count));
  if (!(orders > 0)) return null;
  const middle = middleOf(bins, orders);
  const ends = [money.rounded(bins[0]?.from ?? 0), money.rounded(bins[bins.length - 1]?.to ?? 0)];
  const half = `Half of the orders come to less than some ${money.rounded(middle)} (dashed line); they run from ${ends[0]} to ${ends[1]}.`;
  return figure({
    title: `Orders by what they come to, ${money.unit}`,
    label: `Histogram of ${formatNumber(orders)} orders by their amount, refunds left out. ${half}`,
    caption: half,
    draw: (width) =>
      valueHistogram(bins, { across: `Amount of the order, ${money.unit}`, up: 'Orders' }, middle, width),
  });
}

/** Where half of the counts lie below, told from the bins. */
function middleOf(bins: readonly { from: number; to: number; count: number }[], total: number): number {
  let below = 0;
  for (const { from, to, count } of bins) {
    if (below + count >= total / 2) return from + (to - from) * ((total / 2 - below) / count);
    below += count;
  }
  return Number.NaN;
}

/** How many lines orders have. */
export function orderSizeFigure(analysis: Analysis): Html | null {
  const rows = rowsOf(exploreTable(analysis, 'orderLines'), ({ number }) => ({
    lines: number('lines'),
    amount: number('orders'),
  }));
  const orders = sumOf(Float64Array.from(rows, ({ amount }) => amount));
  if (rows.length < 2) return null;
  const largest = rows.length;
  const single = rows[0]?.amount ?? 0;
  const last = largest === 20 ? ' The last column holds larger ones too.' : '';
  return figure({
    title: 'Orders by number of lines',
    label: `Columns: ${rows.map(({ lines, amount }) => `${counted(lines, String(lines), 'line')}, ${formatNumber(amount)} orders`).join('; ')}`,
    caption: `${formatShare(single / orders)} of orders have a single line.${last}`,
    draw: (width) =>
      namedBars(
        rows.map(({ lines, amount }) => ({ name: String(lines), amount })),
        { format: formatShort, across: 'Lines of the order', up: 'Orders' },
        width,
      ),
  });
}
