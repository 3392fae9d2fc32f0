import { axisX, axisY, dot, gridY, line, type PlotOptions, ruleY } from '@observablehq/plot';
import { formatNumber } from '../format/number.ts';
import { monthTicks } from './month-bars.ts';

/** What was said in a month. */
export interface MoodMonth {
  /** As `YYYY-MM`. */
  readonly month: string;
  readonly texts: number;
  /** Mean score, −1 to 1; NaN in a month of silence. */
  readonly score: number;
}

/**
 * The mood over time: a dot a month, the larger the more was said; the line breaks where nobody spoke.
 *
 * @param months in the order of time, without gaps
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function moodLine(months: readonly MoodMonth[], width: number): PlotOptions {
  const ticks = monthTicks(
    months.map(({ month }) => month),
    Math.floor(width / 58),
  );
  const spoken = months.filter(({ score }) => Number.isFinite(score));
  const scores = spoken.map(({ score }) => score);
  const largest = months.length > width / 14 ? 5 : 8;
  return {
    height: 260,
    marginLeft: 52,
    marginRight: 14,
    marginTop: 14,
    marginBottom: 30,
    x: { type: 'point', domain: months.map(({ month }) => month), padding: 0.5 },
    y: { domain: [Math.min(0, ...scores), Math.max(0, ...scores)], nice: true },
    r: { type: 'sqrt', domain: [0, Math.max(1, ...months.map(({ texts }) => texts))], range: [0, largest] },
    marks: [
      gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({
        ticks: [...ticks.keys()],
        tickFormat: (month: string) => ticks.get(month) ?? '',
        tickSize: 4,
        label: null,
      }),
      axisY({ ticks: 5, tickFormat: (score: number) => formatNumber(score, 1), tickSize: 0, label: null }),
      ruleY([0], { stroke: 'var(--faint)' }),
      line(months, { x: 'month', y: 'score', stroke: 'var(--accent)', strokeWidth: 2 }),
      dot(spoken, {
        x: 'month',
        y: 'score',
        r: 'texts',
        fill: 'var(--accent)',
        stroke: 'var(--paper)',
        strokeWidth: 1,
      }),
    ],
  };
}
