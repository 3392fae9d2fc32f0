import { table, withColumns } from '@clientele/core';
import { assignClusters, fitKMeans, toRows } from '@clientele/segmentation';
import { describe, expect, it } from 'vitest';
import { blobs } from './samples.ts';

const labels = (values: ArrayLike<number>): number[] => Array.from(values);

describe('fitKMeans on tables that can be worked by hand', () => {
  it('scales by default, so that money does not decide alone (CLU-16)', () => {
    const customers = { visits: [1, 2, 30, 31, 1, 29], spend: [5000, 5200, 5100, 5300, 9000, 9100] };
    const raw = assignClusters(fitKMeans(customers, { k: 2, scale: 'none' }), customers).columns.cluster;
    expect(labels(raw)).toEqual([0, 0, 0, 0, 1, 1]);
    const scaled = assignClusters(fitKMeans(customers, { k: 2 }), customers).columns.cluster;
    expect(labels(scaled)).toEqual([0, 0, 1, 1, 0, 1]);
    const cents = { ...customers, spend: customers.spend.map((spend) => spend * 1000) };
    expect(labels(assignClusters(fitKMeans(cents, { k: 2 }), cents).columns.cluster)).toEqual(labels(scaled));
  });

  it('gives centres, sizes and inertia of one run, the largest cluster first', () => {
    const model = fitKMeans({ x: [10, 12, 0, 1, 2, 3] }, { k: 2, scale: 'none' });
    expect(model.parameters).toEqual({ centers: [[1.5], [11]], sizes: [4, 2], weights: [4, 2], inertia: 7 });
    expect(model.diagnostics).toMatchObject({ status: 'converged', rows: 6, objective: 7, notes: [] });
  });

  it('numbers clusters of one size by their centres', () => {
    const model = fitKMeans({ x: [9, 9, 5, 5, 1, 1], y: [0, 0, 0, 0, 0, 0] }, { k: 3, scale: 'none' });
    expect(model.parameters.centers).toEqual([
      [1, 0],
      [5, 0],
      [9, 0],
    ]);
  });

  it('gives a customer as near to two centres to the lower number', () => {
    const model = fitKMeans({ x: [0, 0, 0, 10] }, { k: 2, scale: 'none' });
    expect(toRows(assignClusters(model, { x: [5] }))).toEqual([{ cluster: 0, distance: 5 }]);
  });

  it('takes a weight as that many rows', () => {
    const rows = { x: [0, 1, 1, 1, 8, 8, 9], y: [0, 2, 2, 2, 6, 6, 7] };
    const weighed = { x: [0, 1, 8, 9], y: [0, 2, 6, 7], customers: [1, 3, 2, 1] };
    const [plain, heavy] = [fitKMeans(rows, { k: 2 }), fitKMeans(weighed, { k: 2, weight: 'customers' })];
    expect(heavy.parameters.weights).toEqual(plain.parameters.sizes);
    expect(heavy.parameters.sizes).toEqual([2, 2]);
    expect(heavy.parameters.inertia).toBeCloseTo(plain.parameters.inertia, 13);
    expect(heavy.features.map(({ name }) => name)).toEqual(['x', 'y']);
  });

  it('finds finite centres where all rows are equal, or fewer differ than k, and says so (CLU-15)', () => {
    const equal = fitKMeans({ x: [3, 3, 3], y: [1, 1, 1] }, { k: 2 });
    expect(equal.parameters).toEqual({ centers: [[0, 0]], sizes: [3], weights: [3], inertia: 0 });
    expect(equal.diagnostics.notes.map(({ code }) => code)).toEqual([
      'constant-column',
      'constant-column',
      'fewer-clusters',
    ]);
    const two = fitKMeans({ x: [1, 1, 5, 5, 5] }, { k: 3, scale: 'none' });
    expect(two.parameters.centers).toEqual([[5], [1]]);
    expect(two.diagnostics.notes).toEqual([
      {
        code: 'fewer-clusters',
        message: 'only 2 clusters, not 3: no more customers differ in their features',
        details: { wanted: 3, found: 2 },
      },
    ]);
  });

  it('fills a cluster that runs empty with the farthest customer, never the same twice (CLU-15)', () => {
    // one heap of equal rows draws all starts of a sample, two far rows are in none of them
    const x = [...new Array<number>(50_000).fill(0), 100, 200];
    expect(fitKMeans({ x }, { k: 3, scale: 'none', starts: 1 }).parameters).toMatchObject({
      centers: [[0], [100], [200]],
      sizes: [50_000, 1, 1],
      inertia: 0,
    });
  });

  it('tells values apart that differ in the last bit, or says that it cannot', () => {
    const x = [0.1, 0.1, 0.1, 0.10000000000000002];
    const model = fitKMeans({ x }, { k: 2, scale: 'none' });
    const { cluster } = assignClusters(model, { x }).columns;
    expect(cluster[0]).toBe(cluster[1]);
    expect(model.parameters.sizes.reduce((sum, size) => sum + size)).toBe(4);
  });

  it('has the same inertia over all seeds, since every start is drawn anew (CLU-21)', () => {
    const data = blobs(300, 3);
    const found = Array.from({ length: 10 }, (_, seed) => fitKMeans(data, { k: 4, seed }).parameters.inertia);
    expect(Math.max(...found) / Math.min(...found)).toBeLessThan(1 + 1e-12);
  });

  it('says when it was stopped, and still agrees with itself', () => {
    const data = blobs(500, 2, { spread: 2 });
    const model = fitKMeans(data, { k: 9, starts: 1, maxIterations: 1 });
    expect(model.diagnostics.status).toBe('stopped');
    const { cluster } = assignClusters(model, data).columns;
    const counts = model.parameters.sizes.map((_, j) => cluster.filter((label) => label === j).length);
    expect(counts).toEqual(model.parameters.sizes);
  });

  it('tells of its progress, and stops where that throws', () => {
    const stages: string[] = [];
    fitKMeans(blobs(12_000, 2), { k: 3, starts: 2, onProgress: ({ stage }) => stages.push(stage) });
    expect(stages.slice(0, 3)).toEqual(['starts', 'starts', 'iterations']);
    const stop = (): void => {
      throw new RangeError('enough');
    };
    expect(() => fitKMeans({ x: [1, 2, 3] }, { k: 2, onProgress: stop })).toThrow('enough');
  });
});

describe('the forms of input', () => {
  it('are five, and give the same bits (CLU-22)', () => {
    const columns = { x: [1, 2, 9, 11, 30], y: [4, 4, 1, 2, 8] };
    const typed = { x: Float64Array.from(columns.x), y: Float64Array.from(columns.y) };
    const whole = { x: Int32Array.from(columns.x), y: Uint8Array.from(columns.y) };
    const rows = columns.x.map((x, row) => ({ x, y: columns.y[row] }));
    const models = [columns, typed, whole, rows, table(typed)].map((data) => fitKMeans(data, { k: 3 }));
    for (const model of models) expect(model).toEqual(models[0]);
    for (const data of [columns, typed, whole, rows, table(typed)]) {
      const { cluster, distance } = assignClusters(models[0] as (typeof models)[0], data).columns;
      expect({ cluster, distance }).toEqual(assignClusters(models[0] as (typeof models)[0], columns).columns);
    }
  });

  it('keep what a table says of itself beside its clusters', () => {
    const source = withColumns(table({ x: Float64Array.of(1, 2, 9) }), { cluster: Float64Array.of(7, 7, 7) });
    const clustered = assignClusters(fitKMeans(source, { k: 2 }), source);
    expect(Object.keys(clustered.columns)).toEqual(['x', 'cluster', 'distance']);
    expect(Array.from(clustered.columns.cluster)).toEqual([0, 0, 1]);
  });

  it('may be no rows at all for assignment', () => {
    const model = fitKMeans({ x: [1, 2, 9], city: ['a', 'b', 'b'] }, { k: 2, features: ['x', 'city'] });
    for (const nothing of [[], { x: [], city: [] }]) expect(assignClusters(model, nothing).length).toBe(0);
  });
});
