import { InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import {
  assignClusters,
  type ClusterInput,
  chooseK,
  chooseMixture,
  clusterDbscan,
  clusterHdbscan,
  clusterHierarchical,
  clusterStability,
  fitGaussianMixture,
  fitKMeans,
  fitKMedoids,
  fitKModes,
  fitKPrototypes,
  fitMiniBatch,
  fitTargetTree,
  profileClusters,
} from '@clientele/segmentation';
import { fitMlKMeans } from '@clientele/segmentation/ml-kmeans';
import { describe, expect, it } from 'vitest';

/** What a method makes of a table: a cluster a row. */
type Method = readonly [name: string, run: (data: ClusterInput, k: number) => ArrayLike<number>];

const byModel =
  (fit: (data: ClusterInput, options: { k: number }) => Parameters<typeof assignClusters>[0]) =>
  (data: ClusterInput, k: number): ArrayLike<number> =>
    assignClusters(fit(data, { k }), data).columns.cluster;

/** Methods for numbers, each asked for k clusters where it can be. */
const methods: readonly Method[] = [
  ['fitKMeans', byModel(fitKMeans)],
  ['fitMiniBatch', byModel(fitMiniBatch)],
  ['fitMlKMeans', byModel(fitMlKMeans)],
  ['fitKMedoids', byModel(fitKMedoids)],
  ['fitKPrototypes', byModel(fitKPrototypes)],
  ['fitGaussianMixture', byModel(fitGaussianMixture)],
  ['clusterHierarchical, Ward', (data, k) => clusterHierarchical(data, { k }).columns.cluster],
  ['clusterHierarchical, single', (data, k) => clusterHierarchical(data, { k, linkage: 'single' }).columns.cluster],
  ['clusterDbscan', (data) => clusterDbscan(data, { minPoints: 1 }).columns.cluster],
  ['clusterHdbscan', (data) => clusterHdbscan(data, { minClusterSize: 2 }).columns.cluster],
];

const hasK = ([name]: Method): boolean => !name.startsWith('clusterDb') && !name.startsWith('clusterHd');

describe.each(methods)('%s', (...method) => {
  const [, run] = method;

  it('takes fewer rows that differ than clusters are asked for: equal rows stay together, none is NaN', () => {
    const found = Array.from(run({ x: [1, 1, 5, 5, 9], y: [2, 2, 0, 0, 4] }, 4));
    expect(found).toHaveLength(5);
    expect(found.every((cluster) => Number.isInteger(cluster) && cluster >= -1 && cluster < 3)).toBe(true);
    expect([found[0], found[2]]).toEqual([found[1], found[3]]);
  });

  it('takes customers who are all equal as one group', () => {
    expect(new Set(Array.from(run({ x: [3, 3, 3, 3], y: [1, 1, 1, 1] }, 3))).size).toBe(1);
  });

  it('takes one customer', () => {
    const [cluster] = Array.from(run({ x: [3], y: [1] }, 1));
    expect(cluster === 0 || cluster === -1).toBe(true);
  });

  it('lets a constant column change nothing', () => {
    const x = [1, 2, 1.5, 20, 21, 22];
    const plain = Array.from(run({ x }, 2));
    expect(Array.from(run({ x, same: [7, 7, 7, 7, 7, 7] }, 2))).toEqual(plain);
  });

  it('refuses NaN, Infinity and what is beyond squares, by row and column', () => {
    for (const bad of [Number.NaN, Number.NEGATIVE_INFINITY, 1e200]) {
      expect(() => run({ x: [1, 2, 3], y: [1, bad, 2] }, 2)).toThrow(InvalidInputError);
      expect(() => run({ x: [1, 2, 3], y: [1, bad, 2] }, 2)).toThrow(/row 1, column y/);
    }
  });

  it('refuses no rows, columns that differ in length, and what is no table', () => {
    expect(() => run({ x: [] }, 2)).toThrow(InsufficientDataError);
    expect(() => run({ x: [1, 2], y: [1] }, 2)).toThrow(/of one length, got 2, 1/);
    expect(() => run(null as never, 2)).toThrow(InvalidInputError);
  });

  it.skipIf(!hasK(method))('refuses a k that is none', () => {
    for (const k of [0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, '3' as never]) {
      expect(() => run({ x: [1, 2, 3] }, k)).toThrow(InvalidOptionError);
    }
  });

  it('keeps finite what is finite, however far apart', () => {
    const found = Array.from(run({ x: [1e99, -1e99, 0, 5e-324, 1e-300], y: [0, 0, 1, 1, 2] }, 2));
    expect(found.every(Number.isInteger)).toBe(true);
  });
});

describe('texts', () => {
  it('are grouped by fitKModes, whatever there is of them', () => {
    const clusters = (city: readonly string[], k: number): number[] =>
      Array.from(assignClusters(fitKModes({ city }, { k }), { city }).columns.cluster);
    expect(clusters(['a', 'a', 'b', 'b', 'b'], 4)).toEqual([1, 1, 0, 0, 0]);
    expect(clusters(['a', 'a'], 2)).toEqual([0, 0]);
    expect(clusters(['a'], 1)).toEqual([0]);
    expect(() => fitKModes({ city: ['a', null] as never }, { k: 2 })).toThrow(/row 1, column city/);
    expect(() => fitKModes({ city: [] }, { k: 2 })).toThrow(InsufficientDataError);
  });
});

describe('what asks for a number of clusters, or judges it', () => {
  it('says how many customers must differ', () => {
    for (const x of [[3, 3, 3], [3]]) expect(() => chooseK({ x })).toThrow(InsufficientDataError);
    expect(Array.from(clusterStability({ x: [3, 3, 3] }, { k: 2 }).columns.stability)).toEqual([1]);
  });

  it('recommends one component for customers who are all equal', () => {
    for (const x of [[3, 3, 3], [3]]) expect(chooseMixture({ x }).recommended).toBe(1);
  });

  it('refuses a range that falls, and NaN among the cells', () => {
    expect(() => chooseK({ x: [1, 2, 3] }, { range: [4, 2] })).toThrow(InvalidOptionError);
    expect(() => clusterStability({ x: [1, Number.NaN] }, { k: 2 })).toThrow(/row 1, column x/);
  });
});

describe('a tree toward a target', () => {
  it('is a root where there is nothing to part, and needs two customers', () => {
    for (const data of [
      { x: [3, 3, 3], value: [1, 5, 9] },
      { x: [1, 2, 3], value: [4, 4, 4] },
    ]) {
      const model = fitTargetTree(data, { minCustomers: 1 });
      expect(model.diagnostics.notes.map(({ code }) => code)).toEqual(['root-only']);
      expect(new Set(assignClusters(model, data).columns.cluster).size).toBe(1);
    }
    expect(() => fitTargetTree({ x: [1], value: [1] })).toThrow(InsufficientDataError);
    expect(() => fitTargetTree({ x: [1, 2], value: [1, Number.NaN] })).toThrow(/row 1, column value/);
  });
});

describe('names of segments that nobody defined', () => {
  it('are told under their own names, and a missing one is refused by row', () => {
    const { clusters } = profileClusters(
      { segment: ['__proto__', 'Gold', 'Gold'], monetary: [1, 2, 3] },
      { cluster: 'segment' },
    );
    expect(Array.from(clusters.columns.customers)).toEqual([2, 1]);
    expect(() => profileClusters({ segment: ['Gold', null], monetary: [1, 2] }, { cluster: 'segment' })).toThrow(
      /row 1/,
    );
  });
});
