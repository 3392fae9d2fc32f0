import { areaY, axisX, axisY, dot, lineY, type PlotOptions, text } from '@observablehq/plot';
import { formatShare } from '../format/number.ts';

/** One step of a gains table. */
export interface GainsStep {
  /** Share of the customers approached, 0 to 1. */
  readonly share: number;
  /** Share of those who left among them, 0 to 1. */
  readonly captured: number;
}

/**
 * The gains of a ranking as a curve over the diagonal that a draw by lot would give; the steps named in figures stand as dots.
 *
 * @param steps of rising share, without the empty one
 * @param named shares whose dot carries its figure
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function gainsCurve(steps: readonly GainsStep[], named: readonly number[], width: number): PlotOptions {
  const all = [{ share: 0, captured: 0 }, ...steps];
  const told = steps.filter(({ share }) => named.some((wanted) => Math.abs(wanted - share) < 1e-9));
  const isNarrow = width < 500;
  const ticks = { ticks: isNarrow ? [0, 0.5, 1] : 5, tickFormat: (share: number) => formatShare(share), tickSize: 0 };
  return {
    height: isNarrow ? 250 : 320,
    marginLeft: 52,
    marginRight: 20,
    marginBottom: 44,
    marginTop: 26,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [
      axisX({ ...ticks, label: 'approached, the riskiest first', labelAnchor: 'center', labelArrow: 'none' }),
      axisY({ ...ticks, label: 'of those who left', labelArrow: 'none' }),
      areaY(all, { x: 'share', y1: 'share', y2: 'captured', fill: 'var(--accent)', fillOpacity: 0.14 }),
      lineY([0, 1], { x: [0, 1], y: [0, 1], stroke: 'var(--soft)', strokeDasharray: '4 4' }),
      lineY(all, { x: 'share', y: 'captured', stroke: 'var(--accent)', strokeWidth: 2 }),
      dot(told, { x: 'share', y: 'captured', fill: 'var(--accent)', r: 4 }),
      text(told, {
        x: 'share',
        y: 'captured',
        dx: 9,
        dy: 9,
        textAnchor: 'start',
        fill: 'var(--ink)',
        text: ({ captured }) => formatShare(captured),
      }),
    ],
  };
}
