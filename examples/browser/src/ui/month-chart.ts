import type { Study } from '../protocol.ts';
import { el } from './dom.ts';

/**
 * Columns of sales by month. Seen, it has an axis; read aloud, it is one sentence, since the numbers of each month stand in the report.
 *
 * @param months in the order of the calendar
 * @returns a figure; null where there is one month, which no picture makes plainer
 */
export function monthChart(months: Study['months']): HTMLElement | null {
  if (months.length < 2) return null;
  const top = Math.max(...months.map(({ sales }) => sales), 0);
  const bySales = [...months].sort((a, b) => a.sales - b.sales);
  const [low, high] = [bySales[0], bySales.at(-1)];
  const whole = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  const said = `Sales by month: most in ${high?.month}, ${whole(high?.sales ?? 0)}; least in ${low?.month}, ${whole(low?.sales ?? 0)}.`;
  const column = ({ month, sales }: Study['months'][number]): HTMLElement =>
    el('span', {
      class: 'column',
      title: `${month}: ${whole(sales)}`,
      style: `height:${top > 0 ? ((100 * Math.max(sales, 0)) / top).toFixed(2) : 0}%`,
    });
  return el(
    'figure',
    { class: 'months' },
    el('figcaption', {}, said),
    el(
      'div',
      { class: 'plot', 'aria-hidden': 'true' },
      el('span', { class: 'top' }, whole(top)),
      el('div', { class: 'columns-of' }, ...months.map(column)),
      el('div', { class: 'ends' }, el('span', {}, months[0]?.month ?? ''), el('span', {}, months.at(-1)?.month ?? '')),
    ),
  );
}
