import { dot, link, type PlotOptions, rect, text } from '@observablehq/plot';
import { formatNumber, formatShare } from '../format/number.ts';
import { dataLabel } from '../format/text.ts';

/** One node of a decision tree, in preorder. */
export interface TreeNodeView {
  readonly depth: number;
  /** The answer that leads here. */
  readonly answer: string;
  readonly customers: number;
  /** Share of churners, 0 to 1. */
  readonly share: number;
}

const [rowHeight, indent, letter] = [30, 18, 6.8];

/**
 * A decision tree, a row a node: its answer, indented under the question before it, and the share of churners as a bar, full
 * where no further question is asked. All coordinates are pixels.
 *
 * @param nodes in preorder
 * @param width of the picture in pixels
 * @returns what is drawn
 */
export function riskTree(nodes: readonly TreeNodeView[], width: number): PlotOptions {
  const room = Math.round(width * (width < 500 ? 0.54 : 0.5));
  const scale = (width - room - (width < 500 ? 56 : 130)) / Math.max(0.05, ...nodes.map(({ share }) => share));
  const left = (depth: number): number => 8 + depth * indent;
  const rows = nodes.map((node, row) => ({
    ...node,
    x: left(node.depth),
    y: (row + 0.5) * rowHeight,
    up: (parentOf(nodes, row) + 0.5) * rowHeight,
    end: room + node.share * scale,
    isLeaf: (nodes[row + 1]?.depth ?? 0) <= node.depth,
  }));
  const children = rows.filter(({ depth }) => depth > 0);
  const label = { y: 'y', textAnchor: 'start', fill: 'var(--ink)' } as const;
  const line = { stroke: 'var(--faint)', strokeWidth: 1 } as const;
  const bar = { x1: () => room, x2: 'end', y1: above(9), y2: above(-9) } as const;
  return {
    ...{ height: rows.length * rowHeight, margin: 0 },
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      link(children, { x1: above(indent, 'x'), x2: above(indent, 'x'), y1: 'up', y2: 'y', ...line }),
      link(children, { x1: above(indent, 'x'), x2: 'x', y1: 'y', y2: 'y', ...line }),
      dot(rows, { x: 'x', y: 'y', r: 3.5, fill: (row) => (row.isLeaf ? 'var(--accent)' : 'var(--soft)') }),
      text(rows, {
        ...label,
        x: 'x',
        dx: 9,
        text: (row) => dataLabel(row.answer, Math.floor((room - row.x - 16) / letter)),
      }),
      rect(
        rows.filter(({ isLeaf }) => isLeaf),
        { ...bar, fill: 'var(--accent)' },
      ),
      rect(
        rows.filter(({ isLeaf }) => !isLeaf),
        { ...bar, fill: 'var(--panel)', stroke: 'var(--faint)' },
      ),
      text(rows, { ...label, x: 'end', dx: 6, text: (row) => shareLabel(row, width) }),
    ],
  };
}

/** A coordinate of a node less some pixels. */
function above(pixels: number, of: 'x' | 'y' = 'y'): (row: { readonly x: number; readonly y: number }) => number {
  return (row) => row[of] - pixels;
}

function shareLabel({ share, customers }: TreeNodeView, width: number): string {
  return width < 500 ? formatShare(share) : `${formatShare(share)} of ${formatNumber(customers)}`;
}

function parentOf(nodes: readonly TreeNodeView[], row: number): number {
  const { depth } = nodes[row] as TreeNodeView;
  for (let before = row - 1; before >= 0; before--) if ((nodes[before] as TreeNodeView).depth < depth) return before;
  return row;
}
