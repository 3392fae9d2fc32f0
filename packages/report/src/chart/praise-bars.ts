import { axisY, barX, type PlotOptions, ruleX, text } from '@observablehq/plot';
import { formatNumber } from '../format/number.ts';
import { dataLabel } from '../format/text.ts';
import { labelRoom } from './label-room.ts';

/** How often something is praised and blamed. */
export interface PraiseBar {
  readonly name: string;
  readonly praised: number;
  readonly blamed: number;
}

/**
 * Blame to the left, praise to the right, a row each.
 *
 * @param bars the rows, top to bottom
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function praiseBars(bars: readonly PraiseBar[], width: number): PlotOptions {
  const room = labelRoom(
    width,
    bars.map(({ name }) => name),
  );
  const rows = bars.map((bar, row) => ({ ...bar, row, left: -bar.blamed }));
  const most = (values: readonly number[]): number => Math.max(1, ...values);
  const [blamed, praised] = [most(bars.map((bar) => bar.blamed)), most(bars.map((bar) => bar.praised))];
  // room for the counts beyond the bars
  const spare = (blamed + praised) * (width < 500 ? 0.16 : 0.06);
  const label = { y: 'row', fill: 'var(--ink)' } as const;
  return {
    height: bars.length * 26 + 40,
    marginLeft: room.pixels,
    marginRight: 12,
    marginBottom: 8,
    marginTop: 26,
    x: { domain: [-blamed - spare, praised + spare], axis: null },
    y: { domain: rows.map(({ row }) => row), padding: 0.22 },
    marks: [
      axisY({
        tickFormat: (row: number) => dataLabel(bars[row]?.name ?? '', room.most),
        tickSize: 0,
        label: null,
        fill: 'var(--ink)',
      }),
      barX(rows, { x: 'left', y: 'row', fill: 'var(--s7)' }),
      barX(rows, { x: 'praised', y: 'row', fill: 'var(--s1)' }),
      text(rows, { ...label, x: 'left', dx: -5, textAnchor: 'end', text: (bar) => formatNumber(bar.blamed) }),
      text(rows, { ...label, x: 'praised', dx: 5, textAnchor: 'start', text: (bar) => formatNumber(bar.praised) }),
      text([{}], {
        x: -6e-9,
        frameAnchor: 'top',
        dy: -18,
        dx: -8,
        textAnchor: 'end',
        text: () => 'blamed',
        fill: 'var(--soft)',
      }),
      text([{}], {
        x: 6e-9,
        frameAnchor: 'top',
        dy: -18,
        dx: 8,
        textAnchor: 'start',
        text: () => 'praised',
        fill: 'var(--soft)',
      }),
      ruleX([0], { stroke: 'var(--faint)' }),
    ],
  };
}
