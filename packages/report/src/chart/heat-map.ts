import { axisX, axisY, cell, type PlotOptions, text } from '@observablehq/plot';
import { formatNumber } from '../format/number.ts';
import { dataLabel } from '../format/text.ts';

/** One cell of a grid of scores. */
export interface HeatCell {
  /** Score across, from 1. */
  readonly across: number;
  /** Score upwards, from 1. */
  readonly up: number;
  readonly count: number;
  /** The segment that all of its customers are in; `null` where there are several, or none. */
  readonly segment: string | null;
  readonly colour: string | null;
}

/** The darkest cell: text on it still reaches a contrast of 4.5 to 1, in light and in dark. */
export const fullestCell = 0.5;

/**
 * A grid of scores, the fuller a cell the stronger its colour; the strip at its foot is the segment's colour.
 *
 * @param cells the cells
 * @param bins scores run from 1 to this
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function heatMap(cells: readonly HeatCell[], bins: number, width: number): PlotOptions {
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const scores = Array.from({ length: bins }, (_, index) => index + 1);
  const named = width >= 500 && bins <= 6;
  const height = Math.max(30, Math.min(72, 360 / bins));
  const place = { x: 'across', y: 'up' } as const;
  const strength = ({ count }: HeatCell): number => (count === 0 ? 0 : 0.06 + (fullestCell - 0.06) * (count / most));
  return {
    height: bins * height + 60,
    marginLeft: 46,
    marginBottom: 44,
    marginTop: 16,
    marginRight: 2,
    padding: 0.04,
    x: { domain: scores },
    y: { domain: [...scores].reverse() },
    marks: [
      axisX({
        label: 'Frequency score: higher buys more often',
        labelAnchor: 'center',
        labelArrow: 'none',
        tickSize: 0,
        labelOffset: 38,
      }),
      axisY({
        label: 'Recency score: higher bought later',
        labelAnchor: 'center',
        labelArrow: 'none',
        tickSize: 0,
        labelOffset: 40,
      }),
      cell(cells, { ...place, fill: 'var(--accent)', fillOpacity: strength, stroke: 'var(--line)' }),
      cell(
        cells.filter(({ colour }) => colour !== null),
        { ...place, fill: 'colour', insetTop: height * 0.96 - 6 },
      ),
      text(cells, {
        ...place,
        text: ({ count }: HeatCell) => formatNumber(count),
        fill: 'var(--ink)',
        fontWeight: 600,
        fontSize: named ? 14 : 12,
        dy: named ? -11 : -2,
      }),
      ...(named ? [names(cells, Math.floor((width - 48) / bins / 6.6))] : []),
    ],
  };
}

function names(cells: readonly HeatCell[], most: number): ReturnType<typeof text> {
  return text(
    cells.filter(({ segment }) => segment !== null),
    {
      x: 'across',
      y: 'up',
      text: ({ segment }: HeatCell) => dataLabel(segment ?? '', most),
      fill: 'var(--ink)',
      fontSize: 11,
      dy: 9,
    },
  );
}
