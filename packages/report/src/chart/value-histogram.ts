import { axisX, axisY, gridY, type PlotOptions, rectY, ruleX, ruleY } from '@observablehq/plot';
import { formatShort } from '../format/number.ts';

/** One bin: what lies from one value up to another. */
export interface ValueBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * How many have which value; where bins grow by a factor the axis does as well.
 *
 * @param bins side by side
 * @param words what the axes say
 * @param middle where half lie below: a line
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function valueHistogram(
  bins: readonly ValueBin[],
  words: { readonly across: string; readonly up: string },
  middle: number,
  width: number,
): PlotOptions {
  const gap = width < 500 ? 0 : 0.5;
  return {
    height: 240,
    marginLeft: 52,
    marginRight: 22,
    marginTop: 28,
    marginBottom: 42,
    x: { type: growsByFactor(bins) ? 'log' : 'linear', domain: [bins[0]?.from ?? 0, bins[bins.length - 1]?.to ?? 1] },
    y: { domain: [0, Math.max(1, ...bins.map(({ count }) => count))], nice: true },
    marks: [
      gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({
        ticks: Math.max(3, Math.floor(width / 110)),
        tickFormat: formatShort,
        tickSize: 4,
        label: words.across,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 38,
      }),
      axisY({
        ticks: 4,
        tickFormat: (count: number) => (Number.isInteger(count) ? formatShort(count) : ''),
        tickSize: 0,
        label: words.up,
        labelArrow: 'none',
        labelAnchor: 'top',
      }),
      rectY(bins, { x1: 'from', x2: 'to', y: 'count', fill: 'var(--accent)', insetLeft: gap, insetRight: gap }),
      ...(Number.isFinite(middle) ? [ruleX([middle], { stroke: 'var(--ink)', strokeDasharray: '4,3' })] : []),
      ruleY([0], { stroke: 'var(--faint)' }),
    ],
  };
}

function growsByFactor(bins: readonly ValueBin[]): boolean {
  const [first, last] = [bins[0], bins[bins.length - 1]];
  if (first === undefined || last === undefined || bins.length < 3 || !(first.from > 0)) return false;
  return last.to - last.from > 2 * (first.to - first.from);
}
