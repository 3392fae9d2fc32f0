import { axisX, axisY, cell, type PlotOptions, text } from '@observablehq/plot';
import { fullestCell } from './heat-map.ts';

/** One combination of how often and when last. */
export interface MatrixCell {
  /** Weeks from the first purchase to the last. */
  readonly last: number;
  /** Repeat purchases. */
  readonly count: number;
  readonly value: number;
}

/** How the cells are read. */
export interface MatrixScale {
  /** The value of the fullest cell. */
  readonly most: number;
  /** Writes a value in its cell. */
  readonly format: (value: number) => string;
  /** Below the picture. */
  readonly across: string;
}

/**
 * A grid of how often upwards by when last across; the larger a cell's value, the fuller its colour.
 *
 * @param cells the combinations
 * @param scale how they are read
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function matrix(
  cells: readonly MatrixCell[],
  { most, format, across }: MatrixScale,
  width: number,
): PlotOptions {
  const lasts = [...new Set(cells.map(({ last }) => last))].sort((a, b) => a - b);
  const counts = [...new Set(cells.map(({ count }) => count))].sort((a, b) => b - a);
  const every = Math.ceil(lasts.length / (width < 500 ? 4 : 8));
  const shown = new Set(lasts.filter((_, step) => step % every === 0));
  const strength = ({ value }: MatrixCell): number => 0.04 + (fullestCell - 0.04) * Math.min(1, value / most);
  const place = { x: 'last', y: 'count' } as const;
  return {
    height: counts.length * 22 + 60,
    marginLeft: 46,
    marginBottom: 44,
    marginTop: 10,
    marginRight: 2,
    padding: 0.05,
    x: { domain: lasts },
    y: { domain: counts },
    marks: [
      axisX({
        tickFormat: (last: number) => (shown.has(last) ? last.toFixed(0) : ''),
        tickSize: 0,
        label: across,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 38,
      }),
      axisY({
        label: 'Repeat purchases',
        labelAnchor: 'center',
        labelArrow: 'none',
        tickSize: 0,
        labelOffset: 40,
      }),
      cell(cells, { ...place, fill: 'var(--accent)', fillOpacity: strength }),
      ...(width < 500
        ? []
        : [
            text(cells, { ...place, text: ({ value }: MatrixCell) => format(value), fill: 'var(--ink)', fontSize: 10 }),
          ]),
    ],
  };
}
