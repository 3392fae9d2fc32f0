import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { monthBars } from '../../chart/month-bars.ts';
import type { ReportContext } from '../../context/context.ts';
import { formatMonth } from '../../format/date.ts';
import { formatNumber } from '../../format/number.ts';
import { folded, remark } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable } from '../../html/table.ts';
import { type MonthRow, monthRows } from '../../read/months.ts';

/** What came in, month by month. */
export function salesOverTime(analysis: Analysis, context: ReportContext): Html {
  const rows = monthRows(analysis);
  if (rows.length === 0) return remark('There are no sales to show over time.');
  return html`${columns(rows, context)}${monthTable(rows, context)}`;
}

function columns(rows: readonly MonthRow[], { money }: ReportContext): Html {
  const best = rows.reduce((most, row) => (row.sales > most.sales ? row : most));
  const last = rows[rows.length - 1];
  const first = rows[0];
  const peak = `The best month was ${formatMonth(best.month)} with ${money.rounded(best.sales)}.`;
  const open =
    last?.incomplete === true
      ? ` The last column, ${formatMonth(last.month)}, is hollow: that month was not over when the data ended, so it is no sign of a fall.`
      : '';
  return figure({
    title: `Net sales by month, ${money.unit}`,
    label: `Columns of net sales for ${rows.length} months from ${first?.month} to ${last?.month}. ${peak}`,
    caption: `${peak}${open}`,
    draw: (width) =>
      monthBars(
        rows.map(({ month, sales: amount, incomplete }) => ({ month, amount, incomplete })),
        money.short,
        width,
      ),
  });
}

function monthTable(rows: readonly MonthRow[], { money }: ReportContext): Html {
  const written = money.column(rows.map((row) => row.sales));
  return folded(
    `All ${rows.length} months as a table`,
    dataTable(
      'month-table',
      'Sales, orders and buying customers by month',
      [
        { header: 'Month', cell: ({ month, incomplete }) => (incomplete ? `${month} (incomplete)` : month) },
        { header: `Net sales, ${money.unit}`, numeric: true, cell: (row) => written(row.sales) },
        { header: 'Orders', numeric: true, cell: ({ orders }) => formatNumber(orders) },
        { header: 'Customers', numeric: true, cell: ({ customers }) => formatNumber(customers) },
      ],
      rows,
    ),
  );
}
