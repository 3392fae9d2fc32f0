import { customerTable, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { clusterHierarchical, evaluateClusters, type Linkage, topBranches, toRows } from '@clientele/segmentation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobs, reordered, shuffle } from './samples.ts';

const linkages: readonly Linkage[] = ['ward', 'average', 'complete', 'single'];
/** Of the distances whose squares are given. */
const mean = (squares: readonly number[]): number =>
  squares.reduce((sum, square) => sum + Math.sqrt(square), 0) / squares.length;
const labels = (values: ArrayLike<number>): number[] => Array.from(values);

describe('clusterHierarchical on five points, worked by hand (Ward’s heights as SciPy 1.10 gives them)', () => {
  const five = { x: [0, 0, 4, 4, 10], y: [0, 1, 0, 3, 10] };
  const heights: Record<Linkage, number[]> = {
    ward: [1, 3, 5.830951894845301, 15.231546211727817],
    average: [1, 3, mean([16, 25, 17, 20]), mean([200, 181, 136, 85])],
    complete: [1, 3, 5, Math.sqrt(200)],
    single: [1, 3, 4, Math.sqrt(85)],
  };

  it.each(linkages)('%s', (linkage) => {
    const { merges, leaves } = clusterHierarchical(five, { linkage, scale: 'none' });
    expect(leaves).toBe(5);
    expect(labels(merges.columns.height)).toEqual(heights[linkage].map((height) => expect.closeTo(height, 12)));
    expect(toRows(merges, ['first', 'second', 'customers'])).toEqual([
      { first: 0, second: 1, customers: 2 },
      { first: 2, second: 3, customers: 2 },
      { first: 5, second: 6, customers: 4 },
      { first: 4, second: 7, customers: 5 },
    ]);
  });

  it('cuts where there are k clusters, or at a height, inclusively', () => {
    const cut = (options: object): number[] =>
      labels(clusterHierarchical(five, { linkage: 'complete', scale: 'none', ...options }).columns.cluster);
    expect(cut({ k: 3 })).toEqual([0, 0, 1, 1, 2]);
    expect(cut({ k: 1 })).toEqual([0, 0, 0, 0, 0]);
    expect(cut({ height: 3 })).toEqual([0, 0, 1, 1, 2]);
    expect(cut({ height: 2.99 })).toEqual([0, 0, 1, 2, 3]);
    expect(cut({ height: 0 })).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('clusterHierarchical on ties', () => {
  it('merges 0, 1, 2 alike in whatever order they stand (CLU-11)', () => {
    for (const x of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const { cluster } = clusterHierarchical({ x }, { linkage: 'complete', k: 2, scale: 'none' }).columns;
      expect(x.map((value, row) => [value, cluster[row]]).sort()).toEqual([
        [0, 0],
        [1, 0],
        [2, 1],
      ]);
    }
  });

  it('never splits customers with equal features', () => {
    const tree = clusterHierarchical({ x: [3, 1, 3, 3, 1] }, { k: 4, scale: 'none' });
    expect(labels(tree.columns.cluster)).toEqual([0, 1, 0, 0, 1]);
    expect(labels(tree.columns.leaf)).toEqual([1, 0, 1, 1, 0]);
    expect(tree.notes.map(({ code }) => code)).toEqual(['fewer-clusters']);
    expect(clusterHierarchical({ x: [7, 7] }).merges.length).toBe(0);
  });

  it.each(linkages)('%s: whole numbers in another order give the same tree', (linkage) => {
    const tables = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), {
      minLength: 2,
      maxLength: 25,
    });
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 99 }), (rows, k, seed) => {
        const data = { x: rows.map(([x]) => x), y: rows.map(([, y]) => y) };
        const order = shuffle(rows.length, seed);
        const options = { linkage, k } as const;
        const [plain, other] = [data, reordered(data, order)].map((given) => clusterHierarchical(given, options));
        expect(other?.merges).toEqual(plain?.merges);
        expect(labels(other?.columns.cluster ?? [])).toEqual(order.map((row) => plain?.columns.cluster[row]));
      }),
    );
  });
});

describe('the tree', () => {
  it.each(linkages)('%s: rises, and counts every customer once', (linkage) => {
    const { merges, leaves } = clusterHierarchical(blobs(150, 3), { linkage });
    const { height, first, second, customers } = merges.columns;
    expect(labels(height)).toEqual(labels(height).sort((a, b) => a - b));
    expect([...first, ...second].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 2 * leaves - 2 }, (_, node) => node),
    );
    expect(customers.at(-1)).toBe(150);
  });

  it('of Ward adds up to the inertia: half the squared height of every merge', () => {
    const data = blobs(120, 2);
    const { merges } = clusterHierarchical(data, { scale: 'none' });
    const sum = merges.columns.height.reduce((total, height) => total + height ** 2 / 2, 0);
    const { inertia } = evaluateClusters({ ...data, cluster: new Float64Array(120) }, { scale: 'none' });
    expect(sum / inertia).toBeCloseTo(1, 12);
  });

  it('is the same where customers are written twice, but for their number', () => {
    const data = blobs(60, 2);
    const twice = reordered(
      data,
      Array.from({ length: 120 }, (_, row) => row % 60),
    );
    for (const linkage of ['average', 'complete', 'single'] as const) {
      const [plain, other] = [data, twice].map(
        (given) => clusterHierarchical(given, { linkage, scale: 'none' }).merges,
      );
      expect(other?.columns.height).toEqual(plain?.columns.height);
      expect(other?.columns.customers).toEqual(plain?.columns.customers.map((count) => 2 * count));
    }
    const ward = [data, twice].map((given) => clusterHierarchical(given, { scale: 'none' }).merges.columns.height);
    for (const [at, height] of ward[0]?.entries() ?? []) expect(ward[1]?.[at]).toBeCloseTo(height * Math.SQRT2, 10);
  });
});

describe('what clusterHierarchical takes', () => {
  it('keeps a table’s own columns and customers', () => {
    const table = customerTable(['Ada', 'Bo', 'Cy'], { spend: Float64Array.of(5, 6, 90) });
    expect(toRows(clusterHierarchical(table, { k: 2 }), ['customer', 'spend', 'cluster'])).toEqual([
      { customer: 'Ada', spend: 5, cluster: 0 },
      { customer: 'Bo', spend: 6, cluster: 0 },
      { customer: 'Cy', spend: 90, cluster: 1 },
    ]);
  });

  it('refuses what it cannot bear, and options that contradict each other', () => {
    const x = Float64Array.from({ length: 10_001 }, (_, row) => row);
    expect(() => clusterHierarchical({ x })).toThrow(InvalidInputError);
    expect(() => clusterHierarchical({ x })).toThrow('at most 10000 customers may differ in their features, got 10001');
    expect(() => clusterHierarchical({ x: [1, Number.NaN] })).toThrow('row 1, column x');
    expect(() => clusterHierarchical({ x: [] })).toThrow('needs 1 or more customers');
    for (const options of [{ k: 2, height: 1 }, { k: 0 }, { height: -1 }, { linkage: 'centroid' as 'ward' }]) {
      expect(() => clusterHierarchical({ x: [1, 2] }, options)).toThrow(InvalidOptionError);
    }
  });
});

describe('topBranches', () => {
  const five = { x: [0, 0, 4, 4, 10], y: [0, 1, 0, 3, 10] };

  it('gives what is above the cut, branches numbered by size', () => {
    const tree = clusterHierarchical(five, { linkage: 'single', scale: 'none' });
    const { branch, sizes, merges } = topBranches(tree, { branches: 3 });
    expect([labels(branch), labels(sizes)]).toEqual([
      [0, 0, 1, 1, 2],
      [2, 2, 1],
    ]);
    expect(toRows(merges)).toEqual([
      { first: 0, second: 1, height: 4, customers: 4 },
      { first: 2, second: 3, height: Math.sqrt(85), customers: 5 },
    ]);
  });

  it('gives the whole tree where it has no more leaves', () => {
    const tree = clusterHierarchical({ x: [1, 1, 1, 5, 9] }, { scale: 'none' });
    const { sizes, merges } = topBranches(tree);
    expect(labels(sizes)).toEqual([3, 1, 1]);
    expect(labels(merges.columns.height)).toEqual(labels(tree.merges.columns.height));
  });

  it('cuts as k does, merges what is there, and loses nobody', () => {
    const columns = blobs(120, 3);
    const tree = clusterHierarchical(columns, { k: 9 });
    const { branch, sizes, merges } = topBranches(tree, { branches: 9 });
    expect(branch).toEqual(tree.columns.cluster);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(120);
    const held = [...sizes];
    for (const { first, second, customers } of toRows(merges)) {
      held.push((held[Number(first)] ?? 0) + (held[Number(second)] ?? 0));
      expect(held.at(-1)).toBe(customers);
    }
    expect(() => topBranches(tree, { branches: 1 })).toThrow(InvalidOptionError);
  });
});
