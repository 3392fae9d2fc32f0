import { squaredDistance } from '../k-means/points.ts';
import { type Linkage, mergedDistance } from './linkage.ts';

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
  const D = distances(X, n, d, weight, linkage);
  const size = Float64Array.from(weight); // 0 marks a cluster that went into another
  const raw: [number, number, number][] = [];
  const chain: number[] = [];
  while (raw.length < n - 1) {
    if (chain.length === 0) chain.push(size.findIndex((customers) => customers > 0));
    const x = chain.at(-1) as number;
    const before = chain.at(-2) ?? -1;
    const y = nearest(D, n, size, x, before);
    if (y !== before) {
      chain.push(y);
      continue;
    }
    chain.length -= 2;
    const [u, v] = x < y ? [x, y] : [y, x];
    raw.push([u, v, D[place(n, u, v)] as number]);
    merge(D, n, size, u, v, linkage);
  }
  return inOrder(raw, n, weight);
}

/** Where the distance of i < j stands: the triangle above the diagonal, row by row. */
function place(n: number, i: number, j: number): number {
  return i * n - (i * (i + 1)) / 2 + j - i - 1;
}

function between(n: number, a: number, b: number): number {
  return a < b ? place(n, a, b) : place(n, b, a);
}

/** Ward's distance of points that stand for several customers is that of their merged copies: √(2 a b / (a + b)) times as far. */
function distances(X: Float64Array, n: number, d: number, weight: Float64Array, linkage: Linkage): Float64Array {
  const D = new Float64Array((n * (n - 1)) / 2);
  let at = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const [a, b] = [weight[i] as number, weight[j] as number];
      const factor = linkage === 'ward' ? (2 * a * b) / (a + b) : 1;
      D[at++] = Math.sqrt(factor * squaredDistance(X, i, X, j, d));
    }
  }
  return D;
}

function nearest(D: Float64Array, n: number, size: Float64Array, x: number, before: number): number {
  let found = before;
  let least = before < 0 ? Number.POSITIVE_INFINITY : (D[between(n, x, before)] as number);
  for (let i = 0; i < n; i++) {
    if (i === x || size[i] === 0) continue;
    const distance = D[between(n, x, i)] as number;
    if (distance < least) {
      least = distance;
      found = i;
    }
  }
  return found;
}

/** The merged cluster takes the place of v. */
function merge(D: Float64Array, n: number, size: Float64Array, u: number, v: number, linkage: Linkage): void {
  const duv = D[place(n, u, v)] as number;
  const [nu, nv] = [size[u] as number, size[v] as number];
  for (let w = 0; w < n; w++) {
    const nw = size[w] as number;
    if (nw === 0 || w === u || w === v) continue;
    const to = between(n, v, w);
    D[to] = mergedDistance(linkage, D[between(n, u, w)] as number, D[to] as number, duv, nu, nv, nw);
  }
  size[u] = 0;
  size[v] = nu + nv;
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
