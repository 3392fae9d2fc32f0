import { areaY, type PlotOptions, rect, text } from '@observablehq/plot';
import { formatNumber } from '../format/number.ts';
import { dataLabel } from '../format/text.ts';

/** One side of a flow: a group of customers at one of the two dates. */
export interface FlowGroup {
  readonly name: string;
  readonly colour: string;
  readonly customers: number;
}

/** Customers who were in one group and are in another. */
export interface Flow {
  /** Place among the groups before. */
  readonly from: number;
  /** Place among the groups after. */
  readonly to: number;
  readonly customers: number;
  /** Whether both are the same segment. */
  readonly stays: boolean;
}

/** The groups at both dates, and the customers between them. */
export interface FlowView {
  readonly before: readonly FlowGroup[];
  readonly after: readonly FlowGroup[];
  readonly flows: readonly Flow[];
}

/** A group with its place on paper, in pixels. */
interface PlacedGroup extends FlowGroup {
  readonly top: number;
  readonly height: number;
}

const [barWidth, leastSlot, usualHeight, head] = [11, 17, 420, 26];
const steps = Array.from({ length: 25 }, (_, step) => step / 24);

/**
 * Two columns of groups, the earlier date to the left, and a ribbon as wide as the number of customers between any two. Those
 * who stayed are paler than those who moved. All coordinates are pixels.
 *
 * @param view groups and flows; each column adds up to the same customers
 * @param titles what stands over the two columns
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function flowMap(view: FlowView, titles: readonly [string, string], width: number): PlotOptions {
  const total = view.flows.reduce((sum, { customers }) => sum + customers, 0);
  const scale = usualHeight / Math.max(1, total);
  const [before, after] = [placed(view.before, scale), placed(view.after, scale)];
  const room = width < 500 ? 104 : 188;
  const [left, right] = [room, width - room];
  const ribbons = ribbonPoints(view.flows, { before, after, scale }, [left + barWidth, right - barWidth]);
  const height = Math.max(...[...before, ...after].map(({ top, height: own }) => top + own)) + 14;
  const letters = width < 500 ? 10 : 20;
  const bars = [
    ...before.map((group) => ({ ...group, x: left })),
    ...after.map((group) => ({ ...group, x: right - barWidth })),
  ];
  const label = (group: PlacedGroup): string => `${dataLabel(group.name, letters)} ${formatNumber(group.customers)}`;
  const middle = ({ top, height: own }: PlacedGroup): number => top + own / 2;
  return {
    ...{ height, margin: 0 },
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      areaY(ribbons, {
        x: 'x',
        y1: 'top',
        y2: 'bottom',
        z: 'flow',
        fill: 'colour',
        fillOpacity: (point) => point.strength,
      }),
      rect(bars, {
        x1: 'x',
        x2: ({ x }) => x + barWidth,
        y1: 'top',
        y2: ({ top, height: own }) => top + own,
        fill: 'colour',
      }),
      text(before, { x: () => left - 6, y: middle, text: label, textAnchor: 'end', fill: 'var(--ink)' }),
      text(after, { x: () => right + 6, y: middle, text: label, textAnchor: 'start', fill: 'var(--ink)' }),
      text([left + barWidth], {
        x: (x: number) => x,
        y: () => 8,
        text: () => titles[0],
        textAnchor: 'end',
        fill: 'var(--soft)',
      }),
      text([right - barWidth], {
        x: (x: number) => x,
        y: () => 8,
        text: () => titles[1],
        textAnchor: 'start',
        fill: 'var(--soft)',
      }),
    ],
  };
}

/** One under the other, each with room for its label. */
function placed(groups: readonly FlowGroup[], scale: number): PlacedGroup[] {
  let next = head;
  return groups.map((group) => {
    const height = Math.max(1, group.customers * scale);
    const slot = Math.max(leastSlot, height + 5);
    const top = next + (slot - height) / 2;
    next += slot;
    return { ...group, top, height };
  });
}

interface RibbonPoint {
  readonly flow: number;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly colour: string;
  readonly strength: number;
}

function ribbonPoints(
  flows: readonly Flow[],
  sides: { readonly before: readonly PlacedGroup[]; readonly after: readonly PlacedGroup[]; readonly scale: number },
  [left, right]: readonly [number, number],
): RibbonPoint[] {
  const start = sides.before.map(({ top }) => top);
  const end = sides.after.map(({ top }) => top);
  return flows.flatMap(({ from, to, customers, stays }, flow) => {
    const thick = customers * sides.scale;
    const [top, low] = [start[from] ?? 0, end[to] ?? 0];
    start[from] = top + thick;
    end[to] = low + thick;
    return steps.map((t) => {
      const y = top + (low - top) * t * t * (3 - 2 * t);
      const colour = sides.before[from]?.colour ?? 'var(--faint)';
      return { flow, x: left + (right - left) * t, top: y, bottom: y + thick, colour, strength: stays ? 0.22 : 0.5 };
    });
  });
}
