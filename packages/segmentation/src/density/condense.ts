import type { TreeEdges } from './spanning-tree.ts';

/** A branch of the tree of densities: customers who stay together from one density to another. */
export interface Branch {
  readonly parent: number;
  /** 1 / distance at which it comes apart from its parent. */
  readonly birth: number;
  /** Branches into which it splits. */
  readonly children: number[];
  /** Places that leave it by themselves, each with 1 / distance at which it does. */
  readonly leaves: [place: number, lambda: number][];
  /** Sum over its customers of how long they stay: excess of mass. */
  stability: number;
}

interface Merge {
  readonly left: number;
  readonly right: number;
  readonly length: number;
}

/**
 * The condensed tree of HDBSCAN (R. Campello, D. Moulavi and J. Sander, "Density-Based Clustering Based on Hierarchical Density
 * Estimates", PAKDD 2013): edges are taken away from the longest on; a split counts where both parts have `least` customers,
 * otherwise the smaller part falls off. Branch 0 is all customers.
 */
export function condensedTree({ from, to, length }: TreeEdges, weight: Float64Array, least: number): Branch[] {
  const n = weight.length;
  const merges = singleLinkage(from, to, length, n);
  const sizes = sizesOf(merges, weight);
  const shortest = length.reduce((found, one) => (one > 0 && one < found ? one : found), Number.POSITIVE_INFINITY);
  const densest = shortest === Number.POSITIVE_INFINITY ? 1 : 1 / shortest; // places of several customers never come apart
  const lambdaOf = (distance: number): number => (distance > 0 ? Math.min(1 / distance, densest) : densest);
  const branches: Branch[] = [{ parent: -1, birth: 0, children: [], leaves: [], stability: 0 }];
  const todo: [node: number, branch: number][] = [[2 * n - 2, 0]];
  for (let item = todo.pop(); item !== undefined; item = todo.pop()) {
    const [node, at] = item;
    const branch = branches[at] as Branch;
    if (node < n) {
      leave(branch, node, densest, weight);
      continue;
    }
    const { left, right, length: distance } = merges[node - n] as Merge;
    const lambda = lambdaOf(distance);
    const [isLeft, isRight] = [left, right].map((part) => (sizes[part] as number) >= least) as [boolean, boolean];
    if (isLeft && isRight) {
      branch.stability += (lambda - branch.birth) * ((sizes[left] as number) + (sizes[right] as number));
      for (const part of [right, left]) {
        branches.push({ parent: at, birth: lambda, children: [], leaves: [], stability: 0 });
        branch.children.push(branches.length - 1);
        todo.push([part, branches.length - 1]);
      }
      continue;
    }
    for (const [part, stays] of [
      [left, isLeft],
      [right, isRight],
    ] as const) {
      if (stays) todo.push([part, at]);
      else for (const place of placesUnder(part, merges, n)) leave(branch, place, lambda, weight);
    }
  }
  return branches;
}

function leave(branch: Branch, place: number, lambda: number, weight: Float64Array): void {
  branch.leaves.push([place, lambda]);
  branch.stability += (lambda - branch.birth) * (weight[place] as number);
}

function singleLinkage(from: Uint32Array, to: Uint32Array, length: Float64Array, n: number): Merge[] {
  const order = Array.from(length.keys()).sort((a, b) => (length[a] as number) - (length[b] as number) || a - b);
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const node = Uint32Array.from({ length: n }, (_, i) => i); // of each root: the newest merge
  const root = (place: number): number => {
    let at = place;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  return order.map((edge, number) => {
    const [a, b] = [root(from[edge] as number), root(to[edge] as number)];
    const merge = { left: node[a] as number, right: node[b] as number, length: length[edge] as number };
    parent[b] = a;
    node[a] = n + number;
    return merge;
  });
}

function sizesOf(merges: readonly Merge[], weight: Float64Array): number[] {
  const sizes = Array.from(weight);
  for (const { left, right } of merges) sizes.push((sizes[left] as number) + (sizes[right] as number));
  return sizes;
}

/** Every place under a node of the tree. */
function placesUnder(top: number, merges: readonly Merge[], n: number): number[] {
  const places: number[] = [];
  const todo = [top];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node < n) places.push(node);
    else {
      const { left, right } = merges[node - n] as Merge;
      todo.push(left, right);
    }
  }
  return places;
}
