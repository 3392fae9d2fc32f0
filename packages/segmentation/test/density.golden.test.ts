import { clusterDbscan, clusterHdbscan } from '@clientele/segmentation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobs, reordered, shuffle } from './samples.ts';

const plain = { scale: 'none' } as const;

function clusters(x: readonly number[], radius: number, minPoints: number): number[] {
  return Array.from(clusterDbscan({ x }, { radius, minPoints, ...plain }).columns.cluster);
}

describe('clusterDbscan', () => {
  it('gives a border point to the nearest dense place, whatever the order of rows (CLU-10)', () => {
    const x = [0, 0.3, 0.6, 1, 2, 3, 3.4, 3.7, 4];
    // 2 is as near to 1 as to 3: the smaller one decides
    expect(clusters(x, 1, 4)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1]);
    expect(clusters([...x].reverse(), 1, 4)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect(
      clusters(
        x.map((value) => (value === 2 ? 2.25 : value)),
        1,
        4,
      )[4],
    ).toBe(0);
  });

  it('includes the radius, and loses no neighbours far from 0 (CLU-12)', () => {
    expect(clusters([0.2, 0.3], 0.1, 2)).toEqual([0, 0]);
    expect(clusters([0.1, 0.2], 0.1, 2)).toEqual([0, 0]);
    expect(clusters([1e8, 1e8 + 0.5, 1e8 + 3], 0.5, 2)).toEqual([0, 0, -1]);
  });

  it('counts equal customers, and never parts them', () => {
    expect(clusters([5, 5, 5, 9], 1, 3)).toEqual([0, 0, 0, -1]);
    const weighed = clusterDbscan({ x: [5, 9], n: [3, 1] }, { radius: 1, minPoints: 3, weight: 'n', ...plain });
    expect(Array.from(weighed.columns.cluster)).toEqual([0, -1]);
    expect(Array.from(weighed.columns.isCore)).toEqual([1, 0]);
    expect(weighed.notes.map(({ code }) => code)).toEqual(['noise']);
  });

  it('is the same clustering as by comparing all pairs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        (x, radius, minPoints) => {
          const near = (a: number): number[] => x.filter((b) => Math.abs(a - b) <= radius);
          const cores = x.filter((a) => near(a).length >= minPoints);
          const found = clusters(x, radius, minPoints);
          for (const [row, cluster] of found.entries()) {
            expect(cluster >= 0).toBe(near(x[row] as number).some((b) => cores.includes(b)));
          }
          for (const a of cores) {
            for (const b of near(a).filter((one) => cores.includes(one))) {
              expect(found[x.indexOf(a)]).toBe(found[x.indexOf(b)]);
            }
          }
        },
      ),
    );
  });

  it('reads a radius off the data, says so, and finds the heaps', () => {
    const data = blobs(300, 2, { groups: 3, spread: 0.3, seed: 4 });
    const found = clusterDbscan(data);
    expect(found.notes[0]).toMatchObject({ code: 'radius-chosen', details: { radius: found.radius } });
    expect(new Set(found.columns.cluster.filter((cluster) => cluster >= 0)).size).toBe(3);
    expect(found.columns.cluster.filter((cluster) => cluster < 0).length).toBeLessThan(15);
  });

  it('takes one customer, and customers all alike', () => {
    expect(Array.from(clusterDbscan({ x: [3] }).columns.cluster)).toEqual([-1]);
    expect(Array.from(clusterDbscan({ x: [3, 3, 3, 3, 3] }).columns.cluster)).toEqual([0, 0, 0, 0, 0]);
  });

  it('refuses a radius or a density of 0', () => {
    expect(() => clusterDbscan({ x: [1] }, { radius: 0 })).toThrow('clusterDbscan: radius must be a number > 0');
    expect(() => clusterDbscan({ x: [1] }, { minPoints: 0 })).toThrow('clusterDbscan: minPoints must be a number > 0');
    expect(() => clusterDbscan({ x: [1] }, { eps: 1 } as never)).toThrow('eps must be one of the options');
  });
});

describe('clusterHdbscan', () => {
  const twoDensities = {
    x: [...Array.from({ length: 20 }, (_, i) => i / 10), ...Array.from({ length: 10 }, (_, i) => 20 + i), 500],
  };

  it('finds clusters of different density side by side, and noise', () => {
    const { cluster, probability } = clusterHdbscan(twoDensities, { minClusterSize: 5 }).columns;
    expect(Array.from(cluster)).toEqual([...Array(20).fill(0), ...Array(10).fill(1), -1]);
    expect(probability.at(-1)).toBe(0);
    expect(Math.max(...probability)).toBe(1);
    expect(Math.min(...probability)).toBeGreaterThanOrEqual(0);
  });

  it('takes equal customers as one place: all noise, or all together where that is allowed (CLU-18)', () => {
    const x = Array(20).fill(7) as number[];
    expect(new Set(clusterHdbscan({ x }).columns.cluster)).toEqual(new Set([-1]));
    expect(new Set(clusterHdbscan({ x }, { allowSingleCluster: true }).columns.cluster)).toEqual(new Set([0]));
    const heaps = [...x, ...(Array(8).fill(9) as number[]), 30];
    expect(Array.from(clusterHdbscan({ x: heaps }).columns.cluster)).toEqual([
      ...Array(20).fill(0),
      ...Array(8).fill(1),
      -1,
    ]);
  });

  it('does not see the order of rows, nor the unit of a column', () => {
    const data = blobs(200, 3, { groups: 4, spread: 1 });
    const order = shuffle(200);
    const found = clusterHdbscan(data, { minClusterSize: 8 }).columns;
    const other = clusterHdbscan(reordered(data, order), { minClusterSize: 8 }).columns;
    expect(Array.from(other.cluster)).toEqual(order.map((row) => found.cluster[row]));
    const scaled = { ...data, x0: (data['x0'] as Float64Array).map((x) => x * 1024) };
    expect(clusterHdbscan(scaled, { minClusterSize: 8 }).columns.cluster).toEqual(found.cluster);
  });

  it('has no cluster smaller than asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 2, max: 6 }),
        fc.boolean(),
        (x, minClusterSize, allowSingleCluster) => {
          const { cluster } = clusterHdbscan({ x }, { minClusterSize, allowSingleCluster }).columns;
          for (const number of new Set(cluster)) {
            if (number >= 0)
              expect(cluster.filter((one) => one === number).length).toBeGreaterThanOrEqual(minClusterSize);
          }
          for (const [row, value] of x.entries()) expect(cluster[row]).toBe(cluster[x.indexOf(value)]);
        },
      ),
    );
  });
});
