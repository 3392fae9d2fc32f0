import { axisX, axisY, gridY, type PlotOptions, rectY, ruleY } from '@observablehq/plot';
import { formatShare, formatShort } from '../format/number.ts';

/**
 * Counts chances in steps of equal width.
 *
 * @param chances each from 0 to 1; what lies outside counts in the first or last step
 * @param steps how many steps
 * @returns one count a step; a chance of exactly 1 is in the last
 */
export function countSteps(chances: Float64Array, steps: number): Float64Array {
  const counts = new Float64Array(steps);
  for (const chance of chances) {
    const step = Math.min(steps - 1, Math.max(0, Math.floor(chance * steps)));
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

/**
 * How many customers have which chance.
 *
 * @param counts one a step of equal width, from 0 to 1
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function chanceHistogram(counts: Float64Array, width: number): PlotOptions {
  const bars = Array.from(counts, (count, step) => ({
    count,
    from: step / counts.length,
    to: (step + 1) / counts.length,
  }));
  const gap = width < 500 ? 0.5 : 1;
  return {
    height: 240,
    marginLeft: 44,
    marginRight: 22,
    marginTop: 28,
    marginBottom: 42,
    x: { domain: [0, 1] },
    y: { domain: [0, Math.max(1, ...counts)], nice: true },
    marks: [
      gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({
        ticks: 5,
        tickFormat: (chance: number) => formatShare(chance),
        tickSize: 0,
        label: 'Chance of being active',
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 38,
      }),
      axisY({
        ticks: 4,
        tickFormat: wholeOnly,
        tickSize: 0,
        label: 'Customers',
        labelArrow: 'none',
        labelAnchor: 'top',
      }),
      rectY(bars, {
        x1: 'from',
        x2: 'to',
        y: 'count',
        fill: 'var(--accent)',
        insetLeft: gap,
        insetRight: gap,
      }),
      ruleY([0], { stroke: 'var(--faint)' }),
    ],
  };
}

/** There are no half customers: ticks between whole numbers stay blank. */
function wholeOnly(count: number): string {
  return Number.isInteger(count) ? formatShort(count) : '';
}
