import { axisX, axisY, cell, type PlotOptions, text } from '@observablehq/plot';
import { formatShare } from '../format/number.ts';
import { fullestCell } from './heat-map.ts';

/** One cohort in one period. */
export interface RetentionCell {
  readonly cohort: string;
  /** Periods since the first purchase; 0 is its own. */
  readonly period: number;
  /** Share of the cohort that bought, 0 to 1. */
  readonly rate: number;
  /** Whether the period was over when the data ended. */
  readonly complete: boolean;
}

/**
 * Retention by cohort, one row a cohort: the more came back the stronger the colour. The first period is 100 % by definition.
 *
 * @param cells one a cohort and period
 * @param full the share that has the full colour, as has all above it
 * @param across what a period is, for the axis
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function retentionMap(
  cells: readonly RetentionCell[],
  full: number,
  across: string,
  width: number,
): PlotOptions {
  const cohorts = [...new Set(cells.map(({ cohort }) => cohort))];
  const periods = [...new Set(cells.map(({ period }) => period))].sort((a, b) => a - b);
  const rowHeight = Math.max(11, Math.min(26, 520 / cohorts.length));
  const cellWidth = (width - 72) / Math.max(1, periods.length);
  const strength = ({ period, rate }: RetentionCell): number =>
    period === 0 ? fullestCell : rate === 0 ? 0 : 0.05 + (fullestCell - 0.05) * Math.min(1, rate / full);
  const everyRow = Math.ceil(14 / rowHeight);
  const everyColumn = Math.ceil(24 / cellWidth);
  return {
    height: cohorts.length * rowHeight + 56,
    marginLeft: 70,
    marginRight: 2,
    marginTop: 10,
    marginBottom: 44,
    padding: cellWidth > 12 ? 0.06 : 0,
    x: { type: 'band', domain: periods },
    y: { type: 'band', domain: cohorts },
    marks: [
      axisX({
        ticks: periods.filter((period) => period % everyColumn === 0),
        tickSize: 0,
        label: across,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 38,
      }),
      axisY({ ticks: cohorts.filter((_, at) => at % everyRow === 0), tickSize: 0, label: null }),
      cell(cells, { x: 'period', y: 'cohort', fill: 'var(--accent)', fillOpacity: strength }),
      cell(
        cells.filter(({ complete }) => !complete),
        { x: 'period', y: 'cohort', fill: 'none', stroke: 'var(--accent)', strokeDasharray: '2,2', inset: 0.5 },
      ),
      ...(cellWidth >= 30 && rowHeight >= 14
        ? [
            text(cells, {
              x: 'period',
              y: 'cohort',
              text: ({ rate }: RetentionCell) => formatShare(rate),
              fill: 'var(--ink)',
              fontSize: 10,
            }),
          ]
        : []),
    ],
  };
}
