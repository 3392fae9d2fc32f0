import { axisX, axisY, dot, lineY, type PlotOptions, ruleX } from '@observablehq/plot';
import { formatShare } from '../format/number.ts';

/** A group of customers of like risk. */
export interface CalibrationGroup {
  /** Mean of what they were told, 0 to 1. */
  readonly predicted: number;
  /** Share that left, 0 to 1. */
  readonly actual: number;
  /** Where the interval of that share begins. */
  readonly lower: number;
  /** Where it ends. */
  readonly upper: number;
}

/**
 * What was told beside what happened: a dot a group with its interval, over the diagonal on which both agree.
 *
 * @param groups of rising risk
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function calibrationDots(groups: readonly CalibrationGroup[], width: number): PlotOptions {
  const isNarrow = width < 500;
  const most = Math.min(1, Math.max(0.1, ...groups.map(({ predicted, upper }) => Math.max(predicted, upper))) * 1.05);
  const ticks = { ticks: isNarrow ? 3 : 6, tickFormat: (share: number) => formatShare(share), tickSize: 0 };
  return {
    height: isNarrow ? 250 : 320,
    marginLeft: 52,
    marginRight: 20,
    marginBottom: 44,
    marginTop: 26,
    x: { domain: [0, most] },
    y: { domain: [0, most] },
    marks: [
      axisX({ ...ticks, label: 'risk that was told', labelAnchor: 'center', labelArrow: 'none' }),
      axisY({ ...ticks, label: 'share that left', labelArrow: 'none' }),
      lineY([0, most], { x: [0, most], y: [0, most], stroke: 'var(--soft)', strokeDasharray: '4 4' }),
      ruleX(groups, {
        x: 'predicted',
        y1: 'lower',
        y2: 'upper',
        stroke: 'var(--accent)',
        strokeWidth: 2,
        strokeOpacity: 0.45,
      }),
      dot(groups, { x: 'predicted', y: 'actual', fill: 'var(--accent)', r: 4.5 }),
    ],
  };
}
