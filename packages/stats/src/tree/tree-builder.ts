import type { Split } from './best-split.ts';
import type { Tree } from './tree.ts';

/** Nodes as they come, to be numbered anew in preorder. */
export interface TreeBuilder {
  /** Adds a leaf with the weight and the sums of its rows; answers its number. */
  add(total: Float64Array): number;
  /** Makes a split of a leaf. */
  split(node: number, split: Split, left: number, right: number): void;
  /** The tree in preorder, and where each node went. */
  finish(): { readonly tree: Tree; readonly places: Uint32Array };
}

interface Node {
  readonly total: Float64Array;
  readonly split: Split | null;
  readonly left: number;
  readonly right: number;
}

/** Opens a tree without nodes; its first one is the root. */
export function treeBuilder(targets: number): TreeBuilder {
  const nodes: Node[] = [];
  return {
    add(total) {
      nodes.push({ total, split: null, left: 0, right: 0 });
      return nodes.length - 1;
    },
    split(node, split, left, right) {
      nodes[node] = { total: (nodes[node] as Node).total, split, left, right };
    },
    finish: () => inPreorder(nodes, targets),
  };
}

/** Written with a stack of its own: a tree may be deep. */
function inPreorder(nodes: readonly Node[], targets: number): { tree: Tree; places: Uint32Array } {
  const places = new Uint32Array(nodes.length);
  const column: number[] = [];
  const threshold: number[] = [];
  const right: number[] = [];
  const missingLeft: number[] = [];
  const levelsFrom: number[] = [0];
  const levels: number[] = [];
  const weight: number[] = [];
  const gain: number[] = [];
  const mean: number[] = [];
  const waiting: { node: number; parent: number }[] = [{ node: 0, parent: -1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const at = column.length;
    places[next.node] = at;
    if (next.parent >= 0) right[next.parent] = at;
    const { total, split, left, right: other } = nodes[next.node] as Node;
    column.push(split?.column ?? -1);
    threshold.push(split?.threshold ?? 0);
    right.push(0);
    missingLeft.push(split?.missingLeft === true ? 1 : 0);
    for (const level of split?.levels ?? []) levels.push(level);
    levelsFrom.push(levels.length);
    weight.push(total[0] as number);
    gain.push(split?.gain ?? 0);
    for (let d = 1; d <= targets; d++) mean.push((total[d] as number) / (total[0] as number));
    if (split !== null) waiting.push({ node: other, parent: at }, { node: left, parent: -1 });
  }
  return { tree: { column, threshold, right, missingLeft, levelsFrom, levels, weight, gain, mean }, places };
}
