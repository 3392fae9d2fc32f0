import { encode, InsufficientDataError, InvalidInputError } from '@clientele/core';
import { clusterStability, compareClusters, toRows } from '@clientele/segmentation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobs, reordered, shuffle } from './samples.ts';

describe('compareClusters', () => {
  it('gives the adjusted Rand index of the documentation of scikit-learn', () => {
    expect(compareClusters([0, 0, 1, 2], [0, 0, 1, 1]).adjustedRandIndex).toBeCloseTo(4 / 7, 14);
    expect(compareClusters([0, 0, 1, 1], [1, 1, 0, 0]).adjustedRandIndex).toBe(1);
    expect(compareClusters([0, 0, 0, 0], [0, 1, 2, 3]).adjustedRandIndex).toBe(0);
    expect(compareClusters([0, 1, 0, 1], [0, 0, 1, 1]).adjustedRandIndex).toBeCloseTo(-0.5, 14);
  });

  it('is 1 for the same clustering, one cluster and all alone included', () => {
    for (const same of [
      [3, 3, 3],
      [0, 1, 2],
    ])
      expect(compareClusters(same, same).adjustedRandIndex).toBe(1);
  });

  it('does not see names, nor which clustering comes first', () => {
    const labels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(labels, labels, (a, b) => {
        const n = Math.min(a.length, b.length);
        const [left, right] = [a.slice(0, n), b.slice(0, n)].filter((list) => list.length > 1);
        if (left === undefined || right === undefined) return;
        const plain = compareClusters(left, right).adjustedRandIndex;
        expect(compareClusters(right, left).adjustedRandIndex).toBeCloseTo(plain, 12);
        const renamed = encode(left.map((label) => `cluster ${9 - label}`));
        expect(compareClusters(renamed, right).adjustedRandIndex).toBeCloseTo(plain, 12);
        expect(plain).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('counts who went where', () => {
    const { rows, flows } = compareClusters([0, 0, 1, 1, 1], ['Lost', 'New', 'New', 'New', 'Lost']);
    expect(rows).toBe(5);
    expect(toRows(flows)).toEqual([
      { from: 0, to: 'Lost', customers: 1 },
      { from: 0, to: 'New', customers: 1 },
      { from: 1, to: 'Lost', customers: 1 },
      { from: 1, to: 'New', customers: 2 },
    ]);
  });

  it('counts pairs past 2 ** 32', () => {
    const half = Float64Array.from({ length: 200_000 }, (_, row) => row % 2);
    expect(compareClusters(half, half).adjustedRandIndex).toBe(1);
    const quarter = Float64Array.from({ length: 200_000 }, (_, row) => Math.floor(row / 2) % 2);
    expect(Math.abs(compareClusters(half, quarter).adjustedRandIndex)).toBeLessThan(1e-4);
  });

  it('refuses clusterings of other customers, and customers without a cluster', () => {
    expect(() => compareClusters([0, 1], [0])).toThrow(InvalidInputError);
    expect(() => compareClusters([0, 1], [0, -1])).toThrow('compareClusters: row 1, column after');
    expect(() => compareClusters([0], [0])).toThrow(InsufficientDataError);
  });
});

describe('clusterStability', () => {
  it('is 1 for heaps far apart', () => {
    const stability = clusterStability(blobs(200, 2, { groups: 3, spread: 0.05, seed: 4 }), { k: 3, resamples: 20 });
    expect(Array.from(stability.columns.stability)).toEqual([1, 1, 1]);
    expect(Array.from(stability.columns.dissolved)).toEqual([0, 0, 0]);
    expect([stability.resamples, stability.rows, stability.notes]).toEqual([20, 200, []]);
    expect(stability.model.options).toEqual({ k: 3 });
    expect(Array.from(stability.columns.customers)).toEqual(stability.model.parameters.sizes);
  });

  it('is low where a heap was cut in two, and a note names the clusters', () => {
    const stability = clusterStability(blobs(200, 2, { groups: 1, spread: 1 }), { k: 5, resamples: 20 });
    expect(Math.min(...stability.columns.stability)).toBeLessThan(0.75);
    const unstable = [...stability.columns.stability.keys()].filter(
      (j) => (stability.columns.stability[j] ?? 0) < 0.75,
    );
    expect(stability.notes.map(({ code, details }) => [code, details?.['clusters']])).toEqual([
      ['unstable-clusters', unstable],
    ]);
  });

  it('does not see the order of rows, and counts weights', () => {
    const data = blobs(120, 2, { spread: 1.5 });
    const plain = clusterStability(data, { k: 4, resamples: 5 });
    const other = clusterStability(reordered(data, shuffle(120)), { k: 4, resamples: 5 });
    expect(other.columns).toEqual(plain.columns);
    const weighed = { ...data, n: Float64Array.from({ length: 120 }, (_, row) => 1 + (row % 5)) };
    const heavy = clusterStability(weighed, { k: 4, resamples: 5, weight: 'n' });
    expect(heavy.columns.stability).not.toEqual(plain.columns.stability);
  });

  it('draws of a sample of many customers, and tells of its progress', () => {
    const done: number[] = [];
    const stability = clusterStability(blobs(8000, 2, { spread: 0.1 }), {
      k: 4,
      resamples: 3,
      onProgress: (progress) => done.push(progress.done),
    });
    expect(done).toEqual([1, 2, 3]);
    expect(Math.abs(stability.rows - 5000)).toBeLessThan(300);
    expect(stability.columns.customers.reduce((sum, count) => sum + count, 0)).toBe(8000);
  });

  it('names options that are wrong', () => {
    expect(() => clusterStability({ x: [1, 2] }, { resamples: 1 })).toThrow(
      /^clusterStability: resamples must be a whole/,
    );
    expect(() => clusterStability({ x: [1, 2] }, { k: 0 })).toThrow('k must be');
  });
});

describe('the adjusted mutual information', () => {
  const ami = (a: number[], b: number[]): number => compareClusters(a, b).adjustedMutualInformation;

  it('is 1 for the same clustering and 0 where one says nothing of the other, as scikit-learn documents', () => {
    expect(ami([0, 0, 1, 1], [1, 1, 0, 0])).toBeCloseTo(1, 14);
    expect(ami([0, 0, 0, 0], [0, 1, 2, 3])).toBeCloseTo(0, 14);
    expect(ami([2, 2, 2], [2, 2, 2])).toBe(1);
    expect(ami([0, 1, 2], [0, 1, 2])).toBe(1);
  });

  it('is that of scikit-learn 1.9.1, and so is the adjusted Rand index', () => {
    const rows = Array.from({ length: 60 }, (_, i) => i);
    const a = rows.map((i) => (i * 7) % 5);
    const b = rows.map((i) => (i * i + Math.floor(i / 9)) % 4);
    const c = rows.map((i) => (i % 6 === 0 ? i % 3 : Math.floor(((i * 7) % 5) / 2)));
    expect(ami(a, b)).toBeCloseTo(-0.06617500789767752, 12);
    expect(ami(a, c)).toBeCloseTo(0.5391341585375551, 12);
    expect(compareClusters(a, c).adjustedRandIndex).toBeCloseTo(0.3868052417532761, 12);
  });

  it('subtracts the mean over all orders of the second: every permutation of seven customers', () => {
    const [a, b] = [
      [0, 0, 0, 1, 1, 2, 2],
      [0, 0, 1, 1, 1, 1, 0],
    ];
    const orders = permutations(b);
    const chance = orders.reduce((sum, order) => sum + mutual(a, order), 0) / orders.length;
    const most = (mutual(a, a) + mutual(b, b)) / 2;
    expect(ami(a, b)).toBeCloseTo((mutual(a, b) - chance) / (most - chance), 12);
  });
});

function permutations(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((value, at) => permutations(values.filter((_, i) => i !== at)).map((rest) => [value, ...rest]));
}

/** Mutual information in nats, by its definition. */
function mutual(a: readonly number[], b: readonly number[]): number {
  const share = (of: (row: number) => boolean): number => a.filter((_, row) => of(row)).length / a.length;
  let sum = 0;
  for (const i of new Set(a)) {
    for (const j of new Set(b)) {
      const both = share((row) => a[row] === i && b[row] === j);
      if (both > 0) sum += both * Math.log(both / (share((row) => a[row] === i) * share((row) => b[row] === j)));
    }
  }
  return sum;
}
