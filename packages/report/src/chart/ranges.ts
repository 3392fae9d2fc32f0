import { axisX, axisY, dot, gridX, link, type PlotOptions } from '@observablehq/plot';
import { formatShare } from '../format/number.ts';
import { dataLabel } from '../format/text.ts';
import { labelRoom } from './label-room.ts';

/** The middle half of a group's chances, each from 0 to 1. */
export interface ChanceRange {
  readonly name: string;
  readonly colour: string;
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
}

/**
 * Where the middle half of each group lies: a line from quartile to quartile, a dot at the median.
 *
 * @param ranges the rows, top to bottom
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function chanceRanges(ranges: readonly ChanceRange[], width: number): PlotOptions {
  const room = labelRoom(
    width,
    ranges.map(({ name }) => name),
  );
  const rows = ranges.map((range, row) => ({ ...range, row }));
  return {
    height: ranges.length * 28 + 52,
    marginLeft: room.pixels,
    marginRight: 24,
    marginBottom: 40,
    marginTop: 8,
    x: { domain: [0, 1] },
    y: { type: 'point', domain: rows.map(({ row }) => row), padding: 0.5 },
    marks: [
      gridX({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({
        ticks: width < 500 ? [0, 0.5, 1] : 5,
        tickFormat: (chance: number) => formatShare(chance),
        tickSize: 0,
        label: 'Chance of being active',
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 36,
      }),
      axisY({
        tickFormat: (row: number) => dataLabel(ranges[row]?.name ?? '', room.most),
        tickSize: 0,
        label: null,
        fill: 'var(--ink)',
      }),
      link(rows, {
        x1: 'lower',
        x2: 'upper',
        y1: 'row',
        y2: 'row',
        stroke: 'colour',
        strokeWidth: 5,
        strokeLinecap: 'round',
        strokeOpacity: 0.45,
      }),
      dot(rows, { x: 'middle', y: 'row', fill: 'colour', r: 6, stroke: 'var(--paper)', strokeWidth: 1.5 }),
    ],
  };
}
