import { axisX, axisY, barY, gridY, type PlotOptions, ruleY } from '@observablehq/plot';

/** One civil month. */
export interface MonthBar {
  /** As `YYYY-MM`. */
  readonly month: string;
  readonly amount: number;
  /** The observation ends within this month. */
  readonly incomplete: boolean;
}

/**
 * Columns of amounts over time. A month that is not over stands hollow.
 *
 * @param bars in the order of time, without gaps
 * @param format how an amount is written on the axis
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function monthBars(bars: readonly MonthBar[], format: (amount: number) => string, width: number): PlotOptions {
  const amounts = bars.map(({ amount }) => amount).filter((amount) => Number.isFinite(amount));
  const ticks = monthTicks(
    bars.map(({ month }) => month),
    Math.floor(width / 58),
  );
  const gap = bars.length > width / 6 ? 0 : 0.5;
  return {
    height: 280,
    marginLeft: 52,
    marginRight: 14,
    marginTop: 12,
    marginBottom: 30,
    x: { type: 'band', domain: bars.map(({ month }) => month), padding: 0.12 },
    y: { domain: [Math.min(0, ...amounts), Math.max(...amounts, 0) || 1], nice: true },
    marks: [
      gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({
        ticks: [...ticks.keys()],
        tickFormat: (month: string) => ticks.get(month) ?? '',
        tickSize: 4,
        label: null,
      }),
      axisY({
        ticks: 5,
        tickFormat: format,
        tickSize: 0,
        label: null,
      }),
      barY(
        bars.filter(({ incomplete }) => !incomplete),
        { x: 'month', y: 'amount', fill: 'var(--accent)', insetLeft: gap, insetRight: gap },
      ),
      barY(
        bars.filter(({ incomplete }) => incomplete),
        {
          x: 'month',
          y: 'amount',
          fill: 'var(--panel)',
          stroke: 'var(--accent)',
          strokeDasharray: '3,2',
          strokeWidth: 1.5,
          inset: 0.75,
        },
      ),
      ruleY([0], { stroke: 'var(--faint)' }),
    ],
  };
}

/**
 * Which months are written below the columns: Januaries by their year where the data spans several, else months by name.
 *
 * @param months as `YYYY-MM`, in the order of time
 * @param most how many there is room for
 * @returns the label of each month that gets one
 */
export function monthTicks(months: readonly string[], most: number): ReadonlyMap<string, string> {
  const januaries = months.filter((month) => month.endsWith('-01'));
  const byYear = months.length > 18 && januaries.length > 0;
  const candidates = byYear ? januaries : months;
  const step = Math.max(1, Math.ceil(candidates.length / Math.max(1, most)));
  const label = byYear ? (month: string) => month.slice(0, -3) : (month: string) => month;
  return new Map(candidates.filter((_, index) => index % step === 0).map((month) => [month, label(month)]));
}
