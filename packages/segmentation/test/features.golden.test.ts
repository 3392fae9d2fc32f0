import { encode, table } from '@clientele/core';
import { assignClusters, type ClusterInput, type FeatureChoice, fitKMeans } from '@clientele/segmentation';
import { describe, expect, it } from 'vitest';
import { shoppers } from './samples.ts';

/** The coordinates of each row, one cluster a row: what a feature makes of its column. */
function coordinates(data: ClusterInput, feature: FeatureChoice): number[][] {
  const { parameters } = fitKMeans(data, { k: 1000, features: [feature], starts: 1 });
  return parameters.centers.map((center) => [...center]).sort((a, b) => (a[0] as number) - (b[0] as number));
}

const close = (values: readonly number[]): unknown => values.map((value) => expect.closeTo(value, 12));

describe('features of numbers', () => {
  it('are z-scored with divisor n', () => {
    const [feature] = fitKMeans({ x: [1, 3, 5, 7] }).features;
    expect(feature).toEqual({ name: 'x', type: 'number', center: 4, scale: Math.sqrt(5) });
    expect(coordinates({ x: [1, 3, 5, 7] }, { column: 'x' }).flat()).toEqual(
      close([-3, -1, 1, 3].map((z) => z / Math.sqrt(5))),
    );
  });

  it('are scaled by median and quartiles where asked, by the standard deviation where these are equal', () => {
    const [feature] = fitKMeans({ x: [1, 2, 3, 4, 1000] }, { scale: 'robust' }).features;
    expect(feature).toMatchObject({ center: 3, scale: expect.closeTo(2 / 1.3489795003921634, 12) });
    const tied = fitKMeans({ x: [5, 5, 5, 5, 15] }, { scale: 'robust' });
    expect(tied.features[0]).toMatchObject({ center: 5, scale: expect.closeTo(Math.sqrt(20), 12) });
    expect(tied.diagnostics.notes.map(({ code }) => code)).toContain('quartiles-equal');
  });

  it('have a scale above zero, however little they differ', () => {
    const x = [0, 0, 0, 0, 0, 0, 0, 0, 0, 5e-324];
    const model = fitKMeans({ x }, { k: 2 });
    expect(model.features[0]?.scale).toBe(5e-324);
    expect(model.parameters).toMatchObject({ centers: [[0], [1]], sizes: [9, 1] });
  });

  it('keep a weight’s meaning in mean and standard deviation', () => {
    const [feature] = fitKMeans({ x: [0, 10], n: [3, 1] }, { weight: 'n' }).features;
    expect(feature).toMatchObject({ center: 2.5, scale: expect.closeTo(Math.sqrt((3 * 2.5 ** 2 + 7.5 ** 2) / 4), 14) });
  });

  it('become logarithms on both sides of zero', () => {
    const logs = coordinates({ x: [-99, 0, 99] }, { column: 'x', transform: 'log1p', scale: 'none' });
    expect(logs.flat()).toEqual([-Math.log1p(99), 0, Math.log1p(99)]);
  });

  it('become shares of the customers below, ties at the middle of theirs', () => {
    const x = [10, 20, 20, 20, 1000];
    const ranks = coordinates({ x }, { column: 'x', transform: 'rank', scale: 'none' }).flat();
    expect(ranks).toEqual([0, 0.5, 1]);
    const model = fitKMeans({ x }, { k: 1, features: [{ column: 'x', transform: 'rank', scale: 'none' }] });
    const [center] = model.parameters.centers[0] as [number];
    const places = Array.from(assignClusters(model, { x: [-5, 15, 510, 5000] }).columns.distance);
    // halfway between two percentiles, and held at the ends
    expect(places).toEqual(close([center, center - 0.125, 0.875 - center, 1 - center]));
  });

  it('may be missing where something stands in', () => {
    const x = [1, 2, Number.NaN, 9];
    const model = fitKMeans({ x }, { features: [{ column: 'x', missing: 'median' }] });
    expect(model.features[0]).toMatchObject({ missing: 2 });
    const { cluster } = assignClusters(model, { x: [null, 2] }).columns;
    expect(cluster[0]).toBe(cluster[1]);
    expect(fitKMeans({ x }, { features: [{ column: 'x', missing: -1 }] }).features[0]?.missing).toBe(-1);
  });

  it('are all columns but names, ids and clusters unless they are named; what is left out is said', () => {
    const twice = (cells: readonly (number | string)[]): (number | string)[] => [...cells, ...cells];
    const data = Object.fromEntries(Object.entries(shoppers).map(([name, cells]) => [name, twice(cells)]));
    const name = Array.from({ length: 20 }, (_, row) => `No. ${row}`);
    const model = fitKMeans({ ...data, name, customer: name } as never, { k: 2 });
    expect(model.features.map((feature) => feature.name)).toEqual(['age', 'spend', 'city']);
    expect(model.diagnostics.notes).toEqual([
      {
        code: 'columns-left-out',
        message:
          'lists, mixtures, and texts that differ for most customers are no features unless named; left out: name',
        details: { columns: ['name'] },
      },
    ]);
  });
});

describe('features of texts', () => {
  it('are one indicator a level, the most frequent first, which together vary as one z-scored number', () => {
    const model = fitKMeans(shoppers, { k: 3, features: ['city'] });
    const scale = Math.sqrt(1 - 0.4 ** 2 - 0.4 ** 2 - 0.1 ** 2 - 0.1 ** 2);
    expect(model.features).toEqual([
      {
        name: 'city',
        type: 'category',
        levels: ['Bonn', 'Kiel', 'Aalen', 'Ulm'],
        pooled: 0,
        scale: expect.closeTo(scale, 14),
      },
    ]);
    const single = fitKMeans(shoppers, { k: 1, features: ['city'] });
    expect(single.parameters.inertia / 10).toBeCloseTo(1, 12);
  });

  it('pool the rarer levels, and there a text that the fit never met is counted', () => {
    const model = fitKMeans(shoppers, { k: 3, features: [{ column: 'city', maxLevels: 2 }] });
    expect(model.features[0]).toMatchObject({ levels: ['Bonn', 'Kiel'], pooled: 2 });
    expect(model.parameters.sizes).toEqual([4, 4, 2]);
    const { cluster, distance } = assignClusters(model, { city: ['Ulm', 'Lima', 'Bonn'] }).columns;
    expect([...cluster].slice(0, 2)).toEqual([2, 2]);
    expect(Math.max(...distance)).toBeLessThan(1e-15);
  });

  it('count a text never met as none of the levels where nothing is pooled', () => {
    const model = fitKMeans(shoppers, { k: 4, features: [{ column: 'city', scale: 'none' }] });
    expect(assignClusters(model, { city: ['Lima'] }).columns.distance[0]).toBe(1);
  });

  it('may be missing where a level of its own stands in (CLU-14)', () => {
    const city = ['Bonn', null, 'Bonn', null, 'Kiel'];
    const model = fitKMeans({ city }, { k: 3, features: [{ column: 'city', missing: 'unknown' }] });
    expect(model.features[0]).toMatchObject({ levels: ['Bonn', 'unknown', 'Kiel'], missing: 'unknown' });
    // two customers as in Bonn: the lower centre comes first
    expect(Array.from(assignClusters(model, { city: [null] }).columns.cluster)).toEqual([0]);
  });

  it('do not depend on the order in which levels are met', () => {
    const turned = { city: [...shoppers.city].reverse() };
    expect(fitKMeans(turned, { features: ['city'] }).parameters).toEqual(
      fitKMeans({ city: shoppers.city }, { features: ['city'] }).parameters,
    );
  });

  it('come from coded columns too, and a level that is called __proto__ is a level', () => {
    const city = encode(['__proto__', 'constructor', '__proto__']);
    const model = fitKMeans(table({ city }), { k: 2, features: ['city'] });
    expect(model.features[0]?.levels).toEqual(['__proto__', 'constructor']);
    expect(Array.from(assignClusters(model, table({ city })).columns.cluster)).toEqual([0, 1, 0]);
  });
});
