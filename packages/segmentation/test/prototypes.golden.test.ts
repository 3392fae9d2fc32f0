import { assignClusters, fitKMeans, fitKModes, fitKPrototypes, fitMiniBatch, toRows } from '@clientele/segmentation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobs, reordered, shoppers, shuffle } from './samples.ts';

/** The least number of differing texts to the nearest of k modes, by trying all rows and levels. */
function leastModes(rows: readonly (readonly string[])[], k: number): number {
  const levels = [0, 1].map((c) => [...new Set(rows.map((row) => row[c] as string))]);
  const all = (levels[0] ?? []).flatMap((a) => (levels[1] ?? []).map((b) => [a, b]));
  const costOf = (modes: readonly (readonly string[])[]): number =>
    rows.reduce((sum, row) => sum + Math.min(...modes.map((mode) => row.filter((x, c) => x !== mode[c]).length)), 0);
  const choose = (from: number, chosen: readonly (readonly string[])[]): number =>
    chosen.length === k
      ? costOf(chosen)
      : Math.min(...all.slice(from).map((mode, at) => choose(from + at + 1, [...chosen, mode])), Infinity);
  return choose(0, []);
}

describe('fitKPrototypes', () => {
  it('has sizes, prototypes and a cost that its assignments give back', () => {
    const model = fitKPrototypes(shoppers, { k: 3 });
    const { cluster, distance } = assignClusters(model, shoppers).columns;
    const { sizes, cost, gamma, modes } = model.parameters;
    expect(gamma).toBeCloseTo(0.5, 12); // half the standard deviation of z-scored numbers
    expect(sizes).toEqual(sizes.map((_, j) => cluster.filter((at) => at === j).length));
    expect(distance.reduce((sum, one) => sum + one, 0)).toBeCloseTo(cost, 12);
    for (const [j, [city]] of modes.entries()) {
      const inside = shoppers.city.filter((_, row) => cluster[row] === j);
      const most = Math.max(...inside.map((one) => inside.filter((other) => other === one).length));
      expect(inside.filter((one) => one === city).length).toBe(most);
    }
  });

  it('is k-means where there are no texts', () => {
    const data = blobs(120, 2);
    const [mixed, plain] = [fitKPrototypes(data, { k: 4 }), fitKMeans(data, { k: 4 })];
    expect(mixed.parameters.cost).toBeCloseTo(plain.parameters.inertia, 9);
    expect(mixed.parameters.sizes).toEqual(plain.parameters.sizes);
  });

  it('gives texts the weight gamma', () => {
    const data = { x: [0, 0, 10, 10], t: ['a', 'b', 'a', 'b'] };
    const by = (gamma: number): number[] =>
      Array.from(assignClusters(fitKPrototypes(data, { k: 2, gamma, scale: 'none' }), data).columns.cluster);
    expect(by(1)).toEqual([0, 0, 1, 1]);
    expect(by(1000)).toEqual([0, 1, 0, 1]);
  });

  it('takes a text that the fit never met as different from all', () => {
    const model = fitKPrototypes({ t: ['a', 'a', 'b'] }, { k: 2, gamma: 1 });
    expect(toRows(assignClusters(model, { t: ['z', 'b'] }))).toEqual([
      { cluster: 0, distance: 1 },
      { cluster: 1, distance: 0 },
    ]);
  });

  it('names row and column of a text that is missing', () => {
    expect(() => fitKPrototypes({ x: [1, 2], t: ['a', null] as never })).toThrow(
      'fitKPrototypes: row 1, column t: expected a text, got null',
    );
  });
});

describe('fitKModes', () => {
  it('finds the least cost there is on small tables', () => {
    const cell = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 3, maxLength: 9 }), (rows) => {
        const distinct = new Set(rows.map((row) => row.join())).size;
        const k = Math.min(2, distinct);
        const data = { s: rows.map(([s]) => s), t: rows.map(([, t]) => t) };
        expect(fitKModes(data, { k, starts: 50 }).parameters.cost).toBe(leastModes(rows, k));
      }),
    );
  });

  it('takes numbers as texts, in the fit and for new customers', () => {
    const model = fitKModes({ code: [1, 1, 2, 2, 2] }, { k: 2 });
    expect(model.parameters.modes).toEqual([['2'], ['1']]);
    expect(Array.from(assignClusters(model, { code: [1, 2, 7] }).columns.cluster)).toEqual([1, 0, 0]);
    expect(Array.from(assignClusters(model, { code: ['1', '2'] }).columns.cluster)).toEqual([1, 0]);
  });
});

describe('fitMiniBatch', () => {
  it('comes near k-means, and its parts agree', () => {
    const data = blobs(5000, 3, { groups: 6 });
    const model = fitMiniBatch(data, { k: 6, batchSize: 500 });
    const { inertia, sizes } = model.parameters;
    expect(inertia / fitKMeans(data, { k: 6 }).parameters.inertia).toBeLessThan(1.02);
    const { cluster, distance } = assignClusters(model, data).columns;
    expect(sizes).toEqual(sizes.map((_, j) => cluster.filter((at) => at === j).length));
    expect(distance.reduce((sum, one) => sum + one * one, 0)).toBeCloseTo(inertia, 6);
  });

  it('draws its batches by values: row order does not show', () => {
    const data = blobs(900, 2);
    const plain = fitMiniBatch(data, { k: 3, batchSize: 100 }).parameters;
    const other = fitMiniBatch(reordered(data, shuffle(900)), { k: 3, batchSize: 100 }).parameters;
    expect(other.sizes).toEqual(plain.sizes);
    expect(other.inertia).toBeCloseTo(plain.inertia, 9);
  });

  it('says how many passes it took and whether they were enough', () => {
    const data = blobs(2000, 2, { spread: 3 });
    const stopped = fitMiniBatch(data, { k: 8, batchSize: 50, maxIterations: 1, tolerance: 0 });
    expect(stopped.diagnostics).toMatchObject({ status: 'stopped', iterations: 1 });
    expect(fitMiniBatch(data, { k: 2, tolerance: 1 }).diagnostics.status).toBe('converged');
  });
});
