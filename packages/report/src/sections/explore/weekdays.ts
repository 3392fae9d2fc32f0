import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { namedBars } from '../../chart/named-bars.ts';
import type { ReportContext } from '../../context/context.ts';
import { formatShare } from '../../format/number.ts';
import type { Html } from '../../html/html.ts';
import { sumOf } from '../../read/columns.ts';
import { exploreTable, rowsOf } from './tables.ts';

const names: ReadonlyMap<string, string> = new Map(
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** What a day of the week brings, each day counted as often as there was one. */
export function weekdayFigure(analysis: Analysis, { money }: ReportContext): Html | null {
  const rows = rowsOf(exploreTable(analysis, 'salesByWeekday'), ({ number, text }) => ({
    name: names.get(text('weekday')) ?? text('weekday'),
    amount: number('days') > 0 ? number('sales') / number('days') : 0,
    sales: number('sales'),
  }));
  if (rows.length === 0) return null;
  const best = rows.reduce((most, row) => (row.amount > most.amount ? row : most));
  const total = sumOf(Float64Array.from(rows, ({ sales }) => sales));
  const share = total > 0 ? `, and all of them together ${formatShare(best.sales / total)} of sales` : '';
  const caption = `A ${best.name} brings most: ${money.rounded(best.amount)} on average${share}.`;
  return figure({
    title: `Net sales of a day, by weekday, ${money.unit}`,
    label: `Columns of mean net sales a day: ${rows.map(({ name, amount }) => `${name} ${money.rounded(amount)}`).join(', ')}`,
    caption,
    draw: (width) => namedBars(rows, { format: money.short, across: null, up: null }, width),
  });
}
