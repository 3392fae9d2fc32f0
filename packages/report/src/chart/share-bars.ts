import { axisX, axisY, barX, type PlotOptions, ruleX, text } from '@observablehq/plot';
import { formatShare } from '../format/number.ts';
import { dataLabel } from '../format/text.ts';
import { labelRoom } from './label-room.ts';

/** Two shares of one thing, set side by side. */
export interface SharePair {
  readonly name: string;
  readonly colour: string;
  /** 0 to 1. */
  readonly first: number;
  /** 0 to 1; below zero where refunds outweigh. */
  readonly second: number;
}

/**
 * Bars of two shares a row: the second in the row's own colour, the first hollow below it.
 *
 * @param pairs the rows, top to bottom
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function shareBars(pairs: readonly SharePair[], width: number): PlotOptions {
  const room = labelRoom(
    width,
    pairs.map(({ name }) => name),
  );
  const rows = pairs.map((pair, row) => ({ ...pair, row }));
  const shares = pairs.flatMap(({ first, second }) => [first, second]).filter((share) => Number.isFinite(share));
  const label = { y: 'row', dx: 5, textAnchor: 'start', fill: 'var(--ink)' } as const;
  return {
    height: pairs.length * 44 + 34,
    marginLeft: room.pixels,
    marginRight: 46,
    marginBottom: 28,
    marginTop: 6,
    x: { domain: [Math.min(0, ...shares), Math.max(0.05, ...shares)] },
    y: { domain: rows.map(({ row }) => row), padding: 0.18 },
    marks: [
      axisX({
        ticks: width < 500 ? 4 : 7,
        tickFormat: (share: number) => formatShare(share),
        tickSize: 0,
        label: null,
      }),
      axisY({
        tickFormat: (row: number) => dataLabel(pairs[row]?.name ?? '', room.most),
        tickSize: 0,
        label: null,
        fill: 'var(--ink)',
      }),
      barX(rows, { x: 'second', y: 'row', fill: 'colour', insetBottom: 17 }),
      barX(rows, {
        x: 'first',
        y: 'row',
        fill: 'var(--panel)',
        stroke: 'colour',
        strokeWidth: 1.5,
        insetTop: 20,
        inset: 0.75,
      }),
      text(rows, { ...label, x: (pair) => Math.max(0, pair.second), text: (pair) => formatShare(pair.second), dy: -9 }),
      text(rows, {
        ...label,
        x: (pair) => Math.max(0, pair.first),
        text: (pair) => formatShare(pair.first),
        dy: 10,
        fill: 'var(--soft)',
      }),
      ruleX([0], { stroke: 'var(--faint)' }),
    ],
  };
}
