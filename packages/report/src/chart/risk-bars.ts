import { axisX, axisY, barX, type PlotOptions, ruleX, text } from '@observablehq/plot';
import { formatShare } from '../format/number.ts';
import { dataLabel } from '../format/text.ts';
import { labelRoom } from './label-room.ts';

/** The mean risk of one segment. */
export interface RiskBar {
  readonly name: string;
  readonly colour: string;
  /** 0 to 1. */
  readonly risk: number;
}

/**
 * One bar a segment.
 *
 * @param bars top to bottom
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function riskBars(bars: readonly RiskBar[], width: number): PlotOptions {
  const names = bars.map(({ name }) => name);
  const room = labelRoom(width, names);
  const rows = bars.map((bar, row) => ({ ...bar, row }));
  return {
    height: bars.length * 30 + 34,
    marginLeft: room.pixels,
    marginRight: 46,
    marginBottom: 28,
    marginTop: 6,
    x: { domain: [0, Math.max(0.05, ...bars.map(({ risk }) => risk))] },
    y: { domain: rows.map(({ row }) => row), padding: 0.25 },
    marks: [
      axisX({
        ticks: width < 500 ? 4 : 7,
        tickFormat: (share: number) => formatShare(share),
        tickSize: 0,
        label: null,
      }),
      axisY({
        tickFormat: (row: number) => dataLabel(names[row] ?? '', room.most),
        tickSize: 0,
        label: null,
        fill: 'var(--ink)',
      }),
      barX(rows, { x: 'risk', y: 'row', fill: 'colour' }),
      text(rows, {
        x: 'risk',
        y: 'row',
        dx: 5,
        textAnchor: 'start',
        fill: 'var(--ink)',
        text: ({ risk }) => formatShare(risk),
      }),
      ruleX([0], { stroke: 'var(--faint)' }),
    ],
  };
}
