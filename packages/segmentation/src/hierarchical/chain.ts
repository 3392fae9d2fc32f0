import { type Linkage, unite } from './linkage.ts';
import { readRow, triangleOf, writeRow } from './triangle.ts';

/** Merges in the order of their heights. Leaves are 0 to n − 1, the cluster that merge i makes is n + i. */
export interface Merges {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly height: Float64Array;
  /** Customers in the merged cluster. */
  readonly size: Float64Array;
}

/**
 * Agglomerative clustering by chains of nearest neighbours, in time n² (F. Murtagh, "A Survey of Recent Advances in Hierarchical
 * Clustering Algorithms", Computer Journal 26, 1983). Of neighbours equally near, the one before in the chain is taken, else the first.
 *
 * @param X n × d coordinates, no two points equal
 * @param weight how many customers each point stands for
 */
export function chainMerges(X: Float64Array, n: number, d: number, weight: Float64Array, linkage: Linkage): Merges {
  const triangle = triangleOf(X, n, d, weight, linkage);
  const active = Uint32Array.from({ length: n }, (_, i) => i);
  const size = Float64Array.from(weight);
  const raw: [number, number, number][] = [];
  const chain: number[] = [];
  const [row, other] = [new Float64Array(n), new Float64Array(n)];
  for (let left = n; left > 1; ) {
    if (chain.length === 0) chain.push(active[0] as number);
    const x = chain.at(-1) as number;
    const before = chain.at(-2) ?? -1;
    readRow(triangle, active, left, x, row);
    const y = nearest(active, left, row, x, before);
    if (y !== before) {
      chain.push(y);
      continue;
    }
    chain.length -= 2;
    const [gone, kept] = x < y ? [x, y] : [y, x];
    const apart = row[y] as number;
    raw.push([gone, kept, linkage === 'ward' ? Math.sqrt(apart) : apart]);
    left = without(active, left, gone);
    readRow(triangle, active, left, y, other);
    const [first, second] = x === gone ? [row, other] : [other, row];
    const [sizeFirst, sizeSecond] = [size[gone] as number, size[kept] as number];
    unite(linkage, { apart, first, sizeFirst, sizeSecond }, second, active, left, size);
    writeRow(triangle, active, left, kept, second);
    size[kept] = sizeFirst + sizeSecond;
  }
  return inOrder(raw, n, weight);
}

function nearest(active: Uint32Array, left: number, row: Float64Array, x: number, before: number): number {
  let found = before;
  let least = before < 0 ? Number.POSITIVE_INFINITY : (row[before] as number);
  for (let at = 0; at < left; at++) {
    const i = active[at] as number;
    const distance = row[i] as number;
    if (distance < least && i !== x) {
      least = distance;
      found = i;
    }
  }
  return found;
}

/** Takes a cluster off the list of those that there are. */
function without(active: Uint32Array, left: number, gone: number): number {
  active.copyWithin(active.indexOf(gone), active.indexOf(gone) + 1, left);
  return left - 1;
}

/** Sorts merges by height and numbers the clusters that they make. A chain makes parts before wholes, and the sort keeps that. */
function inOrder(raw: [number, number, number][], n: number, weight: Float64Array): Merges {
  raw.sort(([, , a], [, , b]) => a - b);
  const first = new Uint32Array(raw.length);
  const second = new Uint32Array(raw.length);
  const size = new Float64Array(raw.length);
  const parent = Uint32Array.from({ length: 2 * n - 1 }, (_, node) => node);
  const root = (leaf: number): number => {
    let node = leaf;
    while (parent[node] !== node) {
      parent[node] = parent[parent[node] as number] as number;
      node = parent[node] as number;
    }
    return node;
  };
  const sizeOf = (node: number): number => (node < n ? weight[node] : size[node - n]) as number;
  for (const [at, [u, v]] of raw.entries()) {
    const [a, b] = [root(u), root(v)];
    first[at] = Math.min(a, b);
    second[at] = Math.max(a, b);
    size[at] = sizeOf(a) + sizeOf(b);
    parent[a] = n + at;
    parent[b] = n + at;
  }
  return { first, second, height: Float64Array.from(raw, ([, , height]) => height), size };
}
