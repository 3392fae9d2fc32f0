import { encode, InsufficientDataError, InvalidInputError, InvalidOptionError, type Row } from '@clientele/core';
import { assignClusters, clusterRules, fitKMeans, matchClusters, toRows } from '@clientele/segmentation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobs, reordered, shuffle } from './samples.ts';

describe('clusterRules', () => {
  it('tells clusters by few questions, with precision and recall counted by hand', () => {
    // visits < 5.5 holds for five, of whom four are of cluster 0; all four are found
    const table = { visits: [1, 2, 3, 4, 5, 7, 8, 9, 9, 9], cluster: [0, 0, 0, 0, 1, 1, 1, 1, 1, 1] };
    const { rules, clusters, notes } = clusterRules(table, { maxDepth: 1, minCustomers: 5 });
    expect(toRows(rules)).toEqual([
      { cluster: 0, rule: 'visits < 6', customers: 5, precision: 0.8, recall: 1 },
      { cluster: 1, rule: 'visits >= 6', customers: 5, precision: 1, recall: 5 / 6 },
    ]);
    expect(toRows(clusters)).toEqual([
      { cluster: 0, rules: 1, precision: 0.8, recall: 1 },
      { cluster: 1, rules: 1, precision: 1, recall: 5 / 6 },
    ]);
    expect(notes).toEqual([]);
  });

  it('asks for texts and for missing cells, and takes named groups', () => {
    const table = {
      city: ['Ulm', 'Ulm', 'Bonn', 'Bonn', 'Kiel', 'Kiel'],
      age: [20, null, 30, 30, null, null],
      cluster: ['south', 'south', 'west', 'west', 'north', 'north'],
    };
    const { rules } = clusterRules(table, { minCustomers: 1 });
    expect(toRows(rules, ['cluster', 'rule', 'precision', 'recall'])).toEqual([
      { cluster: 'north', rule: 'city "Kiel"', precision: 1, recall: 1 },
      { cluster: 'south', rule: 'city "Ulm"', precision: 1, recall: 1 },
      { cluster: 'west', rule: 'city "Bonn"', precision: 1, recall: 1 },
    ]);
    const [north] = toRows(clusterRules(table, { minCustomers: 1, columns: ['age'] }).rules);
    expect(north?.['rule']).toBe('age missing');
  });

  it('does not ask twice where both answers say the same', () => {
    const x = Array.from({ length: 100 }, (_, i) => i);
    const table = { x, y: x.map((i) => i % 7), cluster: x.map((i) => Number(i >= 50)) };
    expect(toRows(clusterRules(table).rules, ['rule'])).toEqual([{ rule: 'x < 49.5' }, { rule: 'x >= 49.5' }]);
  });

  it('gives the best rule there is, and a note, where no rule holds mostly for a cluster', () => {
    const table = { x: [1, 1, 1, 1, 2, 2], cluster: [0, 0, 0, 1, 0, 0] };
    const { rules, notes } = clusterRules(table, { minCustomers: 1 });
    expect(toRows(rules)[1]).toEqual({ cluster: 1, rule: 'x < 1.5', customers: 4, precision: 0.25, recall: 1 });
    expect(notes.map(({ code }) => code)).toEqual(['clusters-without-rule']);
  });

  it('holds for the customers it counts: each rule, read back, finds its numbers', () => {
    const columns = blobs(400, 3, { groups: 4, spread: 1.5 });
    const cluster = assignClusters(fitKMeans(columns, { k: 4 }), columns).columns.cluster;
    const { rules, clusters } = clusterRules({ ...columns, cluster });
    for (const { cluster: own, rule, customers, precision, recall } of toRows(rules) as Row[]) {
      const holds = Array.from(cluster, (_, row) =>
        String(rule)
          .split('; ')
          .every((phrase) => meets(columns, phrase, row)),
      );
      const inside = holds.filter((flag, row) => flag && cluster[row] === own).length;
      expect(holds.filter(Boolean)).toHaveLength(Number(customers));
      expect(inside / Number(customers)).toBeCloseTo(Number(precision), 12);
      expect(inside / cluster.filter((label) => label === own).length).toBeCloseTo(Number(recall), 12);
    }
    for (const recall of clusters.columns.recall) expect(recall).toBeLessThanOrEqual(1 + 1e-12);
  });

  it('does not see the order of the rows', () => {
    const columns = blobs(200, 2, { groups: 3, spread: 1 });
    const cluster = assignClusters(fitKMeans(columns, { k: 3 }), columns).columns.cluster;
    const table = { ...columns, cluster };
    expect(clusterRules(reordered(table, shuffle(200)))).toEqual(clusterRules(table));
  });

  it('refuses what it cannot tell', () => {
    const two = { x: [1, 2], cluster: [0, 1] };
    expect(() => clusterRules({ x: [1, 2], cluster: [0, 0] })).toThrow(InsufficientDataError);
    expect(() => clusterRules({ x: [], cluster: [] })).toThrow(InsufficientDataError);
    expect(() => clusterRules({ cluster: [0, 1] })).toThrow(InsufficientDataError);
    expect(() => clusterRules({ x: [1, 2], cluster: [0, null] })).toThrow(InvalidInputError);
    expect(() => clusterRules(two, { columns: ['y'] })).toThrow(InvalidInputError);
    expect(() => clusterRules(two, { maxDepth: 9 })).toThrow(InvalidOptionError);
  });
});

/** Whether a phrase of numbers holds for a row; cuts are shown to six digits, which these cells are far from. */
function meets(columns: Record<string, Float64Array>, phrase: string, row: number): boolean {
  const between = /^(\S+) <= (\S+) < (\S+)$/.exec(phrase);
  const at = (name: string | undefined): number => columns[name ?? '']?.[row] ?? Number.NaN;
  if (between !== null) return Number(between[1]) <= at(between[2]) && at(between[2]) < Number(between[3]);
  const [name, sign, cut] = phrase.split(' ');
  return sign === '<' ? at(name) < Number(cut) : at(name) >= Number(cut);
}

describe('matchClusters', () => {
  it('takes the highest Jaccard index, not the largest overlap', () => {
    // of cluster 1 three are in `all` (3 of 7 in either), two in `own` (2 of 5)
    const clusters = [1, 1, 1, 1, 1, 0, 0, 0, 0];
    const groups = ['own', 'own', 'all', 'all', 'all', 'all', 'all', 'all', 'all'];
    expect(toRows(matchClusters(clusters, groups))).toEqual([
      { cluster: 0, nearest: 'all', customers: 4, share: 1, jaccard: 4 / 7 },
      { cluster: 1, nearest: 'own', customers: 2, share: 0.4, jaccard: 2 / 5 },
    ]);
  });

  it('finds each cluster again under other names', () => {
    const labels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(labels, (own) => {
        const renamed = encode(own.map((label) => `group ${9 - label}`));
        for (const { cluster, nearest, jaccard } of toRows(matchClusters(own, renamed))) {
          expect([nearest, jaccard]).toEqual([`group ${9 - Number(cluster)}`, 1]);
        }
      }),
    );
  });
});
