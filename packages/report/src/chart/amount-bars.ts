import { axisX, axisY, barX, type PlotOptions, ruleX, text } from '@observablehq/plot';
import { dataLabel } from '../format/text.ts';
import { labelRoom } from './label-room.ts';

/** One bar: its name, its colour, how long it is, and what is written at its end. */
export interface AmountBar {
  readonly name: string;
  readonly colour: string;
  readonly amount: number;
  readonly written: string;
}

/**
 * Bars of amounts, one a row.
 *
 * @param bars the rows, top to bottom
 * @param format how an amount is written on the axis
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function amountBars(bars: readonly AmountBar[], format: (amount: number) => string, width: number): PlotOptions {
  const room = labelRoom(
    width,
    bars.map(({ name }) => name),
  );
  const rows = bars.map((bar, row) => ({ ...bar, row }));
  const amounts = bars.map(({ amount }) => amount);
  const longest = Math.max(...bars.map(({ written }) => written.length), 0);
  return {
    height: bars.length * 30 + 34,
    marginLeft: room.pixels,
    marginRight: longest * 6.9 + 10,
    marginBottom: 26,
    marginTop: 6,
    x: { domain: [Math.min(0, ...amounts), Math.max(...amounts, 0) || 1] },
    y: { domain: rows.map(({ row }) => row), padding: 0.28 },
    marks: [
      axisX({ ticks: width < 500 ? 2 : 7, tickFormat: format, tickSize: 0, label: null }),
      axisY({
        tickFormat: (row: number) => dataLabel(bars[row]?.name ?? '', room.most),
        tickSize: 0,
        label: null,
        fill: 'var(--ink)',
      }),
      barX(rows, { x: 'amount', y: 'row', fill: 'colour' }),
      text(rows, {
        x: (bar) => Math.max(0, bar.amount),
        y: 'row',
        text: 'written',
        textAnchor: 'start',
        dx: 6,
        fill: 'var(--ink)',
      }),
      ruleX([0], { stroke: 'var(--faint)' }),
    ],
  };
}
