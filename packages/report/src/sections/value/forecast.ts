import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { type TimeLines, timeLines } from '../../chart/time-lines.ts';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber, formatShort } from '../../format/number.ts';
import { folded } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, sumOf } from '../../read/columns.ts';

/**
 * The weeks ahead: purchases and revenue of the customers known, with intervals where there are any.
 *
 * @param analysis what was found out
 * @param context what the chapters share
 * @returns the markup; nothing where there is no forecast
 */
export function forecastFigures(analysis: Analysis, { money, day }: ReportContext): Html | null {
  const table = analysis.tables?.['salesForecast'];
  const ends = table === undefined ? null : numbersOf(table, 'end');
  if (table === undefined || ends === null || ends.length === 0) return null;
  const column = (name: string): Float64Array =>
    numbersOf(table, name) ?? new Float64Array(ends.length).fill(Number.NaN);
  const [revenue, transactions] = [column('revenue'), column('transactions')];
  const known = Number.isFinite(column('revenueLower')[0]);
  const total = `${formatNumber(sumOf(transactions))} purchases worth ${money.rounded(sumOf(revenue))}`;
  const said = known
    ? 'The band holds a week’s revenue 19 times of 20, if customers go on as they did.'
    : 'There is no band: a model behind it has no standard errors.';
  const columns: TableColumn<number>[] = [
    { header: 'Week up to', cell: (row) => day((ends[row] ?? 0) - 1) },
    { header: 'Purchases', numeric: true, cell: (row) => formatNumber(transactions[row] ?? Number.NaN, 1) },
    { header: 'from', numeric: true, cell: (row) => formatNumber(column('transactionsLower')[row] ?? Number.NaN, 1) },
    { header: 'to', numeric: true, cell: (row) => formatNumber(column('transactionsUpper')[row] ?? Number.NaN, 1) },
    { header: `Revenue, ${money.unit}`, numeric: true, cell: (row) => formatNumber(revenue[row] ?? Number.NaN, 0) },
    { header: 'from', numeric: true, cell: (row) => formatNumber(column('revenueLower')[row] ?? Number.NaN, 0) },
    { header: 'to', numeric: true, cell: (row) => formatNumber(column('revenueUpper')[row] ?? Number.NaN, 0) },
  ];
  return html`${figure({
    title: `Revenue expected of these customers, week by week, ${money.unit}`,
    label: `Line of expected revenue over the next ${ends.length} weeks: ${total}.`,
    caption: `Over ${ends.length} weeks ${total}. ${said} Customers yet to come are not in it, and no season is.`,
    draw: (width) =>
      timeLines(linesOf(ends, revenue, known ? [column('revenueLower'), column('revenueUpper')] : null), width),
  })}${folded(
    `All ${ends.length} weeks as a table`,
    dataTable('forecast-table', 'Purchases and revenue expected, with the ends of their intervals of 95 %', columns, [
      ...ends.keys(),
    ]),
  )}`;
}

function linesOf(
  ends: Float64Array,
  values: Float64Array,
  band: readonly [Float64Array, Float64Array] | null,
): TimeLines {
  const at = (row: number): number => ends[row] ?? Number.NaN;
  const expected = Array.from(values, (value, row) => ({ at: at(row), value }));
  if (band === null) return { expected, format: formatShort };
  const [lower, upper] = band;
  const ranges = Array.from(lower, (low, row) => ({ at: at(row), lower: low, upper: upper[row] ?? low }));
  return { expected, band: ranges, format: formatShort };
}
