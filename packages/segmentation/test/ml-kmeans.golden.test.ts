import { assignClusters, fitKMeans, parseKMeansModel } from '@clientele/segmentation';
import { fitMlKMeans } from '@clientele/segmentation/ml-kmeans';
import { openRandom } from '@clientele/stats';
import { kmeans } from 'ml-kmeans';
import { describe, expect, it } from 'vitest';
import { blobs, reordered, shuffle } from './samples.ts';

const points = blobs(200, 3, { groups: 5, spread: 1 });

/** The rows in the order in which the engine is given them. */
function canonical(columns: Readonly<Record<string, Float64Array>>): number[][] {
  const cells = Object.values(columns);
  const rows = Array.from(cells[0] as Float64Array, (_, row) => cells.map((column) => column[row] as number));
  return rows.sort((a, b) => a.map((x, c) => x - (b[c] as number)).find((difference) => difference !== 0) ?? 0);
}

describe('fitMlKMeans', () => {
  it('has the engine’s own numbers, to the last bit', () => {
    const model = fitMlKMeans(points, { k: 5, scale: 'none', starts: 1, seed: 4, tolerance: 0 });
    const seed = openRandom(4).below(2 ** 31);
    const rows = canonical(points);
    const own = kmeans(rows, 5, { seed, tolerance: 0, maxIterations: 300 });
    expect(new Set(model.parameters.centers.map(String))).toEqual(new Set(own.centroids.map(String)));
    const information = own.computeInformation(rows);
    const inertia = information.reduce((sum, { error, size }) => sum + error * size, 0);
    expect(Math.abs(model.parameters.inertia / inertia - 1)).toBeLessThan(1e-13);
    expect(model.parameters.sizes).toEqual(information.map(({ size }) => size).sort((a, b) => b - a));
    expect(model.diagnostics).toMatchObject({ status: 'converged', iterations: own.iterations });
  });

  it('is a k-means model as any other, its engine named', () => {
    const model = parseKMeansModel(JSON.parse(JSON.stringify(fitMlKMeans(points, { k: 5 }))));
    expect([model.kind, model.engine]).toEqual(['segmentation/k-means', 'ml-kmeans']);
    const ours = fitKMeans(points, { k: 5 });
    expect(ours).not.toHaveProperty('engine');
    expect(Math.abs(model.parameters.inertia / ours.parameters.inertia - 1)).toBeLessThan(1e-10);
    expect(assignClusters(model, points).columns.cluster).toEqual(assignClusters(ours, points).columns.cluster);
  });

  it('follows the scale of the data, which the engine’s absolute tolerance does not', () => {
    const small = Object.fromEntries(
      Object.entries(points).map(([name, x]) => [name, x.map((value) => value * 2 ** -14)]),
    );
    const options = { k: 5, scale: 'none', starts: 1 } as const;
    const { inertia } = fitMlKMeans(points, options).parameters;
    expect(fitMlKMeans(small, options).parameters.inertia).toBe(inertia * 2 ** -28);
  });

  it('does not see the order of rows', () => {
    const other = reordered(points, shuffle(200));
    expect(fitMlKMeans(other, { k: 5, starts: 2 }).parameters).toEqual(
      fitMlKMeans(points, { k: 5, starts: 2 }).parameters,
    );
  });

  it('is better by more starts', () => {
    const inertias = [1, 30].map((starts) => fitMlKMeans(points, { k: 9, starts, seed: 3 }).parameters.inertia);
    expect(inertias[1]).toBeLessThan(inertias[0] as number);
  });

  it('has no duplicate centres where fewer rows than k differ', () => {
    const model = fitMlKMeans({ x: [1, 1, 5, 5, 5] }, { k: 3, scale: 'none' });
    expect(model.parameters).toMatchObject({ centers: [[5], [1]], sizes: [3, 2] });
    expect(model.diagnostics.notes.map(({ code }) => code)).toEqual(['fewer-clusters']);
  });

  it('leaves out clusters that the engine left empty, and says so', () => {
    // three of four random starts fall on the heap in nearly every run
    const x = [...new Array<number>(500).fill(0), 1, 2, 3];
    const model = fitMlKMeans({ x }, { k: 4, scale: 'none', initialization: 'random', starts: 1 });
    expect(model.parameters.sizes).not.toContain(0);
    expect(model.parameters.sizes.length).toBeLessThan(4);
    expect(model.diagnostics.notes.map(({ code }) => code)).toEqual(['empty-cluster']);
  });
});
