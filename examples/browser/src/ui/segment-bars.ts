import type { Study } from '../protocol.ts';
import { el } from './dom.ts';

/** @returns bars: of each segment, its share of sales and of customers; the table beside says the same in numbers */
export function segmentBars(segments: Study['segments']): HTMLElement {
  const all = segments.reduce((sum, { customers }) => sum + customers, 0);
  const shown = segments.filter(({ customers }) => customers > 0);
  const widest = Math.max(...shown.flatMap(({ customers, revenueShare }) => [customers / all, revenueShare]), 0.01);
  const bar = (share: number, kind: string): HTMLElement =>
    el('span', { class: `bar ${kind}`, style: `width:${((72 * Math.max(share, 0)) / widest).toFixed(2)}%` });
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return el(
    'figure',
    {},
    el(
      'ul',
      { class: 'bars' },
      ...shown.map(({ name, customers, revenueShare }) =>
        el(
          'li',
          {},
          el('span', { class: 'name' }, name),
          el(
            'span',
            { class: 'pair' },
            bar(revenueShare, 'full'),
            el('small', {}, `${percent(revenueShare)} of sales`),
          ),
          el(
            'span',
            { class: 'pair' },
            bar(customers / all, 'hollow'),
            el('small', {}, `${percent(customers / all)} of customers`),
          ),
        ),
      ),
    ),
    el('figcaption', {}, 'Where the full bar is the longer one, a segment brings more than its number.'),
  );
}
