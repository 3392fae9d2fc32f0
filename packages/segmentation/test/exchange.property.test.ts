import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WeightedPoints } from '../src/k-means/points.ts';
import { assigned } from '../src/k-means/settle.ts';
import { kMeans } from '../src/k-means/starts.ts';

const coordinates = fc.double({ min: -50, max: 50, noNaN: true, noDefaultInfinity: true });
const weighted: fc.Arbitrary<WeightedPoints> = fc
  .array(fc.tuple(coordinates, coordinates, fc.integer({ min: 1, max: 4 })), { minLength: 6, maxLength: 40 })
  .map((rows) => ({
    X: Float64Array.from(rows.flatMap(([x, y]) => [x, y] as const)),
    w: Float64Array.from(rows, ([, , weight]) => weight),
    n: rows.length,
    d: 2,
  }));

/** The weighted sum of squares around the means of a partition, from its definition. */
function inertiaOf({ X, w, n, d }: WeightedPoints, labels: ArrayLike<number>, k: number): number {
  let sum = 0;
  for (let j = 0; j < k; j++) {
    const rows = Array.from({ length: n }, (_, row) => row).filter((row) => labels[row] === j);
    const weight = rows.reduce((total, row) => total + (w[row] as number), 0);
    for (let c = 0; c < d; c++) {
      const at = (row: number): number => X[row * d + c] as number;
      const mean = rows.reduce((total, row) => total + (w[row] as number) * at(row), 0) / weight;
      for (const row of rows) sum += (w[row] as number) * (at(row) - mean) ** 2;
    }
  }
  return sum;
}

describe('clusters of k-means', () => {
  it.each([1, 6])('cannot be improved by moving any single customer, after %i starts', (starts) => {
    fc.assert(
      fc.property(weighted, fc.integer({ min: 2, max: 4 }), fc.nat(1000), (points, k, seed) => {
        const run = { k, seed, starts, maxIterations: 300, tolerance: 0, onProgress: undefined };
        const { labels, count, inertia } = assigned(points, kMeans(points, run).C);
        expect(inertia).toBeCloseTo(inertiaOf(points, labels, k), 6);
        for (let row = 0; row < points.n; row++) {
          const own = labels[row] as number;
          if (count[own] === 1) continue;
          for (let to = 0; to < k; to++) {
            const moved = Uint32Array.from(labels);
            moved[row] = to;
            expect(inertiaOf(points, moved, k)).toBeGreaterThanOrEqual(inertia * (1 - 1e-9) - 1e-9);
          }
        }
      }),
    );
  });
});
