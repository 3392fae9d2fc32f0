import { squaredDistance } from '../k-means/points.ts';
import type { DensityPoints } from './points.ts';

/** Edges of a tree over all places. */
export interface TreeEdges {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly length: Float64Array;
}

/**
 * The minimum spanning tree by mutual reachability: the largest of the distance and the two core distances (Prim's algorithm, without
 * a matrix). Of edges equally long the one to the first place by value is taken.
 */
export function reachabilityTree({ X, n, d }: DensityPoints, core: Float64Array): TreeEdges {
  const least = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const source = new Uint32Array(n);
  const isIn = new Uint8Array(n);
  const edges = { from: new Uint32Array(n - 1), to: new Uint32Array(n - 1), length: new Float64Array(n - 1) };
  let last = 0;
  isIn[0] = 1;
  for (let edge = 0; edge < n - 1; edge++) {
    let next = -1;
    for (let j = 0; j < n; j++) {
      if (isIn[j] === 1) continue;
      const distance = Math.sqrt(squaredDistance(X, last, X, j, d));
      const reach = Math.max(distance, core[last] as number, core[j] as number);
      if (reach < (least[j] as number)) {
        least[j] = reach;
        source[j] = last;
      }
      if (next < 0 || (least[j] as number) < (least[next] as number)) next = j;
    }
    edges.from[edge] = source[next] as number;
    edges.to[edge] = next;
    edges.length[edge] = least[next] as number;
    isIn[next] = 1;
    last = next;
  }
  return edges;
}
