/** What the kernels of k-means work on: n points of d coordinates, row by row, and their weights (empty: all weigh 1). */
export interface WeightedPoints {
  readonly X: Float64Array;
  readonly w: Float64Array;
  readonly n: number;
  readonly d: number;
}

/** The points at the given rows, in that order. */
export function takePoints({ X, w, d }: WeightedPoints, rows: Uint32Array): WeightedPoints {
  const taken = new Float64Array(rows.length * d);
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * d;
    for (let c = 0; c < d; c++) taken[i * d + c] = X[from + c] as number;
  }
  return { X: taken, w: w.length === 0 ? w : Float64Array.from(rows, (row) => w[row] as number), n: rows.length, d };
}

/** Orders two points by their first differing coordinate. */
export function comparePoints(X: Float64Array, d: number, a: number, b: number): number {
  for (let c = 0; c < d; c++) {
    const difference = (X[a * d + c] as number) - (X[b * d + c] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Squared Euclidean distance of point a of X and point b of Y, by differences, so that no digits are lost far from 0. */
export function squaredDistance(X: Float64Array, a: number, Y: Float64Array, b: number, d: number): number {
  let sum = 0;
  const [i, j] = [a * d, b * d];
  for (let c = 0; c < d; c++) {
    const difference = (X[i + c] as number) - (Y[j + c] as number);
    sum += difference * difference;
  }
  return sum;
}
