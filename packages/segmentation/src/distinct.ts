import { canonicalRows } from './k-means/canonical.ts';
import { comparePoints, type WeightedPoints } from './k-means/points.ts';

/** Points that differ, in an order that their values decide. */
export interface Distinct {
  /** Which of them each row is. */
  readonly place: Uint32Array;
  /** A row of each. */
  readonly rows: Uint32Array;
  /** The weight of each: its customers, where rows have no weights. */
  readonly weight: Float64Array;
}

/** Takes equal points together, so that no method can split them. */
export function distinctOf(points: WeightedPoints): Distinct {
  const { X, w, n, d } = points;
  const place = new Uint32Array(n);
  const rows: number[] = [];
  const weight: number[] = [];
  for (const row of canonicalRows(points)) {
    const last = rows.at(-1);
    if (last === undefined || comparePoints(X, d, last, row) !== 0) {
      rows.push(row);
      weight.push(0);
    }
    place[row] = rows.length - 1;
    weight[rows.length - 1] = (weight[rows.length - 1] as number) + (w[row] ?? 1);
  }
  return { place, rows: Uint32Array.from(rows), weight: Float64Array.from(weight) };
}
