import { axisX, axisY, dot, gridX, link, type PlotOptions, ruleX } from '@observablehq/plot';
import { formatNumber, formatShare } from '../format/number.ts';
import { dataLabel } from '../format/text.ts';
import { labelRoom } from './label-room.ts';

/** Where the middle of a group lies, and how far its interval reaches; NaN where there is none. */
export interface GroupRange {
  readonly name: string;
  readonly colour: string;
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
}

/** What the numbers of a chart of ranges are. */
export interface RangeAxis {
  readonly domain: readonly [from: number, to: number];
  readonly label: string;
  /** Ticks where there is little room. */
  readonly fewTicks: readonly number[];
  readonly write: (value: number, isNarrow: boolean) => string;
  /** Where a line parts what is good from what is not. */
  readonly zero?: number;
}

/** Chances, from 0 to 1. */
export const chanceAxis: RangeAxis = {
  domain: [0, 1],
  label: 'Chance of being active',
  fewTicks: [0, 0.5, 1],
  write: (chance) => formatShare(chance),
};

/** Moods, blame left of the middle and praise right. */
export const moodAxis: RangeAxis = {
  domain: [-1, 1],
  label: '← blame · mean score · praise →',
  fewTicks: [-1, 0, 1],
  write: (score, isNarrow) => formatNumber(score, isNarrow ? 0 : 1),
  zero: 0,
};

/**
 * Groups one below the other: a dot at the middle, a line as far as the interval reaches.
 *
 * @param ranges the rows, top to bottom
 * @param axis what their numbers are
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function groupRanges(ranges: readonly GroupRange[], axis: RangeAxis, width: number): PlotOptions {
  const isNarrow = width < 500;
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
    x: { domain: [...axis.domain] },
    y: { type: 'point', domain: rows.map(({ row }) => row), padding: 0.5 },
    marks: [
      gridX({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      ...(axis.zero === undefined ? [] : [ruleX([axis.zero], { stroke: 'var(--faint)' })]),
      axisX({
        ticks: isNarrow ? [...axis.fewTicks] : 5,
        tickFormat: (value: number) => axis.write(value, isNarrow),
        tickSize: 0,
        label: axis.label,
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
      dot(rows, { x: 'middle', y: 'row', fill: 'colour', r: 6, stroke: 'var(--paper)', strokeWidth: 1.5 }),
    ],
  };
}
