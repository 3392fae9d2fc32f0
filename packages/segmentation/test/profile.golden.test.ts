import { customerTable, encode } from '@clientele/core';
import { profileClusters, toRows } from '@clientele/segmentation';
import { describe, expect, it } from 'vitest';

const customers = customerTable(['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay'], {
  monetary: Float64Array.of(10, 20, 30, 400, 500, -60),
  age: Float64Array.of(20, 30, 40, 20, 30, Number.NaN),
  city: encode(['Bonn', 'Bonn', 'Kiel', 'Kiel', 'Kiel', null]),
  cluster: Float64Array.of(0, 0, 0, 1, 1, 2),
  distance: Float64Array.of(1, 1, 1, 1, 1, 1),
});

describe('profileClusters', () => {
  const { clusters, traits, notes } = profileClusters(customers);

  it('gives size, money and shares of both', () => {
    expect(toRows(clusters, ['cluster', 'customers', 'customerShare', 'revenue', 'revenueShare'])).toEqual([
      { cluster: 0, customers: 3, customerShare: 0.5, revenue: 60, revenueShare: 60 / 900 },
      { cluster: 1, customers: 2, customerShare: 1 / 3, revenue: 900, revenueShare: 1 },
      { cluster: 2, customers: 1, customerShare: 1 / 6, revenue: -60, revenueShare: -60 / 900 },
    ]);
    expect(notes).toEqual([]);
  });

  it('gives means and medians in the units of the data, missing cells aside', () => {
    const rows = toRows(traits).filter(({ cluster, column }) => cluster === 1 && column === 'monetary');
    // of 6 customers 4 are below 400 and 1 above, 5 below 500: (4 − 1 + 5) / 2 / 6
    expect(rows).toEqual([
      { cluster: 1, column: 'monetary', level: null, mean: 450, median: 450, overall: 150, effect: 8 / 12 },
    ]);
    const ages = toRows(traits).filter(({ column }) => column === 'age');
    expect(ages.map(({ cluster, mean, effect }) => [cluster, mean, effect])).toEqual([
      [0, 30, expect.closeTo((-3 + 1 + 4) / 3 / 5, 14)],
      [1, 25, expect.closeTo((-3 + 1) / 2 / 5, 14)],
      [2, null, null],
    ]);
  });

  it('gives shares of levels among the customers who have one', () => {
    const rows = toRows(traits).filter(({ cluster, level }) => cluster === 0 && level === 'Bonn');
    expect(rows).toEqual([
      {
        cluster: 0,
        column: 'city',
        level: 'Bonn',
        mean: 2 / 3,
        median: null,
        overall: 0.4,
        effect: expect.closeTo(2 / 3 - 0.4, 14),
      },
    ]);
  });

  it('puts what sets a cluster apart most first, and makes its name of that', () => {
    expect(toRows(clusters, ['suggestedName']).map(({ suggestedName }) => suggestedName)).toEqual([
      'Rather low monetary',
      'High monetary, city Kiel',
      'Low monetary',
    ]);
    const first = toRows(traits).filter((row, at, all) => at === 0 || row['cluster'] !== all[at - 1]?.['cluster']);
    expect(first.map(({ column }) => column)).toEqual(['city', 'monetary', 'monetary']);
  });

  it('never gives two clusters one name', () => {
    const same = { x: [1, 1, 1, 1, 1, 1], cluster: [0, 0, 1, 1, 2, 2] };
    const names = profileClusters(same).clusters.columns.suggestedName;
    expect(names).toEqual(['Average', 'Average (2)', 'Average (3)']);
  });

  it('is not moved by a single customer who spends a thousand times more', () => {
    const cluster = [0, 0, 0, 1, 1, 1];
    const plain = profileClusters({ spend: [1, 2, 3, 14, 15, 16], cluster });
    const whale = profileClusters({ spend: [1, 2, 3, 14, 15, 16_000], cluster });
    expect(whale.clusters.columns.suggestedName).toEqual(plain.clusters.columns.suggestedName);
    expect(whale.traits.columns.effect).toEqual(plain.traits.columns.effect);
  });

  it('tells of segments by name, of the columns asked for, and says where the money was not found', () => {
    const data = { spend: [5, 7, 30], age: [20, 30, 40], segment: ['Lost', 'Lost', 'Champions'] };
    const profile = profileClusters(data, { cluster: 'segment', columns: ['age'] });
    expect(toRows(profile.clusters, ['cluster', 'revenue', 'revenueShare'])).toEqual([
      { cluster: 'Champions', revenue: null, revenueShare: null },
      { cluster: 'Lost', revenue: null, revenueShare: null },
    ]);
    expect(profile.notes.map(({ code }) => code)).toEqual(['no-revenue-column']);
    expect(new Set(toRows(profile.traits).map(({ column }) => column))).toEqual(new Set(['age']));
    const paid = profileClusters(data, { cluster: 'segment', revenue: 'spend' });
    expect(Array.from(paid.clusters.columns.revenue)).toEqual([30, 12]);
  });

  it('refuses names of columns that are not there, and money in words', () => {
    expect(() => profileClusters(customers, { columns: ['agee'] })).toThrow('no column "agee"');
    expect(() => profileClusters(customers, { revenue: 'city' })).toThrow(
      'profileClusters: column "city" must hold numbers, since it is the revenue',
    );
  });
});
