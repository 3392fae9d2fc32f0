import { assignClusters, fitKMedoids, toRows } from '@clientele/segmentation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobs, reordered, shuffle } from './samples.ts';

/** The least mean distance to the nearest of k rows, by trying all. */
function leastOfAll(x: readonly number[], k: number, from: number = 0, chosen: readonly number[] = []): number {
  if (chosen.length === k) {
    return (
      x.reduce((sum, value) => sum + Math.min(...chosen.map((row) => Math.abs(value - (x[row] as number)))), 0) /
      x.length
    );
  }
  const rows = x.flatMap((_, row) => (row >= from ? [row] : []));
  return Math.min(Number.POSITIVE_INFINITY, ...rows.map((row) => leastOfAll(x, k, row + 1, [...chosen, row])));
}

describe('fitKMedoids', () => {
  it('takes the customers in the middle, whom an extreme one does not move', () => {
    const model = fitKMedoids({ x: [1, 2, 3, 30, 31, 1000] }, { k: 2, scale: 'none' });
    expect(model.parameters).toEqual({
      medoids: [[3], [1000]],
      sizes: [5, 1],
      weights: [5, 1],
      meanDistance: (2 + 1 + 0 + 27 + 28) / 6,
    });
    expect(fitKMedoids({ x: [1, 2, 3, 30, 31, 1000] }, { k: 3, scale: 'none' }).parameters.medoids).toEqual([
      [2],
      [30],
      [1000],
    ]);
    expect(toRows(assignClusters(model, { x: [10, 600] }))).toEqual([
      { cluster: 0, distance: 7 },
      { cluster: 1, distance: 400 },
    ]);
  });

  it('finds the least cost there is on small tables', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 9 }),
        fc.integer({ min: 1, max: 3 }),
        (x, k) => {
          const asked = Math.min(k, new Set(x).size);
          const { meanDistance, sizes } = fitKMedoids({ x }, { k, scale: 'none' }).parameters;
          expect(meanDistance).toBeCloseTo(leastOfAll(x, asked), 12);
          expect(sizes.length).toBe(asked);
        },
      ),
    );
  });

  it('has sizes and a mean distance that its assignments give back, and does not see the order of rows', () => {
    const data = blobs(150, 2);
    const model = fitKMedoids(data, { k: 5 });
    const { cluster, distance } = assignClusters(model, data).columns;
    expect(model.parameters.sizes).toEqual(
      model.parameters.sizes.map((_, j) => cluster.filter((at) => at === j).length),
    );
    expect(distance.reduce((sum, one) => sum + one, 0) / 150).toBeCloseTo(model.parameters.meanDistance, 13);
    const other = fitKMedoids(reordered(data, shuffle(150)), { k: 5 }).parameters;
    expect({ ...other, meanDistance: 0 }).toEqual({ ...model.parameters, meanDistance: 0 });
    expect(other.meanDistance).toBeCloseTo(model.parameters.meanDistance, 13);
  });

  it('takes a weight as that many rows', () => {
    const rows = { x: [0, 1, 1, 1, 8, 8, 9] };
    const weighed = { x: [0, 1, 8, 9], n: [1, 3, 2, 1] };
    const [plain, heavy] = [fitKMedoids(rows, { k: 2 }), fitKMedoids(weighed, { k: 2, weight: 'n' })];
    expect(heavy.parameters.weights).toEqual(plain.parameters.sizes);
    expect(heavy.parameters.medoids.flat()).toEqual(plain.parameters.medoids.flat().map((x) => expect.closeTo(x, 12)));
  });

  it('has fewer clusters where fewer customers differ, and one pass where it is stopped; both are said', () => {
    const few = fitKMedoids({ x: [4, 4, 7] }, { k: 3 });
    expect([few.parameters.sizes, few.diagnostics.notes.map(({ code }) => code)]).toEqual([[2, 1], ['fewer-clusters']]);
    const stopped = fitKMedoids(blobs(300, 3, { spread: 2 }), { k: 9, starts: 1, maxIterations: 1 });
    expect(stopped.diagnostics).toMatchObject({ status: 'stopped', iterations: 1 });
  });

  it('seeks medoids in a sample of many customers, says so, and is near what all give', () => {
    const data = blobs(9000, 2, { groups: 3 });
    const model = fitKMedoids(data, { k: 3, starts: 2 });
    expect(model.diagnostics.notes.map(({ code }) => code)).toEqual(['medoids-of-a-sample']);
    expect(model.parameters.sizes.reduce((sum, size) => sum + size)).toBe(9000);
    const part = reordered(
      data,
      Array.from({ length: 3000 }, (_, row) => row),
    );
    const { meanDistance } = fitKMedoids(part, { k: 3, starts: 2 }).parameters;
    expect(Math.abs(model.parameters.meanDistance / meanDistance - 1)).toBeLessThan(0.05);
  });

  it('tells of its progress', () => {
    const done: number[] = [];
    fitKMedoids({ x: [1, 5, 9] }, { k: 2, starts: 3, onProgress: (progress) => done.push(progress.done) });
    expect(done).toEqual([1, 2, 3]);
  });
});
