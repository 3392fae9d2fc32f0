import { areaY, axisX, axisY, gridY, lineY, type PlotOptions, ruleX, ruleY } from '@observablehq/plot';

/** A number at a moment. */
export interface TimePoint {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly value: number;
}

/** Two ends at a moment. */
export interface TimeRange {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly lower: number;
  readonly upper: number;
}

/** Lines over time. */
export interface TimeLines {
  /** What came: a full line. */
  readonly actual?: readonly TimePoint[];
  /** What was expected: a dashed line. */
  readonly expected?: readonly TimePoint[];
  /** What lies between two ends. */
  readonly band?: readonly TimeRange[];
  /** A moment to be marked, epoch milliseconds. */
  readonly split?: number;
  /** Where the scale ends; the largest number unless given. */
  readonly top?: number;
  /** Writes a number on the axis. */
  readonly format: (value: number) => string;
}

/**
 * Draws lines over time: what came in full, what was expected dashed, a band between two ends, a rule where one part ends and
 * another begins.
 *
 * @param lines what is drawn
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function timeLines(
  { actual = [], expected = [], band = [], split, top, format }: TimeLines,
  width: number,
): PlotOptions {
  const highest = [...actual, ...expected].map(({ value }) => value).concat(band.map(({ upper }) => upper));
  const most = top ?? highest.filter(Number.isFinite).reduce((largest, value) => Math.max(largest, value), 0);
  return {
    height: width < 500 ? 220 : 260,
    marginLeft: 52,
    marginRight: 22,
    marginTop: 12,
    marginBottom: 30,
    x: { type: 'utc' },
    y: { domain: [0, most === 0 ? 1 : most], nice: top === undefined },
    marks: [
      gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({ ticks: Math.max(2, Math.floor(width / 130)), tickFormat: monthOf, tickSize: 4, label: null }),
      axisY({ ticks: 5, tickFormat: format, tickSize: 0, label: null }),
      areaY(band, { x: dateOf, y1: 'lower', y2: 'upper', fill: 'var(--accent)', fillOpacity: 0.16 }),
      ...(split === undefined ? [] : [ruleX([new Date(split)], { stroke: 'var(--faint)', strokeDasharray: '2,3' })]),
      lineY(actual, { x: dateOf, y: 'value', stroke: 'var(--ink)', strokeWidth: 1.6 }),
      lineY(expected, { x: dateOf, y: 'value', stroke: 'var(--accent)', strokeWidth: 2.2, strokeDasharray: '6,3' }),
      ruleY([0], { stroke: 'var(--faint)' }),
    ],
  };
}

function dateOf({ at }: { readonly at: number }): Date {
  return new Date(at);
}

function monthOf(date: Date): string {
  return date.toISOString().slice(0, 7);
}
