import { axisX, axisY, dot, gridX, link, type PlotOptions, ruleX } from '@observablehq/plot';
import { formatNumber } from '../format/number.ts';
import { dataLabel } from '../format/text.ts';
import { labelRoom } from './label-room.ts';

/** The mean mood of a group, from −1 to 1, with its interval; NaN where there is none. */
export interface MoodRange {
  readonly name: string;
  readonly colour: string;
  readonly lower: number;
  readonly score: number;
  readonly upper: number;
}

/**
 * How satisfied groups are: a dot at the mean, a line as far as the interval reaches, blame left of the middle and praise right.
 *
 * @param ranges the rows, top to bottom
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function moodRanges(ranges: readonly MoodRange[], width: number): PlotOptions {
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
    x: { domain: [-1, 1] },
    y: { type: 'point', domain: rows.map(({ row }) => row), padding: 0.5 },
    marks: [
      gridX({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      ruleX([0], { stroke: 'var(--faint)' }),
      axisX({
        ticks: width < 500 ? [-1, 0, 1] : 5,
        tickFormat: (score: number) => formatNumber(score, width < 500 ? 0 : 1),
        tickSize: 0,
        label: '← blame · mean score · praise →',
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
      link(
        rows.filter(({ lower, upper }) => Number.isFinite(lower) && Number.isFinite(upper)),
        {
          x1: 'lower',
          x2: 'upper',
          y1: 'row',
          y2: 'row',
          stroke: 'colour',
          strokeWidth: 5,
          strokeLinecap: 'round',
          strokeOpacity: 0.45,
        },
      ),
      dot(rows, { x: 'score', y: 'row', fill: 'colour', r: 6, stroke: 'var(--paper)', strokeWidth: 1.5 }),
    ],
  };
}
