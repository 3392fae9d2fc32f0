import { toRows } from '@clientele/core';
import { analyze } from 'clientele';
import { describe, expect, it } from 'vitest';

/** Eight customers who bought once long ago, and four who buy every month. */
const rows = [
  ...Array.from({ length: 8 }, (_, i) => ({ customer: `once ${i}`, time: `2025-01-${10 + i}`, amount: 20 + i })),
  ...Array.from({ length: 4 }, (_, i) =>
    ['01', '02', '03', '04', '05', '06'].map((month) => ({
      customer: `often ${i}`,
      time: `2025-${month}-${20 + i}`,
      amount: 200 + i,
    })),
  ).flat(),
];

describe('the stage of clusters', () => {
  const analysis = analyze(rows, { asOf: '2025-07-01' });

  it('tells those who come back from those who came once, and says why so many', () => {
    expect(analysis.stages.clusters).toBe('done');
    const cluster = toRows(analysis.customers, ['customer', 'cluster']);
    const of = (word: string): unknown[] =>
      cluster.filter((row) => String(row['customer']).startsWith(word)).map((row) => row['cluster']);
    expect(new Set(of('once')).size).toBe(1);
    expect(of('once')).not.toContain(of('often')[0]);
    expect(analysis.notes.find(({ code }) => code === 'clusters-chosen')?.message).toMatch(
      / have the highest mean silhouette/,
    );
  });

  it('gives profiles whose sizes are those of the column, the numbers tried, and the model', () => {
    const { clusterProfiles: profiles, clusterChoice: choice } = analysis.tables ?? {};
    const sizes = toRows(profiles as never, ['customers']).map((row) => row['customers']);
    expect(sizes.reduce((sum: number, size) => sum + Number(size), 0)).toBe(12);
    expect(Object.keys(choice?.columns ?? {})).toEqual([
      'k',
      'inertia',
      'silhouette',
      'calinskiHarabasz',
      'daviesBouldin',
      'bic',
      'stability',
    ]);
    expect(Object.values(analysis.models).map(({ kind }) => kind)).toContain('segmentation/k-means');
  });

  it('takes what is known of the customers, names aside', () => {
    const known = analyze(rows, {
      asOf: '2025-07-01',
      customers: {
        ...analysis.customers,
        columns: { age: Float64Array.from({ length: 12 }, (_, i) => (i < 4 ? 20 : 60)), name: Array(12).fill('x') },
      } as never,
    });
    const model = Object.values(known.models).find(({ kind }) => kind === 'segmentation/k-means');
    expect(model?.features?.map(({ name }) => name)).toEqual(['recency', 'frequency', 'monetary', 'age']);
  });
});

describe('what is told of the clusters', () => {
  const analysis = analyze(rows, { asOf: '2025-07-01' });
  const of = (name: string): ReturnType<typeof toRows> => toRows(analysis.tables?.[name] as never);

  it('is a rule each that finds them all', () => {
    const found = of('clusterRules').map(({ precision, recall }) => [precision, recall]);
    expect(found).toEqual(found.map(() => [1, 1]));
    expect(new Set(of('clusterRules').map(({ cluster }) => cluster)).size).toBe(of('clusterProfiles').length);
  });

  it('is the segment they are most like, and a tree whose branches hold everybody', () => {
    expect(of('clusterSegments')).toHaveLength(of('clusterProfiles').length);
    const branches = of('dendrogramBranches');
    expect(branches.reduce((sum, { customers }) => sum + Number(customers), 0)).toBe(12);
    expect(of('dendrogramMerges')).toHaveLength(branches.length - 1);
  });

  it('holds for a sample drawn by id, whatever the order, where there are very many', () => {
    const many = Array.from({ length: 2600 }, (_, i) => ({
      customer: `c${i}`,
      time: new Date(Date.UTC(2025, 0, 1 + ((i * 7) % 170))).toISOString(),
      amount: 5 + ((i * 37) % 900),
    }));
    const sizes = (lines: typeof many): unknown =>
      toRows(analyze(lines, { asOf: '2025-07-01' }).tables?.['dendrogramBranches'] as never);
    expect(sizes(many.toReversed())).toEqual(sizes(many));
  });
});
