import type { ShownBars } from '../protocol.ts';
import { el } from './dom.ts';

/** @returns bars with their numbers written beside them: a list, which is read as it is seen */
export function barChart({ series, rows, caption }: ShownBars): HTMLElement {
  const widest = Math.max(...rows.flatMap(({ shares }) => shares), 0.01);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const one = (share: number, at: number): HTMLElement =>
    el(
      'span',
      { class: 'pair' },
      el('span', { class: 'track' }, el('span', { class: `bar ${look(at)}`, style: `width:${width(share)}` })),
      el('small', {}, el('b', {}, percent(share)), ` ${series[at] ?? ''}`),
    );
  // What is there is seen, however little it is.
  const width = (share: number): string => (share > 0 ? `max(2px, ${((100 * share) / widest).toFixed(2)}%)` : '0');
  return el(
    'figure',
    {},
    el(
      'ul',
      { class: 'bars' },
      ...rows.map(({ name, shares }) =>
        el('li', {}, el('span', { class: 'name' }, name), el('span', { class: 'pairs' }, ...shares.map(one))),
      ),
    ),
    el('figcaption', {}, caption),
  );
}

function look(at: number): string {
  return at === 0 ? 'full' : 'hollow';
}
