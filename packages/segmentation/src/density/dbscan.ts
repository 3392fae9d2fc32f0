import { squaredDistance } from '../k-means/points.ts';
import type { DensityPoints } from './points.ts';

/** Groups of places (−1: noise), and which places are cores. */
export interface DbscanGroups {
  readonly group: Int32Array;
  readonly isCore: Uint8Array;
}

/**
 * DBSCAN (M. Ester, H.-P. Kriegel, J. Sander and X. Xu, KDD 1996): a place is a core where at least `minPoints` customers, itself
 * included, are within the radius; cores within the radius of each other are together; every other place within the
 * radius of a core goes to the nearest one, of cores equally near to the first by value. The radius is included, and
 * distances are taken by difference first, so that no digits are lost far from 0.
 */
export function dbscan(points: DensityPoints, radius: number, minPoints: number): DbscanGroups {
  const { n, weight } = points;
  const isCore = new Uint8Array(n);
  const around = Float64Array.from(weight);
  eachPair(points, radius, (i, j) => {
    around[i] = (around[i] as number) + (weight[j] as number);
    around[j] = (around[j] as number) + (weight[i] as number);
  });
  for (let i = 0; i < n; i++) isCore[i] = (around[i] as number) >= minPoints ? 1 : 0;
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const nearest = new Int32Array(n).fill(-1);
  const least = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const offer = (border: number, core: number, square: number): void => {
    const before = least[border] as number;
    if (square > before || (square === before && core > (nearest[border] as number))) return;
    least[border] = square;
    nearest[border] = core;
  };
  eachPair(points, radius, (i, j, square) => {
    if (isCore[i] === 1 && isCore[j] === 1) parent[rootOf(parent, j)] = rootOf(parent, i);
    else if (isCore[i] === 1) offer(j, i, square);
    else if (isCore[j] === 1) offer(i, j, square);
  });
  const group = Int32Array.from({ length: n }, (_, i) => {
    const core = isCore[i] === 1 ? i : (nearest[i] as number);
    return core < 0 ? -1 : rootOf(parent, core);
  });
  return { group, isCore };
}

/** Calls for each pair within the radius. Places are in the order of their first coordinate: a window slides along it. */
function eachPair(
  { X, n, d }: DensityPoints,
  radius: number,
  call: (i: number, j: number, square: number) => void,
): void {
  const most = radius * radius;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n && (X[j * d] as number) - (X[i * d] as number) <= radius; j++) {
      const square = squaredDistance(X, i, X, j, d);
      if (square <= most) call(i, j, square);
    }
  }
}

function rootOf(parent: Int32Array, node: number): number {
  let at = node;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}
