import { axisX, dot, link, type PlotOptions, text } from '@observablehq/plot';
import { formatPrecise } from '../format/number.ts';

/** A branch at which the tree is cut. */
export interface BranchView {
  readonly label: string;
  readonly colour: string;
  readonly customers: number;
}

/** Two nodes that become one: branches are numbered first, merges after them. */
export interface MergeView {
  readonly first: number;
  readonly second: number;
  readonly height: number;
}

interface Node {
  readonly y: number;
  readonly height: number;
  readonly colour: string;
}

const rowHeight = 22;

/**
 * A tree of merges lying on its side: branches to the left, one under the other so that no lines cross, and a bar where two
 * become one, the further to the right the less alike they are.
 *
 * @param branches where the tree is cut
 * @param merges heights ascending; one less than branches
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function dendrogram(branches: readonly BranchView[], merges: readonly MergeView[], width: number): PlotOptions {
  const order = branchOrder(branches.length, merges);
  const nodes: Node[] = branches.map(({ colour }, branch) => ({ y: order.indexOf(branch), height: 0, colour }));
  for (const { first, second, height } of merges) {
    const [a, b] = [nodes[first], nodes[second]] as [Node, Node];
    nodes.push({ y: (a.y + b.y) / 2, height, colour: a.colour === b.colour ? a.colour : 'var(--soft)' });
  }
  const arms = merges.flatMap(({ first, second, height }) =>
    [first, second].map((child) => ({ ...(nodes[child] as Node), to: height })),
  );
  const bars = merges.map(({ first, second, height }, at) => ({
    ...{ height, y1: nodes[first]?.y ?? 0, y2: nodes[second]?.y ?? 0 },
    colour: nodes[branches.length + at]?.colour ?? 'var(--soft)',
  }));
  const most = Math.max(1, ...branches.map(({ customers }) => customers));
  const leaves = branches.map((branch, at) => ({ ...branch, y: order.indexOf(at) }));
  return {
    height: branches.length * rowHeight + 54,
    marginLeft: width < 500 ? 118 : 150,
    marginRight: 14,
    marginBottom: 42,
    marginTop: 8,
    x: { domain: [0, Math.max(Number.MIN_VALUE, ...merges.map(({ height }) => height))] },
    y: { domain: [-0.5, branches.length - 0.5], reverse: true, axis: null },
    marks: [
      axisX({
        ticks: width < 500 ? 3 : 6,
        tickFormat: (height: number) => formatPrecise(height),
        tickSize: 0,
        label: 'Distance at which they merge',
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 36,
      }),
      link(arms, { x1: 'height', x2: 'to', y1: 'y', y2: 'y', stroke: 'colour', strokeWidth: 1.6 }),
      link(bars, { x1: 'height', x2: 'height', y1: 'y1', y2: 'y2', stroke: 'colour', strokeWidth: 1.6 }),
      dot(leaves, { x: () => 0, y: 'y', r: ({ customers }) => 2 + 6 * Math.sqrt(customers / most), fill: 'colour' }),
      text(leaves, { x: () => 0, y: 'y', dx: -12, text: 'label', textAnchor: 'end', fill: 'var(--ink)' }),
    ],
  };
}

/** Branches in the order in which the tree holds them, so that no lines cross. */
function branchOrder(count: number, merges: readonly MergeView[]): number[] {
  const held: number[][] = Array.from({ length: count }, (_, branch) => [branch]);
  for (const { first, second } of merges) held.push([...(held[first] ?? []), ...(held[second] ?? [])]);
  return held.at(-1) ?? [];
}
