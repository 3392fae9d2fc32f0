import { assignClusters, fitKMeans } from '@clientele/segmentation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobs, reordered, shuffle } from './samples.ts';

/** Columns as bases have them: many ties. */
const tables = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -3, max: 40 })), { minLength: 1, maxLength: 40 })
  .map((rows) => ({ x: rows.map(([x]) => x), y: rows.map(([, y]) => y) }));
const ks = fc.integer({ min: 1, max: 8 });
const quick = { starts: 3 };

describe('fitKMeans on every table', () => {
  it('has the inertia that the distances of its customers sum to, and sizes that count them (CLU-20)', () => {
    fc.assert(
      fc.property(tables, ks, (data, k) => {
        const { parameters } = fitKMeans(data, { k, ...quick });
        const { cluster, distance } = assignClusters(fitKMeans(data, { k, ...quick }), data).columns;
        const sum = distance.reduce((total, d) => total + d * d, 0);
        expect(Math.abs(sum - parameters.inertia)).toBeLessThanOrEqual(1e-12 * Math.max(sum, 1));
        const counts = parameters.sizes.map((_, j) => cluster.filter((label) => label === j).length);
        expect(counts).toEqual(parameters.sizes);
        expect([...parameters.sizes].sort((a, b) => b - a)).toEqual(parameters.sizes);
      }),
    );
  });

  it('has as many clusters as asked for, or as many as customers differ', () => {
    fc.assert(
      fc.property(tables, ks, (data, k) => {
        const distinct = new Set(data.x.map((x, row) => `${x} ${data.y[row]}`)).size;
        expect(fitKMeans(data, { k, ...quick }).parameters.centers.length).toBe(Math.min(k, distinct));
      }),
    );
  });

  it('does not see the order of rows, to the last bit of its parameters', () => {
    fc.assert(
      fc.property(tables, ks, fc.integer({ min: 0, max: 1000 }), (data, k, seed) => {
        const other = reordered(data, shuffle(data.x.length, seed));
        expect(fitKMeans(other, { k, ...quick }).parameters).toEqual(fitKMeans(data, { k, ...quick }).parameters);
      }),
    );
  });

  it('puts equal customers into one cluster', () => {
    fc.assert(
      fc.property(tables, ks, (data, k) => {
        const twice = { x: [...data.x, ...data.x], y: [...data.y, ...data.y] };
        const { cluster } = assignClusters(fitKMeans(twice, { k, ...quick }), twice).columns;
        expect(cluster.slice(data.x.length)).toEqual(cluster.slice(0, data.x.length));
      }),
    );
  });

  it('never has more inertia with more clusters, given starts enough', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 4 }), (data, k) => {
        const [few, more] = [k, k + 1].map((clusters) => fitKMeans(data, { k: clusters }).parameters.inertia);
        expect(more).toBeLessThanOrEqual((few as number) + 1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('gives finite numbers for finite input, however large or small', () => {
    const hostile = fc.oneof(
      fc.double({ min: -1e100, max: 1e100, noNaN: true }),
      fc.constantFrom(0, -0, 5e-324, -5e-324, 1e100, 1e-300),
    );
    const scales = fc.constantFrom('z-score', 'robust', 'none');
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 20 }), ks, scales, (x, k, scale) => {
        const model = fitKMeans({ x }, { k, scale: scale as 'none', ...quick });
        const { distance } = assignClusters(model, { x: [...x, 1e100, -1e100] }).columns;
        const numbers = [...model.parameters.centers.flat(), model.parameters.inertia, ...distance];
        expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
      }),
    );
  });
});

describe('fitKMeans on more rows than it starts from', () => {
  const data = blobs(30_000, 3, { groups: 6, spread: 1 });

  it('does not see the order of rows, within 1e-12', () => {
    const plain = fitKMeans(data, { k: 6 }).parameters;
    const other = fitKMeans(reordered(data, shuffle(30_000)), { k: 6 }).parameters;
    expect(other.sizes).toEqual(plain.sizes);
    expect(Math.abs(other.inertia / plain.inertia - 1)).toBeLessThan(1e-12);
    for (const [j, center] of plain.centers.entries()) {
      for (const [c, x] of center.entries()) {
        expect(Math.abs((other.centers[j]?.[c] as number) - x)).toBeLessThan(1e-12);
      }
    }
  });

  it('finds the same clusters by every seed', () => {
    const found = Array.from({ length: 6 }, (_, seed) => fitKMeans(data, { k: 6, seed }).parameters.inertia);
    expect(Math.max(...found) / Math.min(...found)).toBeLessThan(1.0001);
  });

  it('goes on to the end where it is told to, for a little less inertia', () => {
    const [usual, exact] = [undefined, 0].map((tolerance) => fitKMeans(data, { k: 6, tolerance }));
    const ratio = (usual?.parameters.inertia ?? 0) / (exact?.parameters.inertia ?? 1);
    expect(ratio).toBeGreaterThan(1);
    expect(ratio).toBeLessThan(1.0005);
    expect(exact?.diagnostics.status).toBe('converged');
  });

  it('draws heaps of equal rows as often as others', () => {
    const heap = { x: [...new Array<number>(20_000).fill(0), ...new Array<number>(20_000).fill(1), 5, 6] };
    const { sizes, inertia } = fitKMeans(heap, { k: 4, scale: 'none' }).parameters;
    expect([sizes, inertia]).toEqual([[20_000, 20_000, 1, 1], 0]);
  });
});
