import { axisX, axisY, barY, gridY, type PlotOptions, ruleY } from '@observablehq/plot';

/** One day of the week, or any other step that has a name. */
export interface NamedBar {
  readonly name: string;
  readonly amount: number;
}

/**
 * Columns of amounts by name, in the order given.
 *
 * @param bars what stands beside each other
 * @param words what the axes say, and how an amount is written
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function namedBars(
  bars: readonly NamedBar[],
  words: { readonly format: (amount: number) => string; readonly across: string | null; readonly up: string | null },
  width: number,
): PlotOptions {
  const amounts = bars.map(({ amount }) => amount).filter((amount) => Number.isFinite(amount));
  const room = Math.floor((width - 66) / Math.max(1, bars.length) / 7);
  const isRoomy = bars.every(({ name }) => name.length <= room);
  return {
    height: 240,
    marginLeft: 52,
    marginRight: 14,
    marginTop: words.up === null ? 12 : 28,
    marginBottom: words.across === null ? 30 : 42,
    x: { type: 'band', domain: bars.map(({ name }) => name), padding: 0.15 },
    y: { domain: [Math.min(0, ...amounts), Math.max(...amounts, 0) || 1], nice: true },
    marks: [
      gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({
        tickFormat: (name: string) => (isRoomy ? name : name.slice(0, 3)),
        tickSize: 0,
        label: words.across,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 38,
      }),
      axisY({
        ticks: 5,
        tickFormat: words.format,
        tickSize: 0,
        label: words.up,
        labelArrow: 'none',
        labelAnchor: 'top',
      }),
      barY(bars, { x: 'name', y: 'amount', fill: 'var(--accent)' }),
      ruleY([0], { stroke: 'var(--faint)' }),
    ],
  };
}
