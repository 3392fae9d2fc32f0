import { arrow, dot, type PlotOptions, text } from '@observablehq/plot';
import { productLabel } from '../format/text.ts';
import { letterWidth } from './rule-scatter.ts';

/** One rule between two items. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly lift: number;
}

interface Node {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/**
 * Items on a ring, ties between them as arrows from what is bought to what is bought with it; the broader the surer. Items
 * that hang together stand together.
 *
 * @param ties the strongest rules of two items, the strongest first
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function ruleGraph(ties: readonly Tie[], width: number): PlotOptions {
  const shown = width < 500 ? withItems(ties, 12) : withItems(ties, 24);
  const names = groupedNames(shown);
  const letters = width < 500 ? 12 : 22;
  const nodes = new Map(names.map((name, at): [string, Node] => [name, onRing(name, at, names.length)]));
  const at = (name: string): Node => nodes.get(name) ?? onRing(name, 0, 1);
  const most = Math.max(2, ...shown.map(({ lift }) => lift));
  const height = width < 500 ? 320 : 460;
  const room = Math.max(...names.map((name) => Math.min(letters, [...name].length))) * letterWidth + 12;
  const labels = [...nodes.values()];
  const ends = (side: number): Node[] => labels.filter((node) => node.side === side);
  return {
    height,
    marginLeft: room,
    marginRight: room,
    marginTop: 26,
    marginBottom: 26,
    x: { domain: [-1, 1], axis: null },
    y: { domain: [-1, 1], axis: null },
    marks: [
      arrow(shown, {
        x1: (tie: Tie) => at(tie.from).x,
        y1: (tie: Tie) => at(tie.from).y,
        x2: (tie: Tie) => at(tie.to).x,
        y2: (tie: Tie) => at(tie.to).y,
        bend: 14,
        inset: 7,
        headLength: 7,
        stroke: 'var(--accent)',
        strokeWidth: (tie: Tie) => 0.8 + 2.4 * tie.confidence,
        strokeOpacity: (tie: Tie) => 0.25 + 0.65 * (Math.log(Math.max(1, tie.lift)) / Math.log(most)),
      }),
      dot(labels, { x: 'x', y: 'y', r: 4.5, fill: 'var(--ink)' }),
      ...[-1, 1].map((side) =>
        text(ends(side), {
          x: 'x',
          y: 'y',
          text: ({ name }: Node) => productLabel(name, letters),
          textAnchor: side < 0 ? 'end' : 'start',
          dx: side * 9,
          fill: 'var(--ink)',
        }),
      ),
    ],
  };
}

/** As many ties from the first on as have so many items together. */
function withItems(ties: readonly Tie[], most: number): Tie[] {
  const items = new Set<string>();
  return ties.filter(({ from, to }) => {
    const fresh = [from, to].filter((name) => !items.has(name));
    if (items.size + fresh.length > most) return false;
    for (const name of fresh) items.add(name);
    return true;
  });
}

/** Items in the order of a walk along the ties, so that neighbours on the ring are bought together. */
function groupedNames(ties: readonly Tie[]): string[] {
  const near = new Map<string, string[]>();
  for (const { from, to } of ties) {
    near.set(from, [...(near.get(from) ?? []), to]);
    near.set(to, [...(near.get(to) ?? []), from]);
  }
  const order = new Set<string>();
  function visit(name: string): void {
    if (order.has(name)) return;
    order.add(name);
    for (const other of near.get(name) ?? []) visit(other);
  }
  for (const name of near.keys()) visit(name);
  return [...order];
}

/** Right and left rows are spread evenly, so that labels do not cover each other. */
function onRing(name: string, at: number, count: number): Node {
  const half = Math.ceil(count / 2);
  const isRight = at < half;
  const rows = isRight ? half : count - half;
  const row = isRight ? at : count - 1 - at;
  const y = rows === 1 ? 0 : 1 - (2 * row) / (rows - 1);
  const x = Math.sqrt(Math.max(0, 1 - y * y * 0.75));
  return { name, x: isRight ? x : -x, y, side: isRight ? 1 : -1 };
}
